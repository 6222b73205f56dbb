// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import photo.sluice.lab.figure.Distribution;

/**
 * A rank correlation and how sure it is.
 *
 * @param n pairs
 * @param rho Spearman's, -1 to 1
 * @param low end of the 95 % interval of the bootstrap (percentiles 2.5 and 97.5 of resampled pairs; Efron 1979)
 * @param high its other end
 */
public record Correlation(int n, double rho, double low, double high) {
    private static final int RESAMPLES = 10_000;

    /** None where one of the lists is all the same; resamples of which that is true are left out. */
    public static Optional<Correlation> of(List<Double> one, List<Double> other, Random random) {
        Optional<Double> rho = Spearman.of(one, other);
        if (rho.isEmpty()) return Optional.empty();
        List<Double> found = new ArrayList<>(RESAMPLES);
        for (int i = 0; i < RESAMPLES; i++) {
            List<Double> a = new ArrayList<>(one.size());
            List<Double> b = new ArrayList<>(one.size());
            for (int k = 0; k < one.size(); k++) {
                int pick = random.nextInt(one.size());
                a.add(one.get(pick));
                b.add(other.get(pick));
            }
            Spearman.of(a, b).ifPresent(found::add);
        }
        Distribution resampled = Distribution.of(found);
        return Optional.of(
                new Correlation(one.size(), rho.get(), resampled.percentile(2.5), resampled.percentile(97.5)));
    }
}
