// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.measure.Differences.Tiling;

/**
 * D at one and at two pixels for all tiles in four directions, at one scale, from which sharpness and motion are read.
 *
 * <p>The energy of the first derivative is D(1), of the second 4 D(1) - D(2); for an edge blurred by a Gaussian of s
 * pixels their ratio is 2 s^2, whatever its contrast. White noise of variance v adds 2 v to the first and 6 v to the second.
 *
 * @param one D at one pixel by direction: right, down, right-down, left-down; each by tile
 * @param two D at two pixels likewise
 * @param share the variance that white noise of the full scale has left at this one, 0..1
 */
record Energies(List<float[]> one, List<float[]> two, Differences right, double share) {
    static final int DIRECTIONS = 4;

    private static final int[][] STEPS = {{1, 0}, {0, 1}, {1, 1}, {-1, 1}};

    /** {@code every} as in {@link Differences#of}: 2 for the full scale, where pairs across JPEG blocks are left out. */
    static Energies of(Mat tiles, Tiling tiling, int every, double share) {
        Differences[] one = new Differences[DIRECTIONS];
        Differences[] two = new Differences[DIRECTIONS];
        for (int i = 0; i < DIRECTIONS; i++) {
            int dx = STEPS[i][0];
            int dy = STEPS[i][1];
            one[i] = Differences.of(tiles, tiling, dx, dy, every);
            two[i] = Differences.of(tiles, tiling, 2 * dx, 2 * dy, every);
        }
        return new Energies(means(one, every == 2), means(two, every == 2), one[0], share);
    }

    private static List<float[]> means(Differences[] differences, boolean insideBlocks) {
        return Arrays.stream(differences).map(d -> d.means(insideBlocks)).toList();
    }

    int count() {
        return one.get(0).length;
    }

    /** Energy of the first derivative in one direction; squared grey levels. */
    double first(int direction, int tile) {
        return one.get(direction)[tile];
    }

    /** Energy of the second derivative in one direction; squared grey levels. */
    double second(int direction, int tile) {
        return Math.max(0, 4 * one.get(direction)[tile] - two.get(direction)[tile]);
    }

    /** Energy of the first derivative in a direction and the one that crosses it, on the average. */
    double firstOfPair(int direction, int tile) {
        return (one.get(direction)[tile] + one.get(direction ^ 1)[tile]) / 2;
    }
}
