// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.neural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "1, 3c00",
        "-2, c000",
        "0.333251953125, 3555",
        "65504, 7bff",
        "65519.9, 7bff",
        "65520, 7c00",
        "-Infinity, fc00",
        "NaN, 7e00",
        "5.9604645E-8, 0001",
        "2.9802322E-8, 0000", // half the smallest: a tie, to the even zero
        "6.097555E-5, 03ff",
        "6.1035156E-5, 0400",
        "2049, 6800", // between 2048 and 2050: to the even one
        "2051, 6802"
    })
    void numberIsTheNearestHalf(float number, String bits) {
        assertThat(String.format("%04x", Half.bits(number) & 0xffff)).isEqualTo(bits);
    }

    @Test
    void everyHalfIsItself() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            assertThat(Half.bits(value(bits))).isEqualTo((short) bits);
            assertThat(Half.bits(-value(bits))).isEqualTo((short) (bits | 0x8000));
        }
    }

    @Test
    void everyMiddleGoesToTheEvenNeighbour() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            float middle = (value(bits) + value(bits + 1)) / 2;
            assertThat(Half.bits(middle)).isEqualTo((short) (bits + (bits & 1)));
        }
    }

    private static float value(int bits) {
        int exponent = bits >>> 10;
        int fraction = bits & 0x3ff;
        return (float) (exponent == 0 ? fraction * 0x1p-24 : (1024 + fraction) * Math.pow(2, exponent - 25));
    }
}
