// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.line;

import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Pictures;
import photo.sluice.imaging.Rendition;

class BasicFactorsIT {
    private static final long SEED = 11;

    @TempDir
    private Path folder;

    @Test
    void whiteIsOverexposedAndFarFromAccepted() {
        BasicFactors white = BasicFactors.of(Pictures.plain(300, 200, 255, 255, 255));
        assertThat(white.exposure()).isEqualTo(1);
        assertThat(white.label()).contains(Label.REJECTED);
    }

    @Test
    void framesOfNothingButBackgroundHaveDamagesThatAreNumbers() {
        for (int level : new int[] {0, 128, 255}) {
            BasicFactors plain = BasicFactors.of(Pictures.plain(90, 50, level, level, level));
            assertThat(plain.blur()).isEqualTo(1);
            assertThat(plain.compression()).isEqualTo(1);
            assertThat(plain.noise()).isCloseTo(0.071, within(0.001));
        }
    }

    @Test
    void smallestPicturesAreLookedAt() {
        assertThat(BasicFactors.of(Pictures.plain(1, 1, 9, 9, 9)).quality()).isBetween(0.0, 100.0);
        assertThat(BasicFactors.of(Pictures.quarters(5, 3)).quality()).isBetween(0.0, 100.0);
    }

    @Test
    void blurGrowsWithDefocus() {
        Mat scene = Pictures.scene(900, 600, SEED);
        double before = BasicFactors.of(scene).blur();
        for (double sigma : new double[] {2, 6}) {
            double now = BasicFactors.of(blurred(scene, sigma)).blur();
            assertThat(now).as("sigma " + sigma).isGreaterThan(before);
            before = now;
        }
        assertThat(before).isGreaterThan(0.9);
    }

    /** The noise of digiKam's measure is a variance: a half at 18 squared grey levels. */
    @Test
    void varianceOfNoiseIsFound() {
        for (double sigma : new double[] {3, 6, 12}) {
            try (Mat noisy = noise(Pictures.scene(900, 600, SEED), sigma);
                    Mat gray = gray(noisy)) {
                assertThat(Math.sqrt(LyuNoise.variance(gray)))
                        .as("sigma " + sigma)
                        .isCloseTo(sigma, within(0.2 * sigma));
            }
        }
        assertThat(BasicFactors.of(noise(Pictures.scene(900, 600, SEED), 12)).noise())
                .isGreaterThan(0.99);
        assertThat(BasicFactors.of(Pictures.scene(900, 600, SEED)).noise()).isLessThan(0.2);
    }

    @Test
    void coarseJpegIsMoreCompressed() {
        Mat scene = noise(Pictures.scene(900, 600, SEED), 3);
        double fine = BasicFactors.of(jpeg(scene, 95)).compression();
        double coarse = BasicFactors.of(jpeg(scene, 8)).compression();
        assertThat(coarse).isGreaterThan(fine + 0.03);
    }

    @Test
    void parallelEdgesAreStreaksAndAFanIsNot() {
        assertThat(Streaks.in(edges(true))).isTrue();
        assertThat(Streaks.in(edges(false))).isFalse();
    }

    @Test
    void pictureIsShrunkToTheSizeOfAPreview() throws Exception {
        Mat scene = Pictures.scene(1500, 1000, SEED);
        Path file = Pictures.file(folder, "scene.png", Pictures.encoded(scene, ".png"));
        try (PhotoReader reader = new PhotoReader(new Limits(10_000_000, 50_000_000));
                Rendition photo = reader.read(file);
                Mat preview = new Mat();
                Size size = new Size(1024, 683)) {
            org.bytedeco.opencv.global.opencv_imgproc.resize(
                    scene, preview, size, 0, 0, org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA);
            assertThat(BasicFactors.of(photo)).isEqualTo(BasicFactors.of(preview));
        }
    }

    /** A tile whose light lines are all level, or of four slopes below one. */
    private static Mat edges(boolean level) {
        Mat tile = new Mat(40, 40, CV_32F, new Scalar(0.0));
        for (int i = 0; i < 4; i++) {
            int y = 6 + 9 * i;
            int rise = level ? 0 : new int[] {24, 12, -12, -24}[i];
            int start = level ? y : rise > 0 ? 2 : 37;
            line(tile, new Point(0, start), new Point(39, start + rise), new Scalar(100.0), 1, LINE_8, 0);
        }
        return tile;
    }

    private static Mat blurred(Mat picture, double sigma) {
        Mat out = new Mat();
        GaussianBlur(picture, out, new Size(0, 0), sigma);
        return out;
    }

    private static Mat gray(Mat picture) {
        Mat gray = new Mat();
        cvtColor(picture, gray, COLOR_BGR2GRAY);
        return gray;
    }

    private static Mat jpeg(Mat picture, int quality) {
        byte[] bytes = Pictures.jpeg(picture, quality);
        return imdecode(new Mat(1, bytes.length, 0, new BytePointer(bytes)), IMREAD_COLOR);
    }

    private static Mat noise(Mat picture, double sigma) {
        Random random = new Random(SEED);
        try (UByteIndexer at = picture.createIndexer()) {
            for (int y = 0; y < picture.rows(); y++) {
                for (int x = 0; x < picture.cols(); x++) {
                    int add = (int) Math.round(random.nextGaussian() * sigma);
                    for (int c = 0; c < 3; c++) {
                        at.put(y, x, c, Math.max(0, Math.min(255, at.get(y, x, c) + add)));
                    }
                }
            }
        }
        return picture;
    }
}
