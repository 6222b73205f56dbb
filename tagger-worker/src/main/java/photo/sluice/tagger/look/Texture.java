// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

/**
 * How neighbouring pixels differ at full size, as shares of all pairs of neighbours in a row.
 *
 * @param flat pairs that are equal
 * @param soft pairs that differ by 1 to {@value #SOFT} levels: noise, gradients, all that a lens leaves
 * @param hard pairs that differ by {@value #HARD} levels or more: drawn edges and letters
 */
public record Texture(double flat, double soft, double hard) {
    static final int SOFT = 8;
    static final int HARD = 48;

    /**
     * @param luma rows of tiles laid edge to edge
     * @param stride pixels in a row
     * @param tileWidth pairs across the border of two tiles are left out
     */
    static Texture of(byte[] luma, int stride, int tileWidth) {
        long[] counts = new long[256];
        for (int i = 0; i + 1 < luma.length; i++) {
            int x = i % stride;
            if (x + 1 < stride && (x + 1) % tileWidth != 0) {
                counts[Math.abs((luma[i] & 255) - (luma[i + 1] & 255))]++;
            }
        }
        long all = 0;
        long soft = 0;
        long hard = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            soft += i >= 1 && i <= SOFT ? counts[i] : 0;
            hard += i >= HARD ? counts[i] : 0;
        }
        double pairs = Math.max(1, all);
        return new Texture(counts[0] / pairs, soft / pairs, hard / pairs);
    }
}
