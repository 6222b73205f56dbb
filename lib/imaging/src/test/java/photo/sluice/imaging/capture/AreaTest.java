// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {
    /** A tenth from the left, two tenths from the top, three tenths wide, a tenth high: each turn drawn on paper. */
    private static final Area STORED = new Area(.1, .2, .3, .1);

    @ParameterizedTest
    @CsvSource({
        "1, .1, .2, .3, .1",
        "2, .6, .2, .3, .1",
        "3, .6, .7, .3, .1",
        "4, .1, .7, .3, .1",
        "5, .2, .1, .1, .3",
        "6, .7, .1, .1, .3",
        "7, .7, .6, .1, .3",
        "8, .2, .6, .1, .3"
    })
    void areaTurnsWithItsPicture(int orientation, double x, double y, double width, double height) {
        Area upright = STORED.turned(orientation);
        assertThat(upright.x()).isCloseTo(x, within(1e-12));
        assertThat(upright.y()).isCloseTo(y, within(1e-12));
        assertThat(upright.width()).isCloseTo(width, within(1e-12));
        assertThat(upright.height()).isCloseTo(height, within(1e-12));
    }

    @Test
    void areaOverTheEdgeIsCutAndOneBesideThePictureIsNone() {
        assertThat(Area.around(.05, .5, .2, .2)).hasValueSatisfying(area -> {
            assertThat(area.x()).isZero();
            assertThat(area.width()).isCloseTo(.15, within(1e-12));
        });
        assertThat(Area.around(1.01, .5, .2, .2)).isEmpty();
        assertThat(Area.around(.5, -.01, .2, .2)).isEmpty();
        assertThat(Area.around(Double.NaN, .5, 0, 0)).isEmpty();
        assertThat(Area.around(.5, .5, -1, 0)).isEmpty();
    }

    @Test
    void bothAreHeld() {
        assertThat(new Area(.1, .1, .1, .1).with(new Area(.5, .3, .25, .5))).satisfies(area -> {
            assertThat(area.x()).isEqualTo(.1);
            assertThat(area.y()).isEqualTo(.1);
            assertThat(area.width()).isCloseTo(.65, within(1e-12));
            assertThat(area.height()).isCloseTo(.7, within(1e-12));
        });
    }

    @Test
    void areaOutsideThePictureIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Area(.9, 0, .2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Area(0, Double.NaN, 0, 0));
    }
}
