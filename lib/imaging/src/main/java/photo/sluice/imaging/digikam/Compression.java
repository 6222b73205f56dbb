// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.bytedeco.opencv.global.opencv_imgproc.medianBlur;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How much of a picture is flat, or the edge of a flat block: what coarse JPEG leaves behind, but skies and bokeh too.
 *
 * <p>A pixel is flat where it equals the median of its 5 by 5 neighbours in every channel. It is the edge of a block where
 * it is flat and luma falls after it, along its row or column, by at least {@value #STEP} more than it fell before it.
 * Each pixel counts once, a block edge with the weight {@value #EDGE_WEIGHT} that digiKam declares for it; there it counts
 * with the threshold, 2, in its place, and is taken off the other pixels twice, which a flat one never is.
 */
final class Compression {
    private Compression() {}

    static final int EDGE_WEIGHT = 120;

    private static final int FLAT_WEIGHT = 10;

    /** Grey levels. */
    private static final int STEP = 2;

    /** 0..1, of an 8-bit BGR picture and its luma. */
    static double damage(Mat bgr, Mat gray) {
        byte[] luma = Planes.bytes(gray);
        int width = gray.cols();
        byte[] colour = Planes.bytes(bgr);
        byte[] median;
        try (Mat blurred = new Mat()) {
            medianBlur(bgr, blurred, 5);
            median = Planes.bytes(blurred);
        }
        long flat = 0;
        long edges = 0;
        for (int i = 0; i < luma.length; i++) {
            int c = 3 * i;
            if (colour[c] != median[c] || colour[c + 1] != median[c + 1] || colour[c + 2] != median[c + 2]) continue;
            int x = i % width;
            int y = i / width;
            boolean edge = x >= 2 && x + 1 < width && falls(luma, i, 1)
                    || y >= 2 && y + 1 < gray.rows() && falls(luma, i, width);
            if (edge) edges++;
            else flat++;
        }
        return damage(flat, edges, luma.length);
    }

    /**
     * Damage of so many pixels, disjoint.
     *
     * @param flat flat, but no edge
     * @param edges edges of blocks
     * @param total of the picture
     */
    static double damage(long flat, long edges, long total) {
        double bad = (double) FLAT_WEIGHT * flat + (double) EDGE_WEIGHT * edges;
        return bad == 0 ? 0 : bad / (bad + (total - flat - edges));
    }

    /** Differences below nought count as nought, as in digiKam's arithmetic; {@code step} is to the next pixel. */
    private static boolean falls(byte[] luma, int at, int step) {
        int here = luma[at] & 0xff;
        int next = luma[at + step] & 0xff;
        int drop = Math.max(0, here - next);
        int before = Math.max(0, (luma[at - step] & 0xff) - here);
        int beyond = Math.max(0, next - (luma[at - 2 * step] & 0xff));
        return drop - before >= STEP && drop - beyond >= STEP;
    }
}
