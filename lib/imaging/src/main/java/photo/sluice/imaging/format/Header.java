// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/**
 * What a file says about its picture before any decoder has seen it.
 *
 * @param width of the stored picture in pixels, before the Exif orientation is applied; likewise {@code height}; of a
 *     RAW file the camera's own picture or the sensor, 0 if the file does not say in a way known here
 * @param bits of one sample as stored, 1..16
 * @param alpha whether a transparency channel or colour is stored
 * @param wholeInMemory whether a decoder must hold all coefficients at once (progressive JPEG)
 * @param tables the quantisation tables, of a JPEG
 * @param xmp where the standard XMP packet lies, without the format's own wrapping
 */
public record Header(
        Format format,
        int width,
        int height,
        int bits,
        boolean alpha,
        boolean wholeInMemory,
        Optional<QuantTables> tables,
        Optional<Bytes.Part> xmp) {
    private static final int PLAIN = 3;

    /** The header of a format without tables that is decoded row by row. */
    static Header simple(Format format, int width, int height, int bits, boolean alpha, Optional<Bytes.Part> xmp) {
        return new Header(format, width, height, bits, alpha, false, Optional.empty(), xmp);
    }

    /** The number of stored pixels. */
    public long pixels() {
        return (long) width * height;
    }

    /**
     * Refuses a picture that would take too much memory to decode.
     *
     * @param maxPixels the cap for 8-bit pictures decoded row by row, which take 3 bytes a pixel, and for RAW files, which
     *     are decoded at half size; less, in proportion, for what takes more
     */
    void checkSize(Bytes bytes, long maxPixels) throws UnreadablePhoto {
        if (format.raw() && width == 0 && height == 0) {
            return; // not known: who decodes it checks
        }
        if (width <= 0 || height <= 0) {
            throw bytes.fault(Reason.CORRUPT, -1, "a picture of " + width + "x" + height);
        }
        long cap = maxPixels * PLAIN / bytesAPixel();
        if (pixels() > cap) {
            throw bytes.fault(Reason.TOO_LARGE, -1, width + "x" + height + " pixels, more than " + cap);
        }
    }

    /**
     * What decoding takes, as measured with OpenCV 4.13: its result, and what it holds beside it. A progressive JPEG holds
     * 16-bit coefficients of all components, a GIF its canvas and its last frame, and transparency is laid over white
     * when all four channels are there.
     */
    private int bytesAPixel() {
        boolean wide = bits > 8;
        if (alpha) {
            return PLAIN + (wide ? 8 : 4);
        }
        if (format == Format.GIF) {
            return PLAIN + 8;
        }
        return wholeInMemory || wide ? 2 * PLAIN : PLAIN;
    }
}
