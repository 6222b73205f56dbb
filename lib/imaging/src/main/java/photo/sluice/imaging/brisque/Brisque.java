// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.brisque;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_quality.QualityBRISQUE;
import photo.sluice.imaging.Rendition;

/**
 * How unlike a clean photo the statistics of a small picture are: 0 (best) to 100 (worst), <b>lower is better</b>.
 *
 * <p>A. Mittal, A. K. Moorthy, A. C. Bovik: No-reference image quality assessment in the spatial domain, IEEE TIP 2012; the
 * model is OpenCV's, trained on the LIVE data set: 29 photos of about 0.4 megapixels, blurred, noisy and compressed on
 * purpose. What is outside of that it has never seen: of ordinary photos most get nearly the same, night, fog, snow, bokeh and black
 * and white get bad values, and the result follows the size of the picture more than its quality (one photo: 0.0 at 0.2
 * and 10.6 at 0.8 megapixels). OpenCV cuts off what would lie below 0 or above 100. So the size is fixed, and the score is
 * good for comparing with others and for grave damage, not for choosing among holiday photos.
 *
 * <p>Safe for several threads; each call uses one calculator, some 2 MB, which is kept for the next.
 */
public final class Brisque implements AutoCloseable {
    /** The picture is shrunk by area to no more than so many pixels; a smaller one is taken as it is. */
    public static final int PIXELS = 200_000;

    /** Changes whenever the same photo may get another value: model, library, size. */
    public static final String VERSION = "live-opencv-4.13-0.2mp";

    /** The picture is halved once and filtered with 7 by 7 pixels. */
    private static final int LEAST_SIDE = 16;

    private static final String RESOURCES = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/quality/";

    private final ConcurrentLinkedDeque<QualityBRISQUE> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** Loads library and model now, 0.1 to 0.4 s, rather than with the first photo. */
    public void warmUp() {
        idle.addFirst(calculator());
    }

    /** The score of a rendition's reduced picture; the rendition is only read. */
    public double of(Rendition photo) {
        return of(photo.colour());
    }

    /** The score of an 8-bit BGR picture, which is shrunk first. */
    double of(Mat bgr) {
        QualityBRISQUE calculator = idle.pollFirst();
        if (calculator == null) calculator = calculator();
        try (Mat small = reduced(bgr);
                Scalar score = calculator.compute(small)) {
            return score.get(0);
        } finally {
            if (closed) calculator.close();
            else idle.addFirst(calculator);
        }
    }

    /** Of at most {@link #PIXELS}; a stripe is widened by its last pixels, as statistics need some. */
    static Mat reduced(Mat bgr) {
        double scale = Math.sqrt((double) PIXELS / bgr.total());
        Mat small = new Mat();
        if (scale >= 1) {
            int right = Math.max(0, LEAST_SIDE - bgr.cols());
            int below = Math.max(0, LEAST_SIDE - bgr.rows());
            copyMakeBorder(bgr, small, 0, below, 0, right, BORDER_REPLICATE);
            return small;
        }
        try (Size size = new Size(side(bgr.cols() * scale), side(bgr.rows() * scale))) {
            resize(bgr, small, size, 0, 0, INTER_AREA);
        }
        return small;
    }

    private static int side(double length) {
        return Math.max(LEAST_SIDE, (int) length);
    }

    private static QualityBRISQUE calculator() {
        return QualityBRISQUE.create(resource("brisque_model_live.yml"), resource("brisque_range_live.yml"));
    }

    /** The path of a file that the library brings along, unpacked into JavaCPP's cache. */
    private static String resource(String name) {
        try {
            return Loader.cacheResource(RESOURCES + name).getPath();
        } catch (IOException e) {
            throw new UncheckedIOException("BRISQUE's model cannot be unpacked: " + RESOURCES + name, e);
        }
    }

    /** Frees the calculators; closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        for (QualityBRISQUE each = idle.pollFirst(); each != null; each = idle.pollFirst()) each.close();
    }
}
