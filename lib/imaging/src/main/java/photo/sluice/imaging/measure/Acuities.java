// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Arrays;

/**
 * How sharp the sharpest sixteenth of the tiles is, by scale and direction; each 0 (blurred) to 2.45 (detail of one
 * pixel of that scale; 3.46 against a pair of which only one has any), noise taken off.
 *
 * <p>Acuity of a tile is sqrt(2 E2 / (E1 + c)), E1 and E2 the energies of first and second derivative (see {@link Energies}):
 * for an edge blurred by a Gaussian of s pixels about 1 / s. It is a ratio of neighbouring frequencies, so contrast hardly
 * enters, as in the measures by re-blurring (Crete et al. 2007, "The blur effect"); taking it at four scales (as the
 * wavelet measures of Tong et al. 2004 do) is what keeps it falling up to blurs of a dozen pixels, where each scale alone levels off.
 *
 * @param values {@code 4 * scale + direction}; scales 1:1, 1:2, 1:4, 1:8; directions right, down, right-down, left-down;
 *     not to be written to
 */
public record Acuities(double[] values) {
    static final int SIZE = Tiles.SCALES * Energies.DIRECTIONS;

    /** What noise takes off: its second-derivative energy and a bit more, for tiles stray (Berouti 1979). */
    private static final double TAKEN = 1.15 * 6;

    public Acuities {
        if (values.length != SIZE) {
            throw new IllegalArgumentException(values.length + " acuities are not " + SIZE);
        }
    }

    /** Whose gradients the second derivative is compared with. */
    enum Against {
        /** Both of a pair of crossing directions: where one of them has died away, its acuity is nothing; c is 4. */
        PAIR(4),
        /** Its own only: a scene that has few edges in a direction has not therefore blurred ones; c is 10. */
        OWN(10);

        /** Squared grey levels added to the gradient: tiles with nothing in them have no acuity. */
        private final double nothing;

        Against(double nothing) {
            this.nothing = nothing;
        }

        double acuity(Energies energies, int direction, int tile, double noise) {
            double first = this == PAIR ? energies.firstOfPair(direction, tile) : energies.first(direction, tile);
            double gradient = Math.max(0, first - 2 * noise) + nothing + noise;
            return Math.sqrt(2 * Math.max(0, energies.second(direction, tile) - TAKEN * noise) / gradient);
        }
    }

    static Acuities of(Tiles tiles, Noise noise, Against against) {
        double[] values = new double[SIZE];
        int count = tiles.tiling().count();
        for (int scale = 0; scale < Tiles.SCALES; scale++) {
            Energies energies = tiles.scales().get(scale);
            for (int direction = 0; direction < Energies.DIRECTIONS; direction++) {
                double[] all = new double[count];
                for (int tile = 0; tile < count; tile++) {
                    double variance = noise.floor()[tile] * noise.floor()[tile] * energies.share();
                    all[tile] = against.acuity(energies, direction, tile, variance);
                }
                values[Energies.DIRECTIONS * scale + direction] = best(all);
            }
        }
        return new Acuities(values);
    }

    /** The mean of the largest sixteenth, of three at least where there are three. */
    private static double best(double[] values) {
        Arrays.sort(values);
        int n = Math.min(values.length, Math.max(3, values.length / 16));
        double sum = 0;
        for (int i = values.length - n; i < values.length; i++) {
            sum += values[i];
        }
        return sum / n;
    }

    /** Of one scale (0 full, 3 an eighth) and direction (0 right, 1 down, 2 right-down, 3 left-down). */
    public double at(int scale, int direction) {
        return values[Energies.DIRECTIONS * scale + direction];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Acuities that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
