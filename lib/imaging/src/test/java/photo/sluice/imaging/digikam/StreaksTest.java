// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreaksTest {
    @Test
    void anglesAreNotThoseOfWholeNumberSlopes() {
        assertThat(Streaks.angle(0, 0, 30, 12)).isCloseTo(Math.atan(0.4), within(1e-9));
        assertThat(Streaks.angle(0, 0, 30, -12)).isCloseTo(Math.PI - Math.atan(0.4), within(1e-9));
        assertThat(Streaks.angle(0, 0, 10, 35)).isCloseTo(Math.atan(3.5), within(1e-9));
    }

    @Test
    void verticalIsNotHorizontal() {
        assertThat(Streaks.angle(5, 0, 5, 30)).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(Streaks.angle(5, 30, 5, 0)).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(Streaks.angle(0, 5, 30, 5)).isCloseTo(Math.PI, within(1e-9));
    }

    @Test
    void linesJustAboveAndBelowTheHorizontalAreAlike() {
        assertThat(Math.abs(Streaks.angle(0, 0, 100, 5) - Streaks.angle(0, 0, 100, -5)))
                .isLessThan(0.11);
    }

    /** With whole-number slopes all of these are 0. */
    @Test
    void aFanOfFlatSlopesIsNoMotion() {
        List<Double> fan = List.of(
                Streaks.angle(0, 0, 30, 12),
                Streaks.angle(0, 0, 30, 25),
                Streaks.angle(0, 0, 30, -12),
                Streaks.angle(0, 0, 30, -25));
        assertThat(Streaks.alike(fan)).isFalse();
    }

    @Test
    void linesOfOneDirectionAreMotionIfThereAreMoreThanThree() {
        assertThat(Streaks.alike(List.of(1.0, 1.1, 1.2, 1.3))).isTrue();
        assertThat(Streaks.alike(List.of(1.0, 1.1, 1.2))).isFalse();
    }
}
