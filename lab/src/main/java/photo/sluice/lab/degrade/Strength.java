// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

/** What a length in pixels of a 24-megapixel photo is in a photo of another size. */
public final class Strength {
    /** The size that lengths are named for. */
    private static final double NAMED = 24;

    /**
     * A screen of 4K has 8.3 megapixels: a photo with fewer is shown pixel by pixel or enlarged, so that its pixels, and a
     * blur of so many of them, are seen no smaller.
     */
    private static final double SEEN = 8.3;

    private Strength() {}

    /** {@code named} times the root of the ratio of the pixel counts, that of a photo below 8.3 megapixels taken as 8.3. */
    public static double pixels(double named, double megapixels) {
        return named * Math.sqrt(Math.max(SEEN, megapixels) / NAMED);
    }
}
