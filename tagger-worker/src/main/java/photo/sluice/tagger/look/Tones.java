// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

/**
 * How light and dark are spread over a picture.
 *
 * @param dark luma 0 to 255 that 1 % of the pixels do not exceed
 * @param median luma that half of the pixels do not exceed
 * @param light luma that 99 % do not exceed
 * @param lightest luma that 99.9 % do not exceed
 * @param darkShare share of pixels below {@value #DARK}, 0 to 1
 */
public record Tones(int dark, int median, int light, int lightest, double darkShare) {
    /** Luma below which a pixel is dark: 3 % of white in linear light (sRGB), where a print shows little more. */
    public static final int DARK = 50;

    static Tones of(Miniature picture) {
        int[] histogram = new int[256];
        int pixels = picture.pixels();
        int dark = 0;
        for (int i = 0; i < pixels; i++) {
            int luma = (int) Math.round(picture.luma(i));
            histogram[luma]++;
            dark += luma < DARK ? 1 : 0;
        }
        return new Tones(
                below(histogram, 0.01 * pixels),
                below(histogram, 0.5 * pixels),
                below(histogram, 0.99 * pixels),
                below(histogram, 0.999 * pixels),
                (double) dark / pixels);
    }

    private static int below(int[] histogram, double wanted) {
        double seen = 0;
        for (int i = 0; i < histogram.length; i++) {
            seen += histogram[i];
            if (seen >= wanted) {
                return i;
            }
        }
        return 255;
    }
}
