// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Measures;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Shot;
import photo.sluice.contract.Subject;
import photo.sluice.contract.TileGrid;
import photo.sluice.contract.Version;

class LookTest {
    private static PhotoScored scored(String name, Capture capture, String hash, Optional<String> embedding) {
        return new PhotoScored(
                new Subject(
                        new PhotoId("hot", name), new Version(3, 5, Instant.EPOCH), Lane.LIVE, "run", Instant.EPOCH),
                capture,
                40,
                30,
                "jpeg",
                "full",
                new Measures("1", 80, 80, 80, 80, 80, 80, List.of(), Map.of()),
                new TileGrid(2, 2, List.of(1f, 1f, 1f, 5f)),
                List.of(),
                hash,
                embedding,
                Optional.empty(),
                Map.of());
    }

    @Test
    void looksAreTakenFromWhatWasScored() {
        Capture capture = Capture.unknown()
                .with(Capture.Moment.at(LocalDateTime.of(1970, 1, 1, 0, 0, 1, 250_000_000)))
                .with(new Capture.Gear(
                        Optional.of("Nikon Z 9"), Optional.of("77"), Optional.of("50 mm"), Optional.empty()))
                .with(new Shot(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Shot.CONTINUOUS),
                        Optional.of("b7"),
                        Optional.of(4)));
        Look look = Look.of(scored("a.jpg", capture, "ffffffffffffffff", Optional.empty()));
        assertThat(look.version()).isEqualTo(3);
        assertThat(look.moment().millis()).hasValue(1_250);
        assertThat(look.moment().fine()).isTrue();
        assertThat(look.moment().burst()).isEqualTo("b7");
        assertThat(look.moment().sequence()).hasValue(4);
        assertThat(look.hinted(Shot.CONTINUOUS)).isTrue();
        assertThat(look.gear().camera()).isEqualTo("Nikon Z 9 #77");
        assertThat(look.gear().focal()).isNaN();
        assertThat(look.sight().hash()).isEqualTo(-1);
        assertThat(look.sight().peak()).isEqualTo(new Peak(0.75f, 0.75f));
    }

    @Test
    void whatNoScorerShouldSaySaysNothing() {
        Capture capture = Capture.unknown().with(Capture.Moment.at(LocalDateTime.MAX));
        Look one = Look.of(scored("a.jpg", capture, "no hash", Optional.of("?")));
        Look other = Look.of(scored("b.jpg", capture, "no hash", Optional.of("")));
        assertThat(one.moment().millis()).isEmpty();
        assertThat(one.sight().signs()).isEmpty();
        assertThat(other.sight().signs()).isEmpty();
        assertThat(one.sight().distance(other.sight())).isGreaterThan(12);
    }

    /** Little-endian half floats, one for each number: sign, five bits of exponent, ten of fraction. */
    private static Optional<String> halves(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            int bits = Float.floatToIntBits((float) value);
            int exponent = (bits >>> 23 & 0xff) - 127 + 15;
            int half = value == 0 ? 0 : bits >>> 16 & 0x8000 | exponent << 10 | bits >>> 13 & 0x3ff;
            buffer.putShort((short) half);
        }
        return Optional.of(Base64.getEncoder().encodeToString(buffer.array()));
    }

    private static Signs signs(double... values) {
        return halves(values).flatMap(Signs::of).orElseThrow();
    }

    @Test
    void signsTellTheAngleOfTwoEmbeddings() {
        long seed = 5;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (double angle : new double[] {0, 0.3, 0.8, 1.5, 3.1}) {
            double[] one = new double[512];
            double[] across = new double[512];
            for (int i = 0; i < one.length; i++) one[i] = random.nextGaussian();
            for (int i = 0; i < one.length; i += 2) { // at right angles to it, and as long
                across[i] = -one[i + 1];
                across[i + 1] = one[i];
            }
            double[] other = new double[512];
            for (int i = 0; i < one.length; i++) other[i] = Math.cos(angle) * one[i] + Math.sin(angle) * across[i];
            assertThat(signs(one).angle(signs(other))).isBetween(angle - 0.25, angle + 0.25);
        }
        assertThat(signs(1, 2).angle(signs(1, 2, 3))).as("another model").isEqualTo(Math.PI);
        assertThat(signs(1, 2).angle(signs(100, 200)))
                .as("length does not count")
                .isZero();
    }
}
