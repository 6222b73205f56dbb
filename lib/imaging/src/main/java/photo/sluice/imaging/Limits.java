// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

/**
 * What a file may ask for.
 *
 * @param maxPixels stored pixels of a picture; half of it for progressive JPEGs and 16-bit samples
 * @param maxBytes size of a file; a file is held in one buffer, so 2 GiB less 8 bytes at most
 */
public record Limits(long maxPixels, long maxBytes) {
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
}
