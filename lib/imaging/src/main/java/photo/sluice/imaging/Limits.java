// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.time.Duration;

/**
 * What a file may ask for.
 *
 * @param maxPixels stored pixels of a picture; half of it for progressive JPEGs and 16-bit samples
 * @param maxBytes size of a file; a file is held in one buffer, so 2 GiB less 8 bytes at most
 * @param decoding of what is decoded in a process of its own: RAW, HEIF, JPEG XL
 */
public record Limits(long maxPixels, long maxBytes, Decoding decoding) {
    /** 250 megapixels (a stitched panorama; 750 MB while decoding) and just under 2 GiB. */
    public static final Limits USUAL = new Limits(250_000_000, Integer.MAX_VALUE - 8);

    public Limits {
        if (maxPixels < 1 || maxPixels > 700_000_000) {
            throw new IllegalArgumentException("maxPixels must be in 1..700000000 but is " + maxPixels);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be positive but is " + maxBytes);
        }
        maxBytes = Math.min(maxBytes, Integer.MAX_VALUE - 8);
    }

    /** With the usual limits for decoding. */
    public Limits(long maxPixels, long maxBytes) {
        this(maxPixels, maxBytes, Decoding.USUAL);
    }

    /**
     * What the decoding of one photo may cost.
     *
     * @param time from handing it over to its pixels; then the decoder is killed
     * @param memory address space of one decoder in bytes, beside what it starts with
     * @param children decoders that run at once; who comes later waits
     */
    public record Decoding(Duration time, long memory, int children) {
        /** 30 s, 1 GiB (a HEIF of 100 megapixels takes half of it), 2 at once. */
        public static final Decoding USUAL = new Decoding(Duration.ofSeconds(30), 1L << 30, 2);

        public Decoding {
            if (time.isNegative() || time.isZero() || memory < 1 || children < 1) {
                throw new IllegalArgumentException(
                        "time, memory and children must be positive: " + time + ", " + memory + ", " + children);
            }
        }
    }
}
