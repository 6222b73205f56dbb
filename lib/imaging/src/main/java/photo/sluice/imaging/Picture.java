// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

/**
 * What a decoder gave.
 *
 * @param orientation Exif orientation 1..8 that the pixels still have; 1 where the decoder turned them upright
 * @param width of the photo itself, upright, in pixels; that of the pixels or more. Likewise {@code height}
 * @param damaged whether the decoder met data that make no sense and went on
 */
record Picture(Pixels pixels, int orientation, Decoded decoded, int width, int height, boolean damaged)
        implements AutoCloseable {

    /** A photo at full size. */
    static Picture full(Pixels pixels, int orientation, boolean damaged) {
        boolean swaps = Orientation.swapsSides(orientation);
        int width = swaps ? pixels.height() : pixels.width();
        int height = swaps ? pixels.width() : pixels.height();
        return new Picture(pixels, orientation, Decoded.FULL, width, height, damaged);
    }

    /** The preview of a photo whose stored size is as given. */
    Picture previewOf(int storedWidth, int storedHeight, int rawOrientation) {
        boolean swaps = Orientation.swapsSides(rawOrientation);
        return new Picture(
                pixels,
                rawOrientation,
                Decoded.PREVIEW,
                swaps ? storedHeight : storedWidth,
                swaps ? storedWidth : storedHeight,
                damaged);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
