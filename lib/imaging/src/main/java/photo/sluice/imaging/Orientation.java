// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns small pictures upright; the full frame is never turned (that is a pass over all of memory in the wrong order).
 *
 * <pre>
 *   1 as is           2 mirror left-right   3 half turn            4 mirror top-bottom
 *   5 transpose       6 quarter turn right  7 transpose other way  8 quarter turn left
 * </pre>
 */
final class Orientation {
    private static final int LEFT_RIGHT = 1;
    private static final int TOP_BOTTOM = 0;
    private static final int BOTH = -1;

    private Orientation() {}

    /** Whether upright width is stored height. */
    static boolean swapsSides(int orientation) {
        return orientation >= 5;
    }

    /** Writes {@code stored} upright into {@code upright}, which has the right size and shares no memory with it. */
    static void turn(Mat stored, Mat upright, int orientation) {
        switch (orientation) {
            case 2 -> flip(stored, upright, LEFT_RIGHT);
            case 3 -> flip(stored, upright, BOTH);
            case 4 -> flip(stored, upright, TOP_BOTTOM);
            case 5 -> transpose(stored, upright);
            case 6 -> transposeThenFlip(stored, upright, LEFT_RIGHT);
            case 7 -> transposeThenFlip(stored, upright, BOTH);
            case 8 -> transposeThenFlip(stored, upright, TOP_BOTTOM);
            default -> stored.copyTo(upright);
        }
    }

    private static void transposeThenFlip(Mat stored, Mat upright, int code) {
        transpose(stored, upright);
        flip(upright, upright, code);
    }
}
