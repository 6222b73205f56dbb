// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A frame in the planes that a JPEG stores: luma at full size, chroma most often at half of it (JFIF: BT.601, full
 * range, chroma in the middle of its pixels).
 *
 * <p>Colour is converted when the picture is small, which is what makes this cheap: of 24 megapixels only one is. Means
 * and the conversion are linear but for rounding and clipping, so the result is within a few levels of the other order.
 */
record PlanarPixels(Mat luma, Optional<Chroma> chroma) implements Pixels {
    /**
     * The planes of colour; none in a grey picture.
     *
     * @param halfAcross how many times they are half as wide as luma, rounded up: 0..2
     * @param halfDown how many times they are half as high: 0..2
     */
    record Chroma(Mat blueDifference, Mat redDifference, int halfAcross, int halfDown) {
        private static final int MOST = 2;

        /** The planes, if their sizes are luma's divided by powers of two. */
        static Optional<Chroma> of(Mat luma, Mat blueDifference, Mat redDifference) {
            for (int across = 0; across <= MOST; across++) {
                for (int down = 0; down <= MOST; down++) {
                    if (fits(luma, blueDifference, across, down) && fits(luma, redDifference, across, down)) {
                        return Optional.of(new Chroma(blueDifference, redDifference, across, down));
                    }
                }
            }
            return Optional.empty();
        }

        private static boolean fits(Mat luma, Mat plane, int across, int down) {
            return plane.cols() == luma.cols() + (1 << across) - 1 >> across
                    && plane.rows() == luma.rows() + (1 << down) - 1 >> down;
        }
    }

    @Override
    public int width() {
        return luma.cols();
    }

    @Override
    public int height() {
        return luma.rows();
    }

    @Override
    public void tiles(TileLayout grid, BytePointer working, Mat target) {
        Reduction.gather(luma, grid, target);
    }

    @Override
    public Mat halved(int times, Scratch scratch) {
        int columns = Math.max(1, luma.cols() >> times);
        int rows = Math.max(1, luma.rows() >> times);
        BytePointer memory = scratch.of(Scratch.Use.PLANES, 9L * columns * rows);
        Mat bgr = Native.over(memory, 0, rows, columns, CV_8UC3);
        Mat[] small = new Mat[3];
        for (int i = 0; i < small.length; i++) {
            small[i] = Native.over(memory, (3L + i) * columns * rows, rows, columns, CV_8UC1);
        }
        try (Mat mixed = Native.over(memory, 6L * columns * rows, rows, columns, CV_8UC3)) {
            reduce(luma, times, times, scratch, small[0]);
            if (chroma.isEmpty()) {
                cvtColor(small[0], bgr, COLOR_GRAY2BGR);
                return bgr;
            }
            Chroma c = chroma.get();
            reduce(c.redDifference, times - c.halfAcross, times - c.halfDown, scratch, small[1]);
            reduce(c.blueDifference, times - c.halfAcross, times - c.halfDown, scratch, small[2]);
            try (MatVector planes = new MatVector(small)) {
                merge(planes, mixed);
            }
            cvtColor(mixed, bgr, COLOR_YCrCb2BGR);
            return bgr;
        } finally {
            for (Mat plane : small) {
                plane.close();
            }
        }
    }

    /** Halves a plane so often, or doubles it where the number is negative, and cuts it to the size of {@code target}. */
    private static void reduce(Mat plane, int across, int down, Scratch scratch, Mat target) {
        try (Mat smaller = Reduction.halved(plane, Math.max(0, across), Math.max(0, down), scratch);
                Rect cut = new Rect(0, 0, target.cols(), target.rows())) {
            if (across >= 0 && down >= 0) {
                try (Mat part = new Mat(smaller, cut)) {
                    part.copyTo(target);
                }
                return;
            }
            // Linear between pixel middles: 3/4 and 1/4, as libjpeg's own "fancy upsampling" does.
            int columns = smaller.cols() << Math.max(0, -across);
            int rows = smaller.rows() << Math.max(0, -down);
            try (Size size = new Size(columns, rows);
                    Mat larger = new Mat()) {
                resize(smaller, larger, size, 0, 0, INTER_LINEAR);
                try (Mat part = new Mat(larger, cut)) {
                    part.copyTo(target);
                }
            }
        }
    }

    @Override
    public void close() {
        luma.close();
        chroma.ifPresent(c -> {
            c.blueDifference.close();
            c.redDifference.close();
        });
    }
}
