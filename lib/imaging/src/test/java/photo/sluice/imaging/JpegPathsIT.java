// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.NORM_L1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import photo.sluice.codecs.jpeg.JpegPlanes;

/** A JPEG by its planes is the JPEG that OpenCV decodes, within a few levels. */
class JpegPathsIT {
    private static final int S444 = 0x111111;
    private static final int S422 = 0x211111;
    private static final int S420 = 0x221111;
    private static final int S440 = 0x121111;

    @TempDir
    Path folder;

    private final PhotoReader planes = new PhotoReader(Limits.USUAL);
    private final PhotoReader packed =
            new PhotoReader(Limits.USUAL, Clock.systemUTC(), NativeCodecs.cage(Limits.USUAL), JpegDecoder.Source.NONE);

    @BeforeEach
    void planesAreRead() {
        Assumptions.assumeTrue(JpegPlanes.available(), "built without libjpeg62-turbo-dev");
    }

    @AfterEach
    void nothingStaysOpen() {
        assertThat(planes.open() + packed.open()).isZero();
        planes.close();
        packed.close();
    }

    static Stream<Arguments> shapes() {
        List<Arguments> all = new ArrayList<>();
        for (int sampling : new int[] {S444, S422, S420, S440}) {
            for (int[] size : new int[][] {{2500, 1700}, {1601, 1603}, {801, 603}, {3333, 17}, {9, 5}, {6400, 6100}}) {
                all.add(Arguments.of(sampling, size[0], size[1]));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void bothPathsGiveTheSamePicture(int sampling, int width, int height) throws Exception {
        assertSame(jpeg(coloured(width, height), sampling, 0));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void bothPathsTurnAlike(int orientation) throws Exception {
        assertSame(Pictures.withOrientation(jpeg(coloured(1999, 1201), S420, 0), orientation));
    }

    @Test
    void progressiveAndGreyAreTheSame() throws Exception {
        assertSame(jpeg(coloured(2001, 1501), S420, 1));
        Mat grey = new Mat();
        org.bytedeco.opencv.global.opencv_imgproc.cvtColor(
                coloured(2001, 1501), grey, org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY);
        assertSame(Pictures.jpeg(grey, 90));
    }

    @Test
    void camerasPhotosAreTheSame() throws Exception {
        for (Path photo : Material.files("photos/cameras")) {
            assertSame(photo);
        }
    }

    @Test
    void planesAreTakenForOrdinaryJpegsOnly() throws Exception {
        JpegDecoder decoder = new JpegDecoder(NativeCodecs::planes);
        assertThat(pixels(decoder, jpeg(coloured(640, 480), S420, 0))).isInstanceOf(PlanarPixels.class);
        for (Path photo : Material.files("photos/formats")) {
            if (photo.toString().contains("CMYK")) {
                assertThat(pixels(decoder, java.nio.file.Files.readAllBytes(photo)))
                        .isInstanceOf(PackedPixels.class);
            }
        }
    }

    private Pixels pixels(JpegDecoder decoder, byte[] jpeg) throws Exception {
        Native.load();
        Path file = Pictures.file(folder, "p.jpg", jpeg);
        try (Scratch scratch = new Scratch();
                PhotoFile opened = PhotoFile.open(file, PhotoFile.stamp(file), 1 << 30, scratch)) {
            PhotoFile.Loaded loaded = opened.whole();
            var header = photo.sluice.imaging.format.Router.inspect(loaded.bytes(), 250_000_000);
            try (Picture picture = decoder.decode(loaded, header, 1, scratch)) {
                return picture.pixels();
            }
        }
    }

    @Test
    void damageInTheMiddleIsTold() throws Exception {
        byte[] jpeg = jpeg(coloured(1600, 1200), S420, 0);
        try (Rendition sound = planes.read(Pictures.file(folder, "sound.jpg", jpeg))) {
            assertThat(sound.damaged()).isFalse();
        }
        // As if a sector were lost: the file ends properly, its data end too early.
        byte[] shorter = Arrays.copyOf(jpeg, jpeg.length - 512);
        int at = jpeg.length / 2;
        System.arraycopy(jpeg, at + 512, shorter, at, jpeg.length - at - 512);
        try (Rendition damaged = planes.read(Pictures.file(folder, "damaged.jpg", shorter))) {
            assertThat(damaged.damaged()).isTrue();
            assertThat(damaged.width()).isEqualTo(1600);
        }
    }

    private void assertSame(byte[] jpeg) throws Exception {
        assertSame(Pictures.file(folder, "a.jpg", jpeg));
    }

    private void assertSame(Path photo) throws Exception {
        try (Rendition one = planes.read(photo);
                Rendition other = packed.read(photo)) {
            assertThat(one.width()).isEqualTo(other.width());
            assertThat(one.layout()).isEqualTo(other.layout());
            // Luma as stored against luma of clipped colours: saturated edges differ by more than rounding.
            assertClose(photo + " tiles", one.tiles(), other.tiles(), 1.5, 40);
            assertClose(photo + " colour", one.colour(), other.colour(), 2, 60);
        }
    }

    private static void assertClose(String what, Mat one, Mat other, double mean, double most) {
        assertThat(one.cols()).as(what).isEqualTo(other.cols());
        assertThat(one.rows()).as(what).isEqualTo(other.rows());
        try (Mat difference = new Mat();
                DoublePointer largest = new DoublePointer(1)) {
            absdiff(one, other, difference);
            double average = norm(difference, NORM_L1, null) / (one.total() * one.channels());
            minMaxLoc(difference.reshape(1), new DoublePointer(1), largest, null, null, null);
            assertThat(average).as(what + " on average").isLessThan(mean);
            assertThat(largest.get()).as(what + " at most").isLessThan(most);
        }
    }

    private static byte[] jpeg(Mat picture, int sampling, int progressive) {
        try (BytePointer bytes = new BytePointer();
                IntPointer parameters = new IntPointer(new int[] {
                    IMWRITE_JPEG_QUALITY,
                    92,
                    IMWRITE_JPEG_SAMPLING_FACTOR,
                    sampling,
                    IMWRITE_JPEG_PROGRESSIVE,
                    progressive
                })) {
            imencode(".jpg", picture, bytes, parameters);
            byte[] copy = new byte[(int) bytes.limit()];
            bytes.get(copy);
            return copy;
        }
    }

    /** Coloured patches over the scene of greys. */
    private static Mat coloured(int width, int height) {
        Mat picture = Pictures.scene(width, height, 5);
        assertThat(picture.type()).isEqualTo(CV_8UC3);
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            Pictures.box(
                    picture,
                    random.nextInt(width),
                    random.nextInt(height),
                    1 + random.nextInt(Math.max(1, width / 8)),
                    1 + random.nextInt(Math.max(1, height / 8)),
                    40 + random.nextInt(170),
                    40 + random.nextInt(170),
                    40 + random.nextInt(170));
        }
        return picture;
    }
}
