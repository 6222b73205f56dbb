// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.opencv.opencv_core.Mat;

/** Lays a transparent picture over white, as viewers and paper do; a band of rows at a time, so as to need little memory. */
final class Alpha {
    private static final int BAND = 256;

    private Alpha() {}

    /**
     * {@code unchanged} has 1, 3 or 4 channels of 8 or 16 bits; {@code target} is 8-bit BGR and becomes of the same size,
     * in memory of its own if it was not.
     */
    static void overWhite(Mat unchanged, Mat target) {
        target.create(unchanged.rows(), unchanged.cols(), CV_8UC3);
        for (int from = 0; from < target.rows(); from += BAND) {
            int to = Math.min(target.rows(), from + BAND);
            try (Mat source = unchanged.rowRange(from, to);
                    Mat band = target.rowRange(from, to)) {
                lay(source, band);
            }
        }
    }

    private static void lay(Mat source, Mat target) {
        try (Mat eight = new Mat();
                Mat alpha = new Mat();
                Mat alpha3 = new Mat()) {
            double scale = source.depth() == CV_16U ? 1 / 257.0 : 1;
            source.convertTo(eight, CV_8U, scale, 0);
            if (eight.channels() == 1) {
                cvtColor(eight, target, COLOR_GRAY2BGR);
            } else if (eight.channels() == 3) {
                eight.copyTo(target);
            } else {
                cvtColor(eight, target, COLOR_BGRA2BGR);
                extractChannel(eight, alpha, 3);
                cvtColor(alpha, alpha3, COLOR_GRAY2BGR);
                multiply(target, alpha3, target, 1 / 255.0, -1);
                bitwise_not(alpha3, alpha3);
                add(target, alpha3, target);
            }
        }
    }
}
