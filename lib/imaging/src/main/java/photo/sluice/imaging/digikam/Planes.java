// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels as Java arrays, row by row. */
final class Planes {
    private Planes() {}

    /** A copy of all samples of an 8-bit picture, whose rows need not lie edge to edge. */
    static byte[] bytes(Mat picture) {
        int line = picture.cols() * picture.channels();
        byte[] all = new byte[picture.rows() * line];
        for (int y = 0; y < picture.rows(); y++) {
            try (var row = picture.ptr(y)) {
                row.get(all, y * line, line);
            }
        }
        return all;
    }
}
