// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Whether there is anything in the frame that could be sharp: how steep its steps are in a picture so small that blur of a
 * dozen pixels, and noise, are no longer in it.
 */
final class Texture {
    /** The picture is halved until its longer side is no longer than this. */
    private static final int SIDE = 128;

    private static final double STEEPEST = 0.98;

    private Texture() {}

    /** Grey levels between neighbours (|right| + |down|) that 98 % of the pixels do not exceed. */
    static double of(Mat bgr) {
        Mat level = new Mat(bgr);
        while (Math.max(level.cols(), level.rows()) > SIDE && Math.min(level.cols(), level.rows()) >= 4) {
            Mat half = new Mat();
            try (Rect even = new Rect(0, 0, level.cols() & ~1, level.rows() & ~1);
                    Mat part = new Mat(level, even);
                    Size size = new Size(level.cols() / 2, level.rows() / 2)) {
                resize(part, half, size, 0, 0, INTER_AREA);
            }
            level.close();
            level = half;
        }
        try (Mat last = level;
                Mat luma = new Mat()) {
            cvtColor(last, luma, COLOR_BGR2GRAY);
            byte[] pixels = new byte[luma.rows() * luma.cols()];
            new BytePointer(luma.data()).get(pixels);
            return steepest(pixels, luma.cols(), luma.rows());
        }
    }

    private static double steepest(byte[] pixels, int width, int height) {
        int[] steps = new int[Math.max(0, (width - 1) * (height - 1))];
        for (int y = 0, i = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                int here = pixels[y * width + x] & 255;
                steps[i++] = Math.abs((pixels[y * width + x + 1] & 255) - here)
                        + Math.abs((pixels[(y + 1) * width + x] & 255) - here);
            }
        }
        Arrays.sort(steps);
        return steps.length == 0 ? 0 : steps[(int) ((steps.length - 1) * STEEPEST)];
    }
}
