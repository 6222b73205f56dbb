// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

/** A small upright picture on the heap. */
final class Miniature {
    private final int width;
    private final int height;
    private final byte[] bgr;

    /**
     * @param bgr {@code height * width * 3} bytes: blue, green, red, row by row from the top left; not written to any more
     */
    Miniature(int width, int height, byte[] bgr) {
        if (width < 1 || height < 1 || bgr.length != width * height * 3) {
            throw new IllegalArgumentException(bgr.length + " bytes for " + width + "x" + height + " pixels");
        }
        this.width = width;
        this.height = height;
        this.bgr = bgr;
    }

    int width() {
        return width;
    }

    int pixels() {
        return width * height;
    }

    int blue(int pixel) {
        return bgr[3 * pixel] & 255;
    }

    int green(int pixel) {
        return bgr[3 * pixel + 1] & 255;
    }

    int red(int pixel) {
        return bgr[3 * pixel + 2] & 255;
    }

    /** Luma 0 to 255 by ITU-R BT.601, as in JPEG. */
    double luma(int pixel) {
        return 0.299 * red(pixel) + 0.587 * green(pixel) + 0.114 * blue(pixel);
    }
}
