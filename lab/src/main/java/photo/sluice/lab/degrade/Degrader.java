// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.randn;
import static org.bytedeco.opencv.global.opencv_core.setRNGSeed;
import static org.bytedeco.opencv.global.opencv_imgproc.filter2D;

import java.util.Random;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Does one kind of damage to the pixels of a photo (8 bits, BGR, any size); the picture given is left as it is. The same
 * seed gives the same damage, and one seed gives one direction of shake whatever its length.
 *
 * <p>Blur is done to the 8-bit values as they are (gamma included), as it is in most published test sets; noise is
 * Gaussian with a variance of {@code sigma^2 (0.25 + 0.75 v / 128)} at level v: what reading adds, and what light does.
 */
public final class Degrader {
    private static final double READ_NOISE = 0.25;
    private static final int MID_GREY = 128;
    private static final int BAND = 256;

    private final long seed;

    public Degrader(long seed) {
        this.seed = seed;
    }

    /** The damaged picture; {@code strength} as {@link Kind} has it, for 24 megapixels. Compression is not done to pixels. */
    public Mat damaged(Mat picture, Kind kind, double strength) {
        double megapixels = (double) picture.rows() * picture.cols() / 1e6;
        return switch (kind) {
            case DEFOCUS -> filtered(picture, Kernels.disc(Strength.pixels(strength, megapixels)));
            case MOTION -> filtered(picture, Kernels.line(Strength.pixels(strength, megapixels), angle()));
            case NOISE -> noisy(picture, strength);
            case UNDEREXPOSURE -> exposed(picture, -strength);
            case OVEREXPOSURE -> exposed(picture, strength);
            case COMPRESSION -> picture.clone();
        };
    }

    /** Direction of shake in degrees from the x axis, 0 to 180, all alike. */
    double angle() {
        return new Random(seed).nextDouble() * 180;
    }

    private static Mat filtered(Mat picture, Mat kernel) {
        try (kernel;
                Point middle = new Point(-1, -1)) {
            Mat out = new Mat();
            filter2D(picture, out, -1, kernel, middle, 0, BORDER_REFLECT_101);
            return out;
        }
    }

    private Mat noisy(Mat picture, double sigma) {
        setRNGSeed((int) seed);
        Mat out = new Mat(picture.rows(), picture.cols(), CV_8UC3);
        try (Mat table = deviations(sigma);
                Scalar none = new Scalar(0.0);
                Scalar one = new Scalar(1.0)) {
            for (int top = 0; top < picture.rows(); top += BAND) {
                int bottom = Math.min(picture.rows(), top + BAND);
                try (Mat band = picture.rowRange(top, bottom);
                        Mat target = out.rowRange(top, bottom);
                        Mat flat = band.reshape(1);
                        Mat into = target.reshape(1);
                        Mat deviation = new Mat();
                        Mat noise = new Mat(flat.rows(), flat.cols(), CV_32FC1);
                        Mat average = new Mat(1, 1, CV_64FC1, none);
                        Mat unit = new Mat(1, 1, CV_64FC1, one);
                        Mat wide = new Mat()) {
                    LUT(flat, table, deviation);
                    randn(noise, average, unit);
                    multiply(noise, deviation, noise);
                    flat.convertTo(wide, CV_32FC1);
                    add(wide, noise, wide);
                    wide.convertTo(into, CV_8UC1);
                }
            }
        }
        return out;
    }

    private static Mat deviations(double sigma) {
        Mat table = new Mat(1, 256, CV_32FC1);
        try (FloatIndexer at = table.createIndexer()) {
            for (int v = 0; v < 256; v++) {
                at.put(0, v, (float) (sigma * Math.sqrt(READ_NOISE + (1 - READ_NOISE) * v / MID_GREY)));
            }
        }
        return table;
    }

    private static Mat exposed(Mat picture, double stops) {
        Mat out = new Mat();
        try (Mat table = new Mat(1, 256, CV_8UC1)) {
            try (UByteIndexer at = table.createIndexer()) {
                for (int v = 0; v < 256; v++) {
                    at.put(0, v, (int) Math.round(255 * Srgb.encoded(Srgb.linear(v / 255.0) * Math.pow(2, stops))));
                }
            }
            LUT(picture, table, out);
        }
        return out;
    }
}
