// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.brisque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.Material;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Pictures;
import photo.sluice.imaging.Rendition;

class BrisqueIT {
    private static final Brisque BRISQUE = new Brisque();

    @AfterAll
    static void free() {
        BRISQUE.close();
    }

    @Test
    void blurMakesItWorse() {
        Mat scene = Pictures.scene(540, 360, 3);
        double clean = BRISQUE.of(scene);
        double blurred = BRISQUE.of(blurred(scene, 4));
        assertThat(clean).isBetween(0.0, 100.0);
        assertThat(blurred).isBetween(clean + 3, 100.0);
    }

    @Test
    void sizeIsFixed() {
        for (int width : new int[] {549, 600, 3000}) {
            try (Mat small = Brisque.reduced(Pictures.plain(width, width * 2 / 3, 1, 2, 3))) {
                assertThat(small.total()).isBetween(Brisque.PIXELS - 1100L, (long) Brisque.PIXELS);
                assertThat((double) small.cols() / small.rows()).isCloseTo(1.5, within(0.01));
            }
        }
        try (Mat small = Brisque.reduced(Pictures.plain(100, 3, 1, 2, 3))) {
            assertThat(small.cols()).isEqualTo(100);
            assertThat(small.rows()).isEqualTo(16);
        }
    }

    @Test
    void aPhotoAndItsShrunkCopyAreAlike() {
        Mat scene = blurred(Pictures.scene(2190, 1460, 3), 3);
        try (Mat half = new Mat();
                Size size = new Size(1095, 730)) {
            resize(scene, half, size, 0, 0, INTER_AREA);
            assertThat(BRISQUE.of(half)).isCloseTo(BRISQUE.of(scene), within(2.0));
        }
    }

    @Test
    void everyPictureHasAScore() {
        for (Mat picture : List.of(
                Pictures.plain(1, 1, 7, 7, 7),
                Pictures.plain(2, 3, 0, 0, 0),
                Pictures.plain(640, 480, 255, 255, 255))) {
            assertThat(BRISQUE.of(picture)).isBetween(0.0, 100.0);
        }
    }

    @Test
    void severalThreadsGetWhatOneGets() throws Exception {
        List<Mat> pictures = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pictures.add(blurred(Pictures.scene(300, 200, i), 1 + i));
            alone.add(BRISQUE.of(pictures.get(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Double>> work = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Mat picture = pictures.get(i % 4);
                work.add(() -> BRISQUE.of(picture));
            }
            List<Future<Double>> found = threads.invokeAll(work);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).isEqualTo(alone.get(i % 4));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noWindowSystemIsLoaded() throws Exception {
        assertThat(BRISQUE.of(Pictures.scene(90, 60, 1))).isBetween(0.0, 100.0);
        String maps = Files.readString(Path.of("/proc/self/maps"));
        assertThat(maps).contains("libopencv_quality");
        assertThat(maps)
                .doesNotContain("highgui")
                .doesNotContain("libgtk")
                .doesNotContain("libX11")
                .doesNotContain("objdetect");
    }

    /**
     * The values of the first implementation for five pictures of TID2013, which have 0.197 megapixels and so are not
     * shrunk: 94.6, -0.1, 1.0, 5.4, 72.3. OpenCV trained a model of its own, so the values are near, not equal.
     */
    @Test
    void valuesAreNearThoseOfTheFirstImplementation() throws Exception {
        Path folder = Material.folder("labelled/metric_calibration/dist_dir");
        double[] official = {94.6421, -0.1076, 0.9929, 5.3583, 72.2617};
        String[] names = {"I03.bmp", "I04.bmp", "I06.bmp", "I08.bmp", "I19.bmp"};
        try (PhotoReader reader = new PhotoReader(new Limits(1_000_000, 10_000_000))) {
            for (int i = 0; i < names.length; i++) {
                try (Rendition photo = reader.read(folder.resolve(names[i]))) {
                    assertThat(BRISQUE.of(photo)).as(names[i]).isCloseTo(official[i], within(15.0));
                }
            }
        }
    }

    private static Mat blurred(Mat picture, double sigma) {
        Mat out = new Mat();
        GaussianBlur(picture, out, new Size(0, 0), sigma);
        return out;
    }
}
