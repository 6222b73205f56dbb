// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_core.CV_16SC3;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.filter2D;

import java.util.Random;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Damage of known strength. */
final class Damage {
    private Damage() {}

    static Mat gaussian(Mat picture, double sigma) {
        Mat out = new Mat();
        GaussianBlur(picture, out, new Size(0, 0), sigma);
        return out;
    }

    /** The disk that a lens spreads a point to; {@code radius} in pixels. */
    static Mat defocus(Mat picture, double radius) {
        int side = 2 * (int) Math.ceil(radius) + 1;
        Mat kernel = new Mat(side, side, CV_32F);
        int middle = side / 2;
        try (FloatIndexer k = kernel.createIndexer()) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double away = Math.hypot(x - middle, y - middle);
                    k.put(y, x, (float) Math.max(0, Math.min(1, radius + 0.5 - away)));
                }
            }
        }
        return filtered(picture, kernel);
    }

    /** Straight motion over {@code length} pixels. */
    static Mat motion(Mat picture, int length, double degrees) {
        Mat kernel = new Mat(length, length, CV_32F, new org.bytedeco.opencv.opencv_core.Scalar(0.0));
        double radians = Math.toRadians(degrees);
        try (FloatIndexer k = kernel.createIndexer()) {
            for (int i = 0; i < 8 * length; i++) {
                double along = (i + 0.5) / 8 - length / 2.0;
                int x = (int) Math.floor(length / 2.0 + along * Math.cos(radians));
                int y = (int) Math.floor(length / 2.0 + along * Math.sin(radians));
                if (x >= 0 && y >= 0 && x < length && y < length) {
                    k.put(y, x, k.get(y, x) + 1);
                }
            }
        }
        return filtered(picture, kernel);
    }

    /** Grey Gaussian noise, the same on all channels. */
    static Mat noise(Mat picture, double sigma, long seed) {
        Random random = new Random(seed);
        Mat out = picture.clone();
        try (UByteIndexer at = out.createIndexer()) {
            for (int y = 0; y < out.rows(); y++) {
                for (int x = 0; x < out.cols(); x++) {
                    int add = (int) Math.round(random.nextGaussian() * sigma);
                    for (int c = 0; c < 3; c++) {
                        at.put(y, x, c, Math.max(0, Math.min(255, at.get(y, x, c) + add)));
                    }
                }
            }
        }
        return out;
    }

    static Mat exposure(Mat picture, double factor) {
        Mat wide = new Mat();
        Mat out = new Mat();
        picture.convertTo(wide, CV_16SC3, factor, 0);
        wide.convertTo(out, CV_8UC3);
        return out;
    }

    private static Mat filtered(Mat picture, Mat kernel) {
        double sum = org.bytedeco.opencv.global.opencv_core.sumElems(kernel).get(0);
        Mat scaled = new Mat();
        kernel.convertTo(scaled, CV_32F, 1 / sum, 0);
        Mat out = new Mat();
        filter2D(picture, out, -1, scaled);
        return out;
    }
}
