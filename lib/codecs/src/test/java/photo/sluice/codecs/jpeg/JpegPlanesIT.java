// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.codecs.Material;
import photo.sluice.codecs.Pixels;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;

/** Our libjpeg-turbo beside OpenCV's own, in one process. */
class JpegPlanesIT {
    private static final int S444 = 0x111111;
    private static final int S422 = 0x211111;
    private static final int S420 = 0x221111;
    private static final int S411 = 0x411111;

    @BeforeEach
    void needsLibrary() {
        assumeTrue(JpegPlanes.available(), "libjpeg-turbo is not in this build");
    }

    @ParameterizedTest
    @CsvSource({
        // sampling, progressive, width, height, chroma's width and height
        "0x111111, 0, 160, 120, 160, 120", "0x211111, 0, 160, 120, 80, 120", "0x221111, 0, 160, 120, 80, 60",
        "0x221111, 1, 160, 120, 80, 60", "0x221111, 0, 161, 117, 81, 59", "0x221111, 1, 17, 9, 9, 5",
        "0x111111, 0, 1, 1, 1, 1", "0x121111, 0, 50, 70, 50, 35"
    })
    void planesAreThoseThatOpenCvDecodes(String sampling, int progressive, int width, int height, int cw, int ch)
            throws Undecodable {
        byte[] jpeg = encode(drawn(width, height), Integer.decode(sampling), progressive, 0);
        try (Pixels memory = new Pixels()) {
            Planes planes = decode(jpeg, memory).orElseThrow();
            assertThat(planes.warnings()).isZero();
            Chroma chroma = planes.chroma().orElseThrow();
            assertThat(List.of(planes.luma().width(), planes.luma().height())).containsExactly(width, height);
            assertThat(List.of(
                            chroma.blueDifference().width(),
                            chroma.blueDifference().height()))
                    .containsExactly(cw, ch);
            assertThat(List.of(
                            chroma.redDifference().width(),
                            chroma.redDifference().height()))
                    .containsExactly(cw, ch);
            assertThat(worst(planes.luma(), grey(jpeg))).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void colourFromThePlanesIsOpenCvsColour() throws Undecodable {
        byte[] jpeg = encode(drawn(96, 64), S444, 0, 0);
        try (Pixels memory = new Pixels();
                Mat colour = opencv(jpeg, IMREAD_COLOR)) {
            Planes planes = decode(jpeg, memory).orElseThrow();
            int worst = 0;
            for (int y = 0; y < 64; y++) {
                for (int x = 0; x < 96; x++) {
                    int luma = at(planes.luma(), x, y);
                    int blue = at(planes.chroma().orElseThrow().blueDifference(), x, y) - 128;
                    int red = at(planes.chroma().orElseThrow().redDifference(), x, y) - 128;
                    // JFIF 1.02, page 3.
                    double[] bgr = {luma + 1.772 * blue, luma - 0.34414 * blue - 0.71414 * red, luma + 1.402 * red};
                    for (int c = 0; c < 3; c++) {
                        double ours = Math.max(0, Math.min(255, bgr[c]));
                        worst = Math.max(worst, (int)
                                Math.abs(ours - (colour.ptr(y, x).get(c) & 255)));
                    }
                }
            }
            assertThat(worst).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void greyHasNoChroma() throws Undecodable {
        byte[] jpeg = encode(new Mat(40, 60, CV_8UC1).put(new org.bytedeco.opencv.opencv_core.Scalar(99)), S420, 0, 0);
        try (Pixels memory = new Pixels()) {
            Planes planes = decode(jpeg, memory).orElseThrow();
            assertThat(planes.chroma()).isEmpty();
            assertThat(at(planes.luma(), 30, 20)).isEqualTo(99);
        }
    }

    @Test
    void rareSamplingIsLeftToOthers() throws Undecodable {
        try (Pixels memory = new Pixels()) {
            assertThat(decode(encode(drawn(64, 64), S411, 0, 0), memory)).isEmpty();
            assertThat(memory.asked()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void halfOfAFileIsTruncated(int progressive) {
        byte[] jpeg = encode(drawn(320, 240), S420, progressive, 0);
        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length / 2)).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(refusal(Arrays.copyOf(jpeg, 100)).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void fileWithoutItsEndMarkerIsWhole(int progressive) throws Undecodable {
        byte[] jpeg = encode(drawn(320, 240), S420, progressive, 0);
        try (Pixels memory = new Pixels()) {
            Planes planes = decode(Arrays.copyOf(jpeg, jpeg.length - 2), memory).orElseThrow();
            assertThat(worst(planes.luma(), grey(jpeg))).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void damageInTheMiddleIsAWarning() throws Undecodable {
        byte[] jpeg = encode(drawn(640, 480), S422, 0, 4);
        Arrays.fill(jpeg, jpeg.length / 2, jpeg.length / 2 + 400, (byte) 0x55);
        try (Pixels memory = new Pixels()) {
            assertThat(decode(jpeg, memory).orElseThrow().warnings()).isPositive();
        }
    }

    @Test
    void garbageIsRefused() {
        byte[] garbage = new byte[10_000];
        new Random(3).nextBytes(garbage);
        assertThat(refusal(garbage).reason()).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void sizeInTheHeaderBeyondAllPhotosIsRefused() {
        byte[] jpeg = encode(drawn(64, 64), S420, 1, 0);
        int frame = 0;
        while ((jpeg[frame] & 255) != 0xff || (jpeg[frame + 1] & 255) != 0xc2) {
            frame++;
        }
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x7d); // 32125 x 32125
        assertThat(refusal(jpeg).reason()).isEqualTo(Reason.TOO_LARGE);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x3b); // 15163 x 15163, in 3 KB
        assertThat(refusal(jpeg).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void memoryThatCannotBeHadReachesTheCaller() {
        byte[] jpeg = encode(drawn(64, 64), S420, 0, 0);
        try (BytePointer file = new BytePointer(jpeg)) {
            assertThatThrownBy(() -> JpegPlanes.decode(file, jpeg.length, bytes -> {
                        throw new IllegalStateException("none left");
                    }))
                    .hasMessage("none left");
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        byte[] jpeg = encode(drawn(640, 480), S420, 1, 0);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> sums = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                sums.add(callers.submit(() -> {
                    try (Pixels memory = new Pixels()) {
                        return worst(decode(jpeg, memory).orElseThrow().luma(), grey(jpeg));
                    }
                }));
            }
            for (Future<Integer> sum : sums) {
                assertThat(sum.get()).isLessThanOrEqualTo(2);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void photosOfCamerasDecodeAsOpenCvDecodesThem() throws Exception {
        List<Path> photos = Material.filesIn("photos/cameras", ".jpg");
        try (Pixels memory = new Pixels()) {
            for (Path photo : photos) {
                byte[] jpeg = Files.readAllBytes(photo);
                Planes planes = decode(jpeg, memory).orElseThrow();
                assertThat(planes.warnings()).as(photo.toString()).isZero();
                assertThat(planes.chroma()).as(photo.toString()).isPresent();
                assertThat(worst(planes.luma(), grey(jpeg)))
                        .as(photo.toString())
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void corruptJpegsAreDecodedOrRefused() throws Exception {
        int refused = 0;
        try (Pixels memory = new Pixels()) {
            for (Path file : Material.filesIn("photos/corrupt", ".jpg")) {
                byte[] jpeg = Files.readAllBytes(file);
                try {
                    decode(jpeg, memory);
                } catch (Undecodable e) {
                    refused++;
                    assertThat(e).message().isNotBlank();
                }
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    private static Optional<Planes> decode(byte[] jpeg, Pixels memory) throws Undecodable {
        try (BytePointer file = new BytePointer(jpeg)) {
            return JpegPlanes.decode(file, jpeg.length, memory);
        }
    }

    private static Undecodable refusal(byte[] jpeg) {
        try (Pixels memory = new Pixels()) {
            Undecodable refusal = catchThrowableOfType(Undecodable.class, () -> decode(jpeg, memory));
            assertThat(refusal).isNotNull().message().isNotBlank();
            return refusal;
        }
    }

    private static Mat opencv(byte[] jpeg, int flags) {
        try (BytePointer file = new BytePointer(jpeg);
                Mat bytes = new Mat(1, jpeg.length, CV_8UC1, file)) {
            return imdecode(bytes, flags | IMREAD_IGNORE_ORIENTATION);
        }
    }

    private static byte[][] grey(byte[] jpeg) {
        try (Mat mat = opencv(jpeg, IMREAD_GRAYSCALE)) {
            byte[][] rows = new byte[mat.rows()][mat.cols()];
            for (int y = 0; y < rows.length; y++) {
                mat.ptr(y).get(rows[y]);
            }
            return rows;
        }
    }

    private static int worst(Plane plane, byte[][] expected) {
        int worst = 0;
        byte[] row = new byte[plane.width()];
        for (int y = 0; y < plane.height(); y++) {
            plane.data().position((long) y * plane.stride()).get(row);
            for (int x = 0; x < row.length; x++) {
                worst = Math.max(worst, Math.abs((row[x] & 255) - (expected[y][x] & 255)));
            }
        }
        plane.data().position(0);
        return worst;
    }

    private static int at(Plane plane, int x, int y) {
        return plane.data().get((long) y * plane.stride() + x) & 255;
    }

    /** Waves in all three colours, with some noise. */
    private static Mat drawn(int width, int height) {
        Mat mat = new Mat(height, width, org.bytedeco.opencv.global.opencv_core.CV_8UC3);
        Random noise = new Random(5);
        for (int y = 0; y < height; y++) {
            byte[] row = new byte[3 * width];
            for (int i = 0; i < row.length; i++) {
                double wave = Math.sin(i / 3 * 0.07 * (1 + i % 3) + y * 0.05);
                row[i] = (byte) (128 + 90 * wave + noise.nextInt(20));
            }
            mat.ptr(y).put(row);
        }
        return mat;
    }

    private static byte[] encode(Mat mat, int sampling, int progressive, int restart) {
        int[] options = {
            IMWRITE_JPEG_QUALITY,
            92,
            IMWRITE_JPEG_SAMPLING_FACTOR,
            sampling,
            IMWRITE_JPEG_PROGRESSIVE,
            progressive,
            IMWRITE_JPEG_RST_INTERVAL,
            restart
        };
        try (BytePointer out = new BytePointer();
                IntPointer wanted = new IntPointer(options)) {
            assertThat(imencode(".jpg", mat, out, wanted)).isTrue();
            byte[] jpeg = new byte[(int) out.limit()];
            out.get(jpeg);
            return jpeg;
        }
    }
}
