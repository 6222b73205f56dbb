// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.opencv.opencv_core.Mat;

/** Lays a transparent picture over white, as viewers and paper do. */
final class Alpha {
    private Alpha() {}

    /** {@code unchanged} has 1, 3 or 4 channels of 8 or 16 bits, or is empty; {@code target} becomes 8-bit BGR. */
    static void overWhite(Mat unchanged, Mat target) {
        if (unchanged.empty()) {
            target.release();
            return;
        }
        try (Mat eight = new Mat();
                Mat alpha = new Mat();
                Mat alpha3 = new Mat()) {
            double scale = unchanged.depth() == CV_16U ? 1 / 257.0 : 1;
            unchanged.convertTo(eight, CV_8U, scale, 0);
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
