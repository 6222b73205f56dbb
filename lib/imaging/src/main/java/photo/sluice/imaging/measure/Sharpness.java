// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import photo.sluice.imaging.measure.Differences.Tiling;
import photo.sluice.imaging.measure.Energies.Floor;

/**
 * How sharp each tile is and whether the blur has a direction.
 *
 * @param tiles acuity of each tile, 0 (nothing or all blurred) to about 2.4 (detail of one pixel)
 * @param motionRatio how many times wider edges are in one direction than across it, 1 or more
 */
record Sharpness(TileGrid tiles, double motionRatio) {
    /**
     * Squared grey levels added to the gradient, so that tiles with nothing in them have no acuity: several times the
     * energy of the flattest tiles of the 20 camera photos (measured 0.1 to 20, median 1.3).
     */
    private static final double NOTHING = 8;

    /**
     * The floor is a mean, and single tiles stray from it, the more so after JPEG: so a quarter as much again is taken
     * off (spectral subtraction with over-subtraction, Berouti 1979).
     */
    private static final double NOISE_TAKEN = 1.25;

    /** A tile whose scales hold less signal than this, of one each, has that much less acuity. */
    private static final double TRUST = 0.3;

    static Sharpness of(Energies full, Energies half, Energies quarter, Noise noise, Tiling tiling) {
        float[] acuity = new float[full.count()];
        Floor coarse = noise.half().times(0.25);
        for (int i = 0; i < acuity.length; i++) {
            double first = signal(full, i, noise.full());
            double second = signal(half, i, noise.half());
            // Where noise hides the finer scales, the coarsest says what can still be said.
            double third = (1 - Math.max(first, second)) * signal(quarter, i, coarse);
            double sum = first * acuity(full, i, noise.full())
                    + second * acuity(half, i, noise.half())
                    + third * acuity(quarter, i, coarse);
            acuity[i] = (float) (sum / Math.max(first + second + third, TRUST));
        }
        return new Sharpness(new TileGrid(tiling.columns(), tiling.rows(), acuity), Motion.ratio(half, quarter, noise));
    }

    /** The share of a tile's energy that is not noise, 0..1; 1 without noise. */
    private static double signal(Energies energies, int tile, Floor floor) {
        double taken = NOISE_TAKEN * floor.one();
        return taken == 0 ? 1 : Math.max(0, energies.one(tile) - taken) / Math.max(energies.one(tile), taken);
    }

    /** sqrt(2 second / first derivative energy), noise taken off: for an edge blurred by s pixels, 1 / s. */
    private static double acuity(Energies energies, int tile, Floor floor) {
        double gradient = Math.max(0, energies.one(tile) - floor.one());
        double curvature = Math.max(0, 4 * energies.one(tile) - energies.two(tile) - NOISE_TAKEN * floor.curvature());
        return Math.sqrt(2 * curvature / (gradient + NOTHING + floor.one() / 2));
    }
}
