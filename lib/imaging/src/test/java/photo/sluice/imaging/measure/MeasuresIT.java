// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.Material;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Pictures;
import photo.sluice.imaging.Rendition;

class MeasuresIT {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;

    @TempDir
    Path folder;

    private final PhotoReader reader = new PhotoReader(Limits.USUAL);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void sharpSceneWithoutNoiseScoresWell(long seed) throws Exception {
        Measures measures = measured(Pictures.scene(WIDTH, HEIGHT, seed));
        // Two megapixels are not worth more.
        assertThat(measures.technical()).isGreaterThan(65);
        assertThat(measures.flaws()).isEmpty();
        assertThat(measures.confidence()).isEqualTo(1);
        assertThat(measures.noiseSigma()).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void defocusLowersSharpnessStepByStep(long seed) throws Exception {
        Mat scene = Pictures.scene(WIDTH, HEIGHT, seed);
        List<Measures> falling = new ArrayList<>();
        falling.add(measured(scene));
        for (double radius : new double[] {1, 1.5, 2.5, 4, 7}) {
            falling.add(measured(Damage.defocus(scene, radius)));
        }
        assertFalls(falling, Measures::acuity);
        assertFalls(falling, Measures::technical);
        Measures worst = falling.get(falling.size() - 1);
        assertThat(worst.flaws()).contains(Flaw.DEFOCUSED).doesNotContain(Flaw.MOTION_BLUR);
        assertThat(worst.technical()).isLessThan(60);
    }

    @Test
    void gaussianBlurLowersSharpnessStepByStep() throws Exception {
        Mat scene = Pictures.scene(WIDTH, HEIGHT, 23);
        List<Measures> falling = new ArrayList<>();
        for (double sigma : new double[] {0.5, 0.8, 1.2, 2, 3, 5}) {
            falling.add(measured(Damage.gaussian(scene, sigma)));
        }
        assertFalls(falling, Measures::acuity);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 45, 90, 135})
    void motionIsToldFromDefocus(double degrees) throws Exception {
        Mat scene = Pictures.scene(WIDTH, HEIGHT, 24);
        Measures moved = measured(Damage.motion(scene, 15, degrees));
        assertThat(moved.motionRatio()).isGreaterThan(1.25);
        assertThat(moved.acuity()).isLessThan(measured(scene).acuity());
        assertThat(moved.scores().motion()).isLessThan(90);
        assertThat(measured(Damage.defocus(scene, 5)).motionRatio()).isLessThan(1.15);
    }

