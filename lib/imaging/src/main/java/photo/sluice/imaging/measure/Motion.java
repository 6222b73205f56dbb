// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import photo.sluice.imaging.measure.Energies.Floor;

/**
 * Whether blur has a direction: edges are wider along the motion than across it, whatever the scene is made of.
 *
 * <p>Looked at where a tile has structure in both directions; widths are compared tile by tile, and two tiles of three
 * must agree, for camera shake moves all of the frame while a scene has its edges where it likes.
 */
final class Motion {
    /** The share of tiles looked at, those with most structure in their weaker direction. */
    private static final double STRUCTURED_SHARE = 0.2;

    private static final double AGREEING = 0.65;

    private Motion() {}

    /** How many times wider edges are along one direction than across it, 1 or more. */
    static double ratio(Energies half, Energies quarter, Noise noise) {
        // White noise has a quarter of its energy at half the scale.
        Floor least = noise.half().times(0.25);
        double axes = (agreed(half, 0, noise.half()) + agreed(quarter, 0, least)) / 2;
        double diagonals = (agreed(half, 2, noise.half()) + agreed(quarter, 2, least)) / 2;
        return Math.exp(Math.max(Math.abs(axes), Math.abs(diagonals)));
    }

    /** The log of the ratio of widths in two crossing directions that most tiles agree on; 0 if they do not. */
    private static double agreed(Energies energies, int direction, Floor floor) {
        float[] one = energies.one().get(direction);
        float[] other = energies.one().get(direction + 1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < one.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -Math.min(one[i], other[i])));
        int n = Math.max(1, (int) (one.length * STRUCTURED_SHARE));
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            int tile = order.get(i);
            logs[i] = Math.log(energies.width(direction, tile, floor) / energies.width(direction + 1, tile, floor));
        }
        Arrays.sort(logs);
        double low = logs[(int) ((n - 1) * (1 - AGREEING))];
        double high = logs[(int) ((n - 1) * AGREEING)];
        return low > 0 ? low : Math.min(high, 0);
    }
}
