// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.measure.Differences.Tiling;

/**
 * The finest grain of each tile, its mean and whether it is clipped.
 *
 * <p>Grain is the standard deviation that white noise would have to give the median of |HH|, HH the finest diagonal band
 * of the Haar transform: median / 0.6745 (Donoho and Johnstone 1994, "Ideal spatial adaptation by wavelet shrinkage").
 * Blocks of 2 by 2 pixels never cross the 8 by 8 grid of JPEG. The median is taken within its bin of a histogram as if
 * evenly spread, so that grain of less than a grey level is still told.
 *
 * @param sigma grain in grey levels by tile, 0..
 * @param mean luma by tile, 0..255
 * @param clipped share of pixels at 250 and above or 5 and below by tile, whichever is larger, 0..1
 */
record Grains(float[] sigma, float[] mean, float[] clipped) {
    private static final double GAUSS = 0.6745;
    private static final int SHADOW = 5;
    private static final int HIGHLIGHT = 250;
    private static final int BINS = 1021;

    static Grains of(Mat tiles, Tiling tiling) {
        int count = tiling.count();
        Grains grains = new Grains(new float[count], new float[count], new float[count]);
        int wide = tiles.cols();
        byte[] upper = new byte[wide];
        byte[] lower = new byte[wide];
        int[][] bins = new int[tiling.columns()][BINS];
        int[] sums = new int[tiling.columns()];
        int[] highlights = new int[tiling.columns()];
        int[] shadows = new int[tiling.columns()];
        int blocks = (tiling.width() / 2) * (tiling.height() / 2);
        try (BytePointer data = new BytePointer(tiles.data())) {
            for (int row = 0; row < tiling.rows(); row++) {
                for (int y = 0; y + 1 < tiling.height(); y += 2) {
                    long line = (long) row * tiling.height() + y;
                    data.position(line * tiles.step(0)).get(upper);
                    data.position((line + 1) * tiles.step(0)).get(lower);
                    for (int column = 0; column < tiling.columns(); column++) {
                        int[] own = bins[column];
                        int end = column * tiling.width() + (tiling.width() & ~1);
                        for (int x = column * tiling.width(); x < end; x += 2) {
                            int a = upper[x] & 255;
                            int b = upper[x + 1] & 255;
                            int c = lower[x] & 255;
                            int d = lower[x + 1] & 255;
                            own[Math.abs(a - b - c + d)]++;
                            sums[column] += a + b + c + d;
                            highlights[column] += a >= HIGHLIGHT ? 1 : 0;
                            shadows[column] += a <= SHADOW ? 1 : 0;
                        }
                    }
                }
                for (int column = 0; column < tiling.columns() && blocks > 0; column++) {
                    int tile = row * tiling.columns() + column;
                    grains.sigma[tile] = (float) (Math.max(0, median(bins[column], blocks)) / 2 / GAUSS);
                    grains.mean[tile] = sums[column] / (4f * blocks);
                    grains.clipped[tile] = (float) Math.max(highlights[column], shadows[column]) / blocks;
                    bins[column] = new int[BINS];
                    sums[column] = 0;
                    highlights[column] = 0;
                    shadows[column] = 0;
                }
            }
        }
        return grains;
    }

    private static double median(int[] bins, int total) {
        double seen = 0;
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] > 0 && seen + bins[i] >= total / 2.0) {
                return i - 0.5 + (total / 2.0 - seen) / bins[i];
            }
            seen += bins[i];
        }
        return 0;
    }
}