    @Test
    void motionLowersTheScoreStepByStep() throws Exception {
        Mat scene = Pictures.scene(WIDTH, HEIGHT, 25);
        List<Measures> falling = new ArrayList<>();
        for (int length : new int[] {1, 5, 9, 15, 25}) {
            falling.add(measured(Damage.motion(scene, length, 0)));
        }
        assertFalls(falling, Measures::acuity);
        assertFalls(falling, Measures::technical);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 6, 12, 25})
    void noiseIsMeasuredInGreyLevels(double sigma) throws Exception {
        // Grey noise on the channels is as large in luma.
        Measures measures = measured(Damage.noise(Pictures.scene(WIDTH, HEIGHT, 26), sigma, 5));
        assertThat(measures.noiseSigma()).isBetween(sigma * 0.7, sigma * 1.3);
    }

    @Test
    void noiseLowersTheScoreStepByStep() throws Exception {
        Mat scene = Pictures.scene(WIDTH, HEIGHT, 27);
        List<Measures> falling = new ArrayList<>();
        for (double sigma : new double[] {0, 5, 10, 20, 40}) {
            falling.add(measured(Damage.noise(scene, sigma, 6)));
        }
        assertFalls(falling, m -> m.scores().noise());
        assertFalls(falling, Measures::technical);
        assertThat(falling.get(4).flaws()).contains(Flaw.NOISY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 8, 16})
    void noiseIsNotSharpness(double sigma) throws Exception {
        Mat blurred = Damage.gaussian(Pictures.scene(WIDTH, HEIGHT, 28), 4);
        Measures sharp = measured(Damage.noise(Pictures.scene(WIDTH, HEIGHT, 28), sigma, 7));
        Measures noisy = measured(Damage.noise(blurred, sigma, 7));
        assertThat(noisy.acuity()).isLessThan(sharp.acuity() * 0.85);
        assertThat(noisy.technical()).isLessThan(sharp.technical());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 4, 16})
    void frameWithNothingInItIsNotJudgedForSharpness(double sigma) throws Exception {
        Measures wall = measured(Damage.noise(Pictures.plain(WIDTH, HEIGHT, 120, 126, 131), sigma, 7));
        assertThat(wall.confidence()).isLessThan(0.3);
        assertThat(wall.flaws()).doesNotContain(Flaw.NOTHING_SHARP, Flaw.DEFOCUSED, Flaw.MOTION_BLUR);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 61})
    void longShakeIsMotionAndNotDefocus(int length) throws Exception {
        for (double degrees : new double[] {0, 20, 90}) {
            Measures moved = measured(Damage.motion(Pictures.scene(WIDTH, HEIGHT, 34), length, degrees));
            assertThat(moved.flaws())
                    .as(degrees + " degrees")
                    .contains(Flaw.MOTION_BLUR)
                    .doesNotContain(Flaw.DEFOCUSED);
        }
    }

    @Test
    void exposureLowersTheScoreStepByStep() throws Exception {
        Mat scene = Pictures.scene(WIDTH, HEIGHT, 29);
        List<Measures> darker = new ArrayList<>();
        List<Measures> lighter = new ArrayList<>();
        for (double factor : new double[] {1, 0.35, 0.2, 0.1}) {
            darker.add(measured(Damage.exposure(scene, factor)));
        }
        for (double factor : new double[] {1, 1.6, 2.2, 4}) {
            lighter.add(measured(Damage.exposure(scene, factor)));
        }
        assertFalls(darker, m -> m.scores().exposure());
        assertFalls(lighter, m -> m.scores().exposure());
        assertThat(darker.get(3).flaws()).contains(Flaw.UNDEREXPOSED);
        assertThat(lighter.get(3).flaws()).contains(Flaw.OVEREXPOSED, Flaw.HIGHLIGHTS_CLIPPED);
    }

    @Test
    void lowKeyAndHighKeyAreNoErrors() throws Exception {
        Mat low = Pictures.plain(WIDTH, HEIGHT, 14, 14, 14);
        Mat high = Pictures.plain(WIDTH, HEIGHT, 236, 236, 236);
        for (int i = 0; i < 60; i++) {
            Pictures.box(low, 500 + 8 * i, 300 + 5 * i, 90, 40, 60 + 3 * i, 60 + 3 * i, 60 + 3 * i);
            Pictures.box(high, 500 + 8 * i, 300 + 5 * i, 90, 40, 40 + 3 * i, 40 + 3 * i, 40 + 3 * i);
        }
        assertThat(measured(low).scores().exposure()).isGreaterThan(80);
        assertThat(measured(high).scores().exposure()).isGreaterThan(80);
    }

    @Test
    void compressionLowersTheScoreStepByStep() throws Exception {
        Mat scene = Damage.gaussian(Pictures.scene(WIDTH, HEIGHT, 30), 0.7);
        List<Measures> falling = new ArrayList<>();
        for (int quality : new int[] {92, 40, 20, 10, 5}) {
            falling.add(measured(Pictures.file(folder, "q.jpg", Pictures.jpeg(scene, quality))));
        }
        assertFalls(falling, m -> m.scores().compression());
        assertThat(falling.get(0).scores().compression()).isGreaterThan(90);
        assertThat(falling.get(4).flaws()).contains(Flaw.OVER_COMPRESSED);
    }

    @Test
    void hiddenCompressionIsSeen() throws Exception {
        Mat scene = Damage.gaussian(Pictures.scene(WIDTH, HEIGHT, 31), 0.7);
        byte[] poor = Pictures.jpeg(scene, 8);
        try (BytePointer bytes = new BytePointer(poor);
                Mat input = new Mat(1, poor.length, org.bytedeco.opencv.global.opencv_core.CV_8UC1, bytes)) {
            Mat again = imdecode(input, IMREAD_COLOR);
            Measures measures = measured(again);
            assertThat(measures.jpegQuality()).isEmpty();
            assertThat(measures.scores().compression()).isLessThan(60);
        }
    }

    @Test
    void smoothSkyIsNotCompressed() throws Exception {
        Mat sky = new Mat(HEIGHT, WIDTH, CV_8UC3);
        for (int y = 0; y < HEIGHT; y++) {
            Pictures.box(sky, 0, y, WIDTH, 1, 230 - y / 12, 180 - y / 12, 120 - y / 16);
        }
        for (int quality : new int[] {95, 85, 75}) {
            Measures measures = measured(Pictures.file(folder, "sky.jpg", Pictures.jpeg(sky, quality)));
            assertThat(measures.flaws()).doesNotContain(Flaw.OVER_COMPRESSED);
            // Tables of quality 75 cost some; blocks would cost more.
            assertThat(measures.scores().compression()).isGreaterThan(75);
        }
    }

    @Test
    void oneSharpThingInBokehIsSharp() throws Exception {
        Mat bokeh = Damage.gaussian(Pictures.scene(3000, 2250, 32), 16);
        try (Mat sharp = Pictures.scene(900, 800, 33);
                Mat part = new Mat(bokeh, new org.bytedeco.opencv.opencv_core.Rect(1200, 800, 900, 800))) {
            sharp.copyTo(part);
        }
        Measures measures = measured(bokeh);
        assertThat(measures.technical()).isGreaterThan(55);
        assertThat(measures.flaws()).isEmpty();
    }

    @Test
    void blankFramesAreToldByName() throws Exception {
        Measures white = measured(Pictures.plain(WIDTH, HEIGHT, 255, 255, 255));
        Measures black = measured(Pictures.plain(WIDTH, HEIGHT, 0, 0, 0));
        assertThat(white.flaws()).contains(Flaw.BLANK_WHITE);
        assertThat(white.tones().highlightsClipped()).as("255 counts").isEqualTo(1.0);
        assertThat(white.technical()).isZero();
        assertThat(black.flaws()).contains(Flaw.BLANK_BLACK);
        assertThat(black.technical()).isZero();
    }

    @Test
    void sharpOfEachTripletIsAboveOutOfFocusAndMoved() throws Exception {
        List<Path> photos = Material.files("labelled/blur_triplets");
        List<Path> sharp = photos.stream()
                .filter(p -> p.getFileName().toString().matches(".*_S\\.(?i:jpg)"))
                .toList();
        assertThat(sharp).hasSize(3);
        for (Path s : sharp) {
            String stem = s.getFileName().toString().replaceAll("_S\\..*", "");
            Measures best = measured(s);
            for (String kind : new String[] {"_F", "_M"}) {
                Path other = photos.stream()
                        .filter(p -> p.getFileName().toString().startsWith(stem + kind))
                        .findFirst()
                        .orElseThrow();
                Measures worse = measured(other);
                assertThat(best.acuity()).as(other.toString()).isGreaterThan(worse.acuity());
                assertThat(best.technical()).as(other.toString()).isGreaterThan(worse.technical());
            }
        }
    }

    @Test
    void soundCameraPhotosScoreWell() throws Exception {
        List<Path> photos = Material.files("photos/cameras");
        int well = 0;
        for (Path photo : photos) {
            Measures measures = measured(photo);
            well += measures.technical() > 60 ? 1 : 0;
            assertThat(measures.acuity()).isBetween(0.0, 3.5);
        }
        // One of the twenty is black but for a lamp, one was written at a JPEG quality of 18.
        assertThat(well).isGreaterThanOrEqualTo(photos.size() - 2);
    }

    private Measures measured(Mat picture) throws Exception {
        return measured(Pictures.file(folder, "m.png", Pictures.encoded(picture, ".png")));
    }

    private Measures measured(Path photo) throws Exception {
        try (Rendition rendition = reader.read(photo)) {
            return Measures.of(rendition);
        }
    }

    private static void assertFalls(List<Measures> measures, ToDoubleFunction<Measures> value) {
        List<Double> values = measures.stream().map(m -> value.applyAsDouble(m)).toList();
        assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(values.get(values.size() - 1)).isLessThan(values.get(0) * 0.9);
    }
}
