// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import photo.sluice.imaging.measure.Coefficient;
import photo.sluice.imaging.measure.Coefficients;

/**
 * Looks for coefficients by changing a few at a time at random and keeping what is better, with steps that grow on success and
 * shrink on failure (a (1+1) evolution strategy, Rechenberg 1973). The same photos and seed give the same coefficients.
 */
final class Search {
    private static final double FIRST_STEP = 0.3;
    private static final double LEAST_STEP = 0.01;
    private static final double MOST_STEP = 0.6;
    private static final double AT_ONCE = 0.25;

    private Search() {}

    static Coefficients over(List<Series> photos, long seed, int rounds) {
        Random random = new Random(seed);
        Coefficients best = Coefficients.start();
        double least = Loss.of(photos, best);
        double step = FIRST_STEP;
        for (int round = 0; round < rounds; round++) {
            Coefficients tried = changed(best, step, random);
            double loss = Loss.of(photos, tried);
            if (loss < least) {
                best = tried;
                least = loss;
                step = Math.min(MOST_STEP, step * 1.3);
            } else {
                step = Math.max(LEAST_STEP, step * 0.985);
            }
        }
        return best;
    }

    private static Coefficients changed(Coefficients from, double step, Random random) {
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        for (Coefficient coefficient : Coefficient.values()) {
            double value = from.get(coefficient);
            if (random.nextDouble() < AT_ONCE) {
                value *= Math.exp(step * random.nextGaussian());
            }
            values.put(coefficient, rounded(Math.max(coefficient.least(), Math.min(coefficient.most(), value))));
        }
        return Coefficients.of(values);
    }

    /** To what the resource shows, so that what is written is what was judged. */
    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
