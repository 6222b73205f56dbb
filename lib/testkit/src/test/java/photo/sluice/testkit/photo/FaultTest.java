// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.testkit.scene.Picture;
import photo.sluice.testkit.scene.Scene;

class FaultTest {
    @ParameterizedTest
    @EnumSource(Scene.class)
    void moreDefocusLeavesLessDetail(Scene scene) {
        Shot shot = Shot.of(scene, 480, 320, 4);
        double sharp = detail(develop(shot));
        double slight = detail(develop(shot.with(new Fault.Defocus(1.5))));
        double much = detail(develop(shot.with(new Fault.Defocus(6))));
        assertThat(slight).isLessThan(sharp * 0.8);
        assertThat(much).isLessThan(slight * 0.85);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 4, 9.3})
    void aPointOutOfFocusIsAnEvenDiscOfTheSameLight(double radius) {
        Picture point = point();
        float[] disc = Optics.defocus(point, radius).plane(1);
        double sum = 0;
        double second = 0;
        float peak = 0;
        for (int i = 0; i < disc.length; i++) {
            double r2 = Math.pow(i % 64 - 32, 2) + Math.pow(i / 64 - 32, 2);
            sum += disc[i];
            second += disc[i] * r2;
            peak = Math.max(peak, disc[i]);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(peak)
                .isCloseTo((float) (1 / (Math.PI * radius * radius)), within((float) (0.12 / (radius * radius))));
        // an even disc has a mean square distance of half its squared radius, each pixel adds its own 1/6
        assertThat(Math.sqrt(2 * second / sum)).isCloseTo(radius, within(0.35));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, 135})
    void aShakenPointIsALineOfThatLengthAndAngle(double angle) {
        float[] line = Optics.shake(point(), 20, angle).plane(1);
        double sum = 0;
        double along = 0;
        double across = 0;
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        for (int i = 0; i < line.length; i++) {
            double x = i % 64 - 32;
            double y = -(i / 64 - 32);
            sum += line[i];
            along += line[i] * Math.pow(x * cos + y * sin, 2);
            across += line[i] * Math.pow(y * cos - x * sin, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(Math.sqrt(12 * along)).as("length").isCloseTo(20, within(1.3));
        assertThat(across).as("squared width").isLessThan(0.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 10, 25})
    void grainHasItsSigmaInEightBitLevels(double sigma) {
        BufferedImage grey = develop(Shot.of(flat(0.21f), 1).with(new Fault.Grain(sigma, false)));
        assertThat(deviation(grey)).isCloseTo(Math.hypot(sigma, 0.8), within(sigma * 0.03));
    }

    @Test
    void grainInShadowsIsStrongerInTheDark() {
        Fault grain = new Fault.Grain(10, true);
        double dark = deviation(develop(Shot.of(flat(0.05f), 1).with(grain)));
        double bright = deviation(develop(Shot.of(flat(0.6f), 1).with(grain)));
        assertThat(dark).isGreaterThan(bright * 1.4);
    }

    @Test
    void oneStopDoublesTheLight() {
        double half = mean(develop(Shot.of(flat(0.1f), 1).with(new Fault.Exposure(1))));
        double full = mean(develop(Shot.of(flat(0.2f), 1)));
        assertThat(half).isCloseTo(full, within(0.1));
    }

    @Test
    void brightnessFollowsTheExposure() {
        Shot shot = Shot.of(Scene.HARBOUR, 480, 320, 4);
        double dark = mean(develop(shot.with(new Fault.Exposure(-2))));
        double sound = mean(develop(shot));
        double bright = mean(develop(shot.with(new Fault.Exposure(2))));
        assertThat(dark).isLessThan(sound - 30);
        assertThat(bright).isGreaterThan(sound + 30);
    }

    @Test
    void overexposedLightIsClippedAndGone() {
        Shot shot = Shot.of(Scene.MEADOW, 480, 320, 4);
        assertThat(clipped(develop(shot))).isLessThan(0.02);
        assertThat(clipped(develop(shot.with(new Fault.Exposure(2.5))))).isGreaterThan(0.2);
    }

    @Test
    void lowerQualityMakesSmallerFiles() {
        Shot shot = Shot.of(Scene.FOREST, 480, 320, 4);
        int fine = shot.jpeg().length;
        int medium = shot.with(new Fault.Compression(40)).jpeg().length;
        int poor = shot.with(new Fault.Compression(8)).jpeg().length;
        assertThat(medium).isLessThan(fine / 2);
        assertThat(poor).isLessThan(medium / 2);
    }

    @Test
    void reductionKeepsTheShareOfEachSide() {
        BufferedImage small = develop(Shot.of(Scene.FOREST, 480, 320, 4).with(new Fault.Reduction(0.25)));
        assertThat(small.getWidth()).isEqualTo(120);
        assertThat(small.getHeight()).isEqualTo(80);
    }

    @Test
    void orderOfFaultsDoesNotMatter() {
        Shot shot = Shot.of(Scene.FLOWER, 300, 200, 4);
        byte[] one = shot.with(new Fault.Grain(5, true), new Fault.Exposure(1), new Fault.Defocus(2))
                .jpeg();
        byte[] other = shot.with(new Fault.Defocus(2), new Fault.Grain(5, true), new Fault.Exposure(1))
                .jpeg();
        assertThat(one).isEqualTo(other);
    }

    @Test
    void impossibleStrengthsAreRefused() {
        assertThatThrownBy(() -> new Fault.Defocus(-1)).hasMessageContaining("0 to 200");
        assertThatThrownBy(() -> new Fault.Shake(Double.NaN, 0)).hasMessageContaining("0 to 400");
        assertThatThrownBy(() -> new Fault.Compression(0)).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new Fault.Reduction(0)).hasMessageContaining("0.01 to 1");
    }

    private static BufferedImage develop(Shot shot) {
        Development development = new Development(shot.quality());
        shot.faults().forEach(fault -> fault.strike(development));
        return development.image(shot.light(), shot.seed());
    }

    private static Picture point() {
        Picture point = new Picture(64, 64);
        point.plane(1)[32 * 64 + 32] = 1;
        return point;
    }

    private static Picture flat(float light) {
        Picture flat = new Picture(256, 256);
        for (int c = 0; c < 3; c++) {
            java.util.Arrays.fill(flat.plane(c), light);
        }
        return flat;
    }

    private static int green(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 255;
    }

    /** Mean absolute difference of neighbours in a row, in levels. */
    private static double detail(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 1; x < image.getWidth(); x++) {
                sum += Math.abs(green(image, x, y) - green(image, x - 1, y));
            }
        }
        return sum / (image.getWidth() * image.getHeight());
    }

    private static double mean(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += green(image, x, y);
            }
        }
        return sum / (image.getWidth() * image.getHeight());
    }

    private static double deviation(BufferedImage image) {
        double mean = mean(image);
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += Math.pow(green(image, x, y) - mean, 2);
            }
        }
        return Math.sqrt(sum / (image.getWidth() * image.getHeight()));
    }

    private static double clipped(BufferedImage image) {
        int white = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                white += green(image, x, y) == 255 ? 1 : 0;
            }
        }
        return white / (double) (image.getWidth() * image.getHeight());
    }
}
