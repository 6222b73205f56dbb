// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Spearman's rank correlation: Pearson's of the ranks, ties having the mean of their ranks. */
public final class Spearman {
    private Spearman() {}

    /** -1 (opposite order) to 1 (same order) of two equally long lists; none where one of them is all the same. */
    public static Optional<Double> of(List<Double> one, List<Double> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(one.size() + " values against " + other.size());
        }
        double[] a = ranks(one);
        double[] b = ranks(other);
        double middle = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - middle) * (b[i] - middle);
            aa += (a[i] - middle) * (a[i] - middle);
            bb += (b[i] - middle) * (b[i] - middle);
        }
        return aa == 0 || bb == 0 ? Optional.empty() : Optional.of(ab / Math.sqrt(aa * bb));
    }

    /** The rank of each value, from 1; equal values share the mean of theirs. */
    static double[] ranks(List<Double> values) {
        int[] order = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values.get(order[to]).compareTo(values.get(order[from])) == 0) to++;
            double mean = (from + 1 + to) / 2.0;
            for (int each : Arrays.copyOfRange(order, from, to)) ranks[each] = mean;
            from = to;
        }
        return ranks;
    }
}
