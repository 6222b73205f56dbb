// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Looks at a decoded {@link Pictures#quarters} and tells how it lies. */
final class Quarters {
    private Quarters() {}

    /** Asserts that a picture whose stored form had this orientation lies upright. */
    static void assertUpright(Mat colour, int orientation) {
        // Where the stored corners go by Exif 2.32, 4.6.4: value 6 means the stored top row is the right side.
        String[] upright = switch (orientation) {
            case 1 -> new String[] {"red", "green", "blue", "white"};
            case 2 -> new String[] {"green", "red", "white", "blue"};
            case 3 -> new String[] {"white", "blue", "green", "red"};
            case 4 -> new String[] {"blue", "white", "red", "green"};
            case 5 -> new String[] {"red", "blue", "green", "white"};
            case 6 -> new String[] {"blue", "red", "white", "green"};
            case 7 -> new String[] {"white", "green", "blue", "red"};
            default -> new String[] {"green", "white", "red", "blue"};
        };
        int w = colour.cols();
        int h = colour.rows();
        String[] found = {
            name(colour, w / 4, h / 4), name(colour, 3 * w / 4, h / 4),
            name(colour, w / 4, 3 * h / 4), name(colour, 3 * w / 4, 3 * h / 4)
        };
        assertThat(found).as("orientation %d", orientation).containsExactly(upright);
    }

    private static String name(Mat colour, int x, int y) {
        try (UByteIndexer at = colour.createIndexer()) {
            boolean blue = at.get(y, x, 0) > 128;
            boolean green = at.get(y, x, 1) > 128;
            boolean red = at.get(y, x, 2) > 128;
            return blue && green && red ? "white" : blue ? "blue" : green ? "green" : red ? "red" : "black";
        }
    }
}
