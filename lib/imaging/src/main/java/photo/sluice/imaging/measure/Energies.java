// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.measure.Differences.Tiling;

/**
 * D at one and at two pixels for all tiles, at one scale, from which sharpness, motion and noise are read.
 *
 * <p>For an edge of width s, D(2)/D(1) goes from 2 (s much less than a pixel) to 4 (s of several pixels), whatever its
 * contrast; for white noise it is 1. The energy of the first derivative is D(1), of the second 4 D(1) - D(2); for an
 * edge blurred by a Gaussian of s pixels their ratio is 2 s^2.
 *
 * @param one D at one pixel for right, down and, if asked for, right-down and left-down
 * @param two D at two pixels likewise
 */
record Energies(List<float[]> one, List<float[]> two, Differences right) {
    /** Rounding to 8 bits has a variance of 1/12, which D counts twice. */
    private static final double ROUNDING = 1 / 6.0;

    private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {-1, 1}};

    /**
     * {@code directions} is 2 or 4; {@code every} as in {@link Differences#of}, 2 for the full scale, where pairs across
     * JPEG blocks are left out.
     */
    static Energies of(Mat tiles, Tiling tiling, int directions, int every) {
        Differences[] one = new Differences[directions];
        Differences[] two = new Differences[directions];
        for (int i = 0; i < directions; i++) {
            int dx = DIRECTIONS[i][0];
            int dy = DIRECTIONS[i][1];
            one[i] = Differences.of(tiles, tiling, dx, dy, every);
            two[i] = Differences.of(tiles, tiling, 2 * dx, 2 * dy, every);
        }
        return new Energies(means(one, every == 2), means(two, every == 2), one[0]);
    }

    private static List<float[]> means(Differences[] differences, boolean insideBlocks) {
        return Arrays.stream(differences).map(d -> d.means(insideBlocks)).toList();
    }

    int count() {
        return one.get(0).length;
    }

    /** D(1) along both axes together. */
    double one(int tile) {
        return one.get(0)[tile] + one.get(1)[tile];
    }

    /** D(2) along both axes together. */
    double two(int tile) {
        return two.get(0)[tile] + two.get(1)[tile];
    }

    /** The width of edges of a tile in pixels in one direction, noise of the floor taken off; 0.3 to 20. */
    double width(int direction, int tile, Floor floor) {
        double first = one.get(direction)[tile];
        double gradient = Math.max(0, first - floor.one() / 2) + ROUNDING;
        double curvature = Math.max(0, 4 * first - two.get(direction)[tile] - floor.curvature() / 2) + ROUNDING;
        return Math.max(0.3, Math.min(20, Math.sqrt(gradient / (2 * curvature))));
    }

    /** What noise adds to D(1) and D(2) along both axes together. */
    record Floor(double one, double two) {
        double curvature() {
            return Math.max(0, 4 * one - two);
        }

        Floor times(double factor) {
            return new Floor(one * factor, two * factor);
        }
    }
}
