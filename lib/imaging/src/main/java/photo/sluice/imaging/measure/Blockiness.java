// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Arrays;

/** Steps on the 8 by 8 grid of JPEG blocks, which every tile starts on. */
final class Blockiness {
    /** Beyond this difference of neighbours inside blocks a step between blocks is not seen (masking by detail). */
    private static final double MASKED = 8;

    private Blockiness() {}

    /**
     * By how many grey levels (root mean square) neighbours differ more across a block border than at the
     * strongest of the seven places inside blocks: the 75th percentile of the tiles that are smooth enough to show it, 0 if there are none. At least 0.
     *
     * <p>It is a height, not a share of flat area, so that a smooth sky is no damage.
     */
    static double of(Differences right) {
        int width = right.tiling().width() - right.across();
        double[] steps = new double[right.tiling().count()];
        int shown = 0;
        for (int tile = 0; tile < steps.length && width >= 2 * Differences.BLOCK; tile++) {
            double inside = 0;
            for (int phase = 0; phase < Differences.BLOCK - 1; phase++) {
                inside = Math.max(inside, typical(right, tile, phase, width));
            }
            if (inside < MASKED) {
                steps[shown++] = Math.max(0, typical(right, tile, Differences.BLOCK - 1, width) - inside);
            }
        }
        double[] sorted = Arrays.copyOf(steps, shown);
        Arrays.sort(sorted);
        return shown == 0 ? 0 : sorted[shown * 3 / 4];
    }

    /** The median of the columns at one place of the block: an edge of the scene is in one of them, a grid in all. */
    private static double typical(Differences right, int tile, int phase, int width) {
        double[] columns = new double[(width - phase + Differences.BLOCK - 1) / Differences.BLOCK];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = right.column(tile, phase + i * Differences.BLOCK);
        }
        Arrays.sort(columns);
        return Math.sqrt(columns[columns.length / 2] / right.lines());
    }
}
