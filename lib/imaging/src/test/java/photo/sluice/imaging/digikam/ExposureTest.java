// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExposureTest {
    @Test
    void pureWhiteIsOverexposed() {
        assertThat(Exposure.damage(all(255))).isEqualTo(1);
        assertThat(Exposure.damage(all(250))).isEqualTo(1);
    }

    @Test
    void pureBlackIsUnderexposed() {
        assertThat(Exposure.damage(all(0))).isEqualTo(1);
    }

    @Test
    void middleTonesAreSound() {
        assertThat(Exposure.damage(all(30))).isZero();
        assertThat(Exposure.damage(all(234))).isZero();
    }

    @Test
    void damageIsTheLargerWeightedShare() {
        byte[] luma = all(128);
        luma[0] = (byte) 255; // 15 / (15 + 98)
        luma[1] = 20; // 6 / (6 + 98)
        assertThat(Exposure.damage(luma)).isCloseTo(15.0 / 113, within(1e-9));
        luma[0] = (byte) 240; // 1 / (1 + 98)
        assertThat(Exposure.damage(luma)).isCloseTo(6.0 / 104, within(1e-9));
    }

    private static byte[] all(int value) {
        byte[] luma = new byte[100];
        Arrays.fill(luma, (byte) value);
        return luma;
    }
}
