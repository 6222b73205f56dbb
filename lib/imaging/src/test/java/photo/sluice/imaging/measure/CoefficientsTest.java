// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoefficientsTest {
    /** Of the resource under the version in use: who changes the one changes the other. */
    private static final String VERSION = "2";

    private static final String SHA_256 = "2348297ee58b44b463fdd5414fd48263fd0abe3ca767de8516f0c1ecac763699";

    @Test
    void coefficientsHaveNotChangedUnderTheirVersion() throws Exception {
        try (InputStream found = Objects.requireNonNull(
                Coefficients.class.getResourceAsStream(Coefficients.RESOURCE), Coefficients.RESOURCE)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(found.readAllBytes());
            assertThat(Measures.VERSION + " " + HexFormat.of().formatHex(hash))
                    .as("new coefficients need a new Measures.VERSION, and both their place here")
                    .isEqualTo(VERSION + " " + SHA_256);
        }
    }

    @Test
    void fittedSetIsReadAndWithinItsRanges() {
        assertThat(Coefficient.values())
                .allSatisfy(c -> assertThat(Coefficients.fitted().get(c)).isBetween(c.least(), c.most()));
    }

    @Test
    void missingKeyIsNamed() {
        String without =
                all().lines().filter(line -> !line.startsWith("noise.power")).collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> read(without))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("here.properties")
                .hasMessageContaining("no noise.power");
    }

    @Test
    void unknownKeyIsNamed() {
        assertThatThrownBy(() -> read(all() + "\nnoise.colour = 3\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("noise.colour");
    }

    @Test
    void valueOutOfRangeIsNamedWithItsRange() {
        assertThatThrownBy(() -> read(all() + "\nnoise.middle = -4\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("noise.middle is -4.0, not 4.0 to 20.0");
    }

    @Test
    void wordIsNoNumber() {
        assertThatThrownBy(() -> read(all() + "\nnoise.middle = much\n")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everySubScoreFallsWithItsDamageWhateverTheCoefficients() {
        Coefficients start = Coefficients.start();
        for (Coefficients by : new Coefficients[] {start, Coefficients.fitted()}) {
            double before = 1;
            for (double damage = 0.01; damage < 1000; damage *= 1.7) {
                double left = by.left(damage, Coefficient.NOISE_MIDDLE, Coefficient.NOISE_POWER);
                assertThat(left).isLessThan(before).isPositive();
                before = left;
            }
        }
    }

    private static String all() {
        return Arrays.stream(Coefficient.values())
                .map(c -> c.key() + " = " + c.start())
                .collect(Collectors.joining("\n"));
    }

    private static Coefficients read(String text) {
        return Coefficients.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "here.properties");
    }
}
