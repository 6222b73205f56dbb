// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactTest {
    @Test
    void halvesAreLittleEndian() {
        assertThat(Base64.getDecoder().decode(Compact.base64(List.of(1f, -2f))))
                .containsExactly(0x00, 0x3c, 0x00, 0xc0);
    }

    @Test
    void asManyAsFitStayAsTheyAre() {
        List<Float> row =
                IntStream.range(0, Compact.LONGEST).mapToObj(i -> i / 2048f).toList();
        byte[] bytes = Base64.getDecoder().decode(Compact.base64(row));
        assertThat(bytes).hasSize(2048);
        assertThat(bytes[2 * 1023] & 0xff | (bytes[2 * 1023 + 1] & 0xff) << 8)
                .isEqualTo(Half.bits(1023 / 2048f) & 0xffff);
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 1536, 2048, 4096})
    void longerOneKeepsWhatIsAlikeAndWhatIsNot(int length) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (double likeness : new double[] {0, 0.5, 0.9, 0.99}) {
            // Never negative, as the features of networks often are: their mean must not make all of them alike.
            float[] one = new float[length];
            float[] other = new float[length];
            for (int i = 0; i < length; i++) {
                boolean shared = random.nextDouble() < likeness;
                one[i] = random.nextFloat() < 0.2 ? random.nextFloat() : 0;
                other[i] = shared ? one[i] : random.nextFloat() < 0.2 ? random.nextFloat() : 0;
            }
            assertThat(cosine(Compact.sketch(one), Compact.sketch(other)))
                    .as("of a pair with cosine " + cosine(one, other))
                    .isCloseTo(cosine(one, other), within(0.15));
        }
    }

    @Test
    void sketchHasLengthOneAndNothingStaysNothing() {
        float[] ones = new float[3000];
        java.util.Arrays.fill(ones, 1);
        float[] sketch = Compact.sketch(ones);
        assertThat(cosine(sketch, sketch)).isCloseTo(1, within(1e-6));
        assertThat(IntStream.range(0, sketch.length)
                        .mapToDouble(i -> sketch[i] * sketch[i])
                        .sum())
                .isCloseTo(1, within(1e-5));
        assertThat(Compact.sketch(new float[3000])).containsOnly(0);
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            square += one[i] * one[i];
            otherSquare += other[i] * other[i];
        }
        return product / Math.sqrt(square * otherSquare);
    }
}
