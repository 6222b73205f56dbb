// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import photo.sluice.imaging.format.Bytes;

/**
 * A complete JPEG of 8 bits, baseline or progressive, inside a RAW file.
 *
 * @param offset of its first byte in the file
 * @param length in bytes; the file is no shorter
 * @param width as stored, before it is turned upright, in pixels; likewise {@code height}
 * @param orientation Exif orientation 1..8 of the RAW, which holds for its previews too; 1 if it says none. What the
 *     preview's own Exif says must not be applied on top.
 */
public record Preview(long offset, int length, int width, int height, int orientation) {
    public Preview {
        if (offset < 0 || length <= 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "a preview of " + width + "x" + height + " at " + offset + " of " + length + " bytes");
        }
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation " + orientation + " is not in 1..8");
        }
    }

    /** Where it lies in the file. */
    public Bytes.Part part() {
        return new Bytes.Part(offset, length);
    }

    /** The number of its pixels. */
    public long pixels() {
        return (long) width * height;
    }
}
