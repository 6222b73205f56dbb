// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CompressionTest {
    @Test
    void edgesOfBlocksHaveTheirOwnWeight() {
        assertThat(Compression.damage(0, 1, 121)).isCloseTo(120.0 / 240, within(1e-9));
        assertThat(Compression.damage(1, 0, 11)).isCloseTo(10.0 / 20, within(1e-9));
    }

    @Test
    void everyPixelCountsOnce() {
        // Were edges taken off twice, less than nothing would be left and the damage would be more than 1.
        assertThat(Compression.damage(0, 100, 100)).isEqualTo(1);
        assertThat(Compression.damage(50, 50, 100)).isEqualTo(1);
        assertThat(Compression.damage(20, 30, 100)).isCloseTo(3800.0 / 3850, within(1e-9));
    }

    @Test
    void nothingFlatIsNoDamage() {
        assertThat(Compression.damage(0, 0, 100)).isZero();
    }
}
