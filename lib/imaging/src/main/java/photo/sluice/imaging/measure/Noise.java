// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The noise of a photo, read from its flattest tiles, and what of it each tile has by its brightness.
 *
 * <p>The flattest 15 % of the tiles (by their relief at half scale, which noise hardly reaches) are grain or fine texture.
 * White noise of sigma s has a relief of just s; sensor noise after JPEG was seen at up to 2 s, the texture of clean photos at 3
 * to 20 s. So grain counts in full up to {@value #WHITE}, not at all from {@value #TEXTURE} on. Tiles that are clipped tell
 * nothing. Noise depends on brightness (Foi et al. 2008, "Practical Poissonian-Gaussian noise modeling and fitting"): where there are three
 * tiles of a brightness they are asked alone, and what lies between is interpolated.
 *
 * @param sigma standard deviation in grey levels of luma over the flattest tiles; 0 if it cannot be told from texture
 * @param floor the same by tile; not to be written to
 */
record Noise(double sigma, float[] floor) {
    static final double WHITE = 2;
    static final double TEXTURE = 6;

    /** The share of tiles that is taken for flat: of the 20 camera photos, all but 2 had sky, wall or blur in it. */
    private static final double FLAT_SHARE = 0.15;

    /** Tiles with more of clipped pixels than this are left out; likewise those darker and lighter than the next two. */
    private static final double CLIPPED = 0.02;

    private static final double DARKEST = 10;
    private static final double LIGHTEST = 246;

    private static final int BANDS = 8;
    private static final int BAND = 256 / BANDS;
    private static final int LEAST_TILES = 3;

    /** A band of brightness is believed if its relief is no more than so many times its grain. */
    private static final double BELIEVED = 3;

    static Noise of(Tiles tiles) {
        Grains grains = tiles.grains();
        int count = tiles.tiling().count();
        List<Integer> usable = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (grains.clipped()[i] < CLIPPED && grains.mean()[i] > DARKEST && grains.mean()[i] < LIGHTEST) {
                usable.add(i);
            }
        }
        if (usable.isEmpty()) {
            return new Noise(0, new float[count]);
        }
        usable.sort(Comparator.comparingDouble(tiles::relief));
        double sigma = Reading.of(tiles, usable, 1).believed();
        double[] bands = new double[BANDS];
        Arrays.fill(bands, -1);
        for (int band = 0; band < BANDS; band++) {
            int own = band;
            List<Integer> alike = usable.stream()
                    .filter(i -> (int) grains.mean()[i] / BAND == own)
                    .toList();
            if (alike.size() >= LEAST_TILES) {
                Reading reading = Reading.of(tiles, alike, 2);
                bands[band] = reading.ratio > BELIEVED ? -1 : reading.believed();
            }
        }
        float[] floor = new float[count];
        for (int i = 0; i < count; i++) {
            floor[i] = (float) between(bands, grains.mean()[i], sigma);
        }
        return new Noise(sigma, floor);
    }

    /** Interpolated between the middles of the bands that are known, level beyond them; {@code other} if none is. */
    private static double between(double[] bands, double luma, double other) {
        double place = luma / BAND - 0.5;
        int below = -1;
        int above = -1;
        for (int band = 0; band < bands.length; band++) {
            if (bands[band] >= 0 && band <= place) {
                below = band;
            } else if (bands[band] >= 0 && above < 0) {
                above = band;
            }
        }
        if (below < 0 && above < 0) {
            return other;
        }
        if (below < 0 || above < 0) {
            return bands[Math.max(below, above)];
        }
        return bands[below] + (bands[above] - bands[below]) * (place - below) / (above - below);
    }

    /** The median grain of the flattest tiles, and how many times it their relief is. */
    private record Reading(double grain, double ratio) {
        /** {@code tiles} flattest first. */
        static Reading of(Tiles tiles, List<Integer> order, int least) {
            int n = Math.min(order.size(), Math.max(least, (int) Math.ceil(order.size() * FLAT_SHARE)));
            double[] grains = new double[n];
            double[] reliefs = new double[n];
            for (int i = 0; i < n; i++) {
                grains[i] = tiles.grains().sigma()[order.get(i)];
                reliefs[i] = tiles.relief(order.get(i));
            }
            double grain = median(grains);
            return new Reading(grain, median(reliefs) / Math.max(0.05, grain));
        }

        double believed() {
            return grain * Math.max(0, Math.min(1, (TEXTURE - ratio) / (TEXTURE - WHITE)));
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        }
    }
}
