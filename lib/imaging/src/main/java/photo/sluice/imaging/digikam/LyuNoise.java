// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.sepFilter2D;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;

/**
 * The variance of white noise, from what it does to the kurtosis of band-passed pictures.
 *
 * <p>Natural pictures have about the same kurtosis in every band, and noise takes off the more the less signal a band has
 * (S. Lyu, X. Pan, X. Zhang: Exposing region splicing forgeries with blind local noise estimation, IJCV 2014). The bands
 * are the 16 outer products of four rows, less the first, which is no difference.
 */
final class LyuNoise {
    private LyuNoise() {}

    private static final float HALF = 0.5f;
    private static final float ROOT = (float) Math.sqrt(0.5);
    private static final float[][] ROWS = {
        {HALF, HALF, HALF, HALF}, {HALF, HALF, -HALF, -HALF}, {ROOT, -ROOT, 0, 0}, {0, 0, ROOT, -ROOT}
    };

    /** Squared grey levels at which the damage is a half, and by which it rises. */
    private static final double MIDDLE = 18;

    private static final double SLOPE = 7;

    /** A band with less variance than this, in squared grey levels, has neither signal nor noise. */
    private static final double NOTHING = 1e-3;

    /** 0..1; 0.07 without noise, a half at a standard deviation of 4.2 grey levels; 8-bit luma. */
    static double damage(Mat gray) {
        return 1 / (1 + Math.exp(-(variance(gray) - MIDDLE) / SLOPE));
    }

    /** Squared grey levels; slightly below nought for some pictures without noise. */
    static double variance(Mat gray) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int bands = 0;
        try (Mat wide = new Mat();
                Mat band = new Mat()) {
            gray.convertTo(wide, CV_32F);
            for (int i = 1; i < ROWS.length * ROWS.length; i++) {
                filter(wide, band, ROWS[i % ROWS.length], ROWS[i / ROWS.length]);
                Moments found = Moments.of(band);
                // White noise is in every band: where one has none, there is none.
                if (found.variance < NOTHING) return 0;
                double root = Math.sqrt(found.kurtosis);
                a += root;
                b += 1 / found.variance;
                c += 1 / (found.variance * found.variance);
                d += root / found.variance;
                bands++;
            }
        }
        return variance(a / bands, b / bands, c / bands, d / bands);
    }

    /** The paper's closed form; where the kurtosis is nought without noise as well, all that is there is noise. */
    private static double variance(double a, double b, double c, double d) {
        double root = (a * c - b * d) / (c - b * b);
        return root > 0 && Double.isFinite(root) ? (1 - a / root) / b : 1 / b;
    }

    private static void filter(Mat wide, Mat band, float[] across, float[] down) {
        try (Mat row = kernel(across);
                Mat column = kernel(down);
                Point middle = new Point(-1, -1)) {
            sepFilter2D(wide, band, CV_32F, row, column, middle, 0, BORDER_REPLICATE);
        }
    }

    private static Mat kernel(float[] values) {
        Mat kernel = new Mat(1, values.length, CV_32F);
        try (FloatIndexer at = kernel.createIndexer()) {
            for (int i = 0; i < values.length; i++) at.put(0, i, values[i]);
        }
        return kernel;
    }

    /** Variance, and kurtosis over that of a Gaussian, not below nought. */
    private record Moments(double variance, double kurtosis) {
        static Moments of(Mat band) {
            float[] line = new float[band.cols()];
            double[] sums = new double[4];
            for (int y = 0; y < band.rows(); y++) {
                try (FloatPointer row = new FloatPointer(band.ptr(y))) {
                    row.get(line);
                }
                for (double value : line) {
                    double square = value * value;
                    sums[0] += value;
                    sums[1] += square;
                    sums[2] += square * value;
                    sums[3] += square * square;
                }
            }
            double n = band.total();
            double m1 = sums[0] / n;
            double m2 = sums[1] / n;
            double variance = m2 - m1 * m1;
            double fourth = sums[3] / n - 4 * m1 * sums[2] / n + 6 * m1 * m1 * m2 - 3 * m1 * m1 * m1 * m1;
            return new Moments(variance, Math.max(0, fourth / (variance * variance) - 3));
        }
    }
}
