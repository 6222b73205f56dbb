// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;
import photo.sluice.imaging.measure.Examination;

/** The odd ones among the formats decoded in this process: turned PNG and WebP, animations, CMYK. */
class StillsIT extends Reading {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void pngAndWebpOfEveryOrientationComeOutUprightOnce(int orientation) throws Exception {
        try (Mat quarters = Pictures.quarters(400, 240)) {
            byte[] png = Containers.pngWithOrientation(Pictures.encoded(quarters, ".png"), orientation);
            byte[] webp = Containers.webpWithOrientation(Pictures.encoded(quarters, ".webp"), 400, 240, orientation);
            for (Path file : new Path[] {Pictures.file(folder, "o.png", png), Pictures.file(folder, "o.webp", webp)}) {
                try (Rendition rendition = reader.read(file)) {
                    assertThat(rendition.width()).as(file.toString()).isEqualTo(orientation >= 5 ? 240 : 400);
                    Quarters.assertUpright(rendition.colour(), orientation);
                }
            }
        }
    }

    @Test
    void firstFrameOfAnAnimationIsThePhoto() throws Exception {
        try (Mat quarters = Pictures.quarters(400, 300);
                Mat second = Pictures.plain(400, 300, 0, 0, 0)) {
            byte[] gif = Containers.animatedGif(Pictures.encoded(quarters, ".gif"), Pictures.encoded(second, ".gif"));
            byte[] webp = Containers.animatedWebp(
                    Pictures.encoded(quarters, ".webp"), Pictures.encoded(second, ".webp"), 400, 300);
            for (Path file : new Path[] {Pictures.file(folder, "a.gif", gif), Pictures.file(folder, "a.webp", webp)}) {
                try (Rendition rendition = reader.read(file)) {
                    assertThat(rendition.width()).as(file.toString()).isEqualTo(400);
                    Quarters.assertUpright(rendition.colour(), 1);
                }
            }
        }
    }

    @Test
    void cmykJpegGivesItsColours() throws Exception {
        Path photo = Material.folder("photos/formats").resolve("sharp_Channel_digital_image_CMYK_color_no_profile.jpg");
        try (Rendition rendition = reader.read(photo)) {
            // Grass on the left, a light path at the bottom right; inverted they would be purple and dark.
            double[] grass = patch(rendition.colour(), 0.10, 0.70);
            double[] path = patch(rendition.colour(), 0.75, 0.94);
            assertThat(grass[1]).as("green of grass").isGreaterThan(grass[0] + 10);
            assertThat(path[0] + path[1] + path[2]).as("light of path").isGreaterThan(300);
            assertThat(Examination.of(rendition).measures().technical()).isBetween(0.0, 100.0);
        }
    }

    /** Mean blue, green and red of a twentieth of the width around a place, in parts of width and height. */
    private static double[] patch(Mat colour, double x, double y) {
        int side = colour.cols() / 20;
        try (Rect around = new Rect(
                        (int) (x * colour.cols()) - side / 2, (int) (y * colour.rows()) - side / 2, side, side);
                Mat part = new Mat(colour, around);
                Scalar mean = org.bytedeco.opencv.global.opencv_core.mean(part)) {
            return new double[] {mean.get(0), mean.get(1), mean.get(2)};
        }
    }

    @Test
    void readingAndMeasuringLoadNoWindowToolkit() throws Exception {
        for (Path file : new Path[] {
            Pictures.file(folder, "a.jpg", Pictures.jpeg(Pictures.scene(900, 700, 2), 90)),
            Pictures.file(folder, "a.dng", Dngs.of(Pictures.scene(400, 300, 2), 1, new byte[0], 0, 0))
        }) {
            try (Rendition rendition = reader.read(file)) {
                Examination.of(rendition);
            } catch (UnreadablePhoto withoutLibRaw) {
                assertThat(withoutLibRaw.reason()).isEqualTo(Reason.UNSUPPORTED);
            }
        }
        StringBuilder maps = new StringBuilder(Files.readString(Path.of("/proc/self/maps")));
        ProcessHandle.current().children().forEach(child -> maps.append(maps(child)));
        assertThat(maps.toString()).contains("libopencv_imgcodecs");
        assertThat(maps.toString()).doesNotContain("highgui", "libgtk", "objdetect");
    }

    private static String maps(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/maps"));
        } catch (java.io.IOException gone) {
            return "";
        }
    }
}
