// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.bytedeco.opencv.global.opencv_core.CMP_LE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.abs;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.log;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatExpr;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much of the subject is defocused or moved. The subject is what is no background; tiles of {@value #TILE} by
 * {@value #TILE} pixels are background where the blue channel hardly changes.
 *
 * <p>A frame that is nothing but background is looked at as a whole, where digiKam divides nought by nought; a sound photo
 * has a damage of about 0.7 here.
 */
final class Blur {
    private Blur() {}

    static final int TILE = 40;

    /** Standard deviation in levels of blue. */
    private static final double BACKGROUND = 10;

    /** Logarithm of the edge strength that is 255 on the map of edges, and the place on it up to which all is blurred. */
    private static final double FULL = Math.log(30);

    private static final double BLURRED_UP_TO = 115;

    /** 0..1, of an 8-bit BGR picture and its luma. */
    static double damage(Mat bgr, Mat gray) {
        long subject = 0;
        long hurt = 0;
        long everywhere = 0;
        try (Mat edges = new Mat();
                Mat defocused = new Mat()) {
            Laplacian(gray, edges, CV_32F);
            defocused(edges, defocused);
            for (int y = 0; y < gray.rows(); y += TILE) {
                for (int x = 0; x < gray.cols(); x += TILE) {
                    int width = Math.min(TILE, gray.cols() - x);
                    int height = Math.min(TILE, gray.rows() - y);
                    try (Rect place = new Rect(x, y, width, height);
                            Mat part = new Mat(edges, place);
                            Mat soft = new Mat(defocused, place);
                            Mat colours = new Mat(bgr, place)) {
                        long here = Streaks.in(part) ? (long) width * height : countNonZero(soft);
                        everywhere += here;
                        if (isBackground(colours)) continue;
                        subject += (long) width * height;
                        hurt += here;
                    }
                }
            }
        }
        return subject > 0 ? (double) hurt / subject : (double) everywhere / gray.total();
    }

    /** 255 where the smoothed logarithm of the edge strength is low. */
    private static void defocused(Mat edges, Mat target) {
        try (MatExpr strength = abs(edges);
                Mat one = new Mat(edges.rows(), edges.cols(), CV_32F, new Scalar(1.0));
                Mat bound = new Mat(edges.rows(), edges.cols(), CV_32F, new Scalar(BLURRED_UP_TO / 255 * FULL));
                Mat map = strength.asMat();
                Mat smooth = new Mat();
                Mat median = new Mat();
                Size five = new Size(5, 5)) {
            max(map, one, map);
            log(map, map);
            blur(map, smooth, five);
            medianBlur(smooth, median, 5);
            compare(median, bound, target, CMP_LE);
        }
    }

    private static boolean isBackground(Mat colours) {
        try (Mat mean = new Mat();
                Mat deviation = new Mat()) {
            meanStdDev(colours, mean, deviation);
            try (DoubleIndexer at = deviation.createIndexer()) {
                return at.get(0, 0) < BACKGROUND;
            }
        }
    }
}
