// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** OpenCV as this module uses it: one thread, and destinations in memory of our own. */
final class Native {
    static {
        // Photos are worked on side by side; threads inside one photo would only compete.
        setNumThreads(1);
    }

    private Native() {}

    /** Loads the native libraries; about half a second the first time. */
    static void load() {
        // The static initialiser does it.
    }

    /**
     * A header over {@code memory} from byte {@code from}; closing it leaves the memory alone.
     *
     * <p>OpenCV writes into a destination that has the right size and type already, and allocates otherwise. Fresh
     * memory costs a page fault each 4 KB, which was measured at up to four times the decoding itself.
     */
    static Mat over(BytePointer memory, long from, int rows, int columns, int type) {
        return new Mat(rows, columns, type, new BytePointer(memory).position(from));
    }
}
