// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {
    private static final int W = 480;
    private static final int H = 320;
    private static final long PINNED = 2689402722L;

    @ParameterizedTest
    @EnumSource(Scene.class)
    void sameSeedGivesSameLight(Scene scene) {
        assertThat(crc(scene.draw(W, H, 5))).isEqualTo(crc(scene.draw(W, H, 5))).isNotEqualTo(crc(scene.draw(W, H, 6)));
    }

    /** Holds the promise "on every machine". Whoever repaints a scene on purpose writes down the new sum. */
    @Test
    void lightIsTheSameOnEveryMachine() {
        CRC32 sum = new CRC32();
        for (Scene scene : Scene.values()) {
            crc(scene.draw(96, 64, 1), sum);
        }
        assertThat(sum.getValue()).isEqualTo(PINNED);
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void lightIsFiniteAndNeverNegative(Scene scene) {
        for (long seed = 1; seed <= 3; seed++) {
            Picture picture = scene.draw(W, H, seed);
            for (int c = 0; c < 3; c++) {
                for (float light : picture.plane(c)) {
                    assertThat(light >= 0 && light < 100)
                            .as("%s, seed %s: light %s", scene, seed, light)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void tonesSpreadAsInAPhotograph(Scene scene) {
        float[] green = scene.draw(W, H, 2).plane(1).clone();
        java.util.Arrays.sort(green);
        float dark = green[green.length / 50];
        float middle = green[green.length / 2];
        float bright = green[green.length * 49 / 50];
        assertThat(middle).isBetween(0.004f, 0.75f);
        assertThat(bright / Math.max(1e-4f, dark))
                .as("contrast of the middle 96 %%")
                .isGreaterThan(4);
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void smallestUprightAndWideFormatsAreDrawn(Scene scene) {
        assertThat(scene.draw(16, 16, 1).width()).isEqualTo(16);
        assertThat(scene.draw(120, 180, 1).height()).isEqualTo(180);
        assertThat(scene.draw(360, 120, 1).width()).isEqualTo(360);
    }

    @Test
    void sizesBelowSixteenPixelsAreRefused() {
        assertThatThrownBy(() -> Scene.MEADOW.draw(15, 100, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fourQuarterTurnsLeaveThePictureAsItWas() {
        Picture picture = Scene.BRICK_WALL.draw(60, 40, 1);
        Picture turned = picture.turned(1).turned(2).turned(1);
        assertThat(crc(turned)).isEqualTo(crc(picture));
        assertThat(picture.turned(1).width()).isEqualTo(40);
        assertThat(picture.turned(1).plane(0)[39]).isEqualTo(picture.plane(0)[0]);
    }

    private static long crc(Picture picture) {
        CRC32 sum = new CRC32();
        crc(picture, sum);
        return sum.getValue();
    }

    private static void crc(Picture picture, CRC32 sum) {
        for (int c = 0; c < 3; c++) {
            for (float light : picture.plane(c)) {
                int bits = Float.floatToIntBits(light);
                sum.update(bits);
                sum.update(bits >> 8);
                sum.update(bits >> 16);
                sum.update(bits >> 24);
            }
        }
    }
}
