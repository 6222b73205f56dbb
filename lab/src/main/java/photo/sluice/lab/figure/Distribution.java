// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.figure;

import java.util.Arrays;
import java.util.Collection;

/** Values of one kind, for their middle and their tail. */
public final class Distribution {
    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    public static Distribution of(Collection<Double> values) {
        return new Distribution(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    public int count() {
        return sorted.length;
    }

    /** The value with half of them below; NaN of none. */
    public double median() {
        return percentile(50);
    }

    /** Interpolated between the two nearest ranks (R's type 7); {@code percent} is 0 to 100; NaN of none. */
    public double percentile(double percent) {
        if (percent < 0 || percent > 100) throw new IllegalArgumentException("percent: " + percent);
        if (sorted.length == 0) return Double.NaN;
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /** NaN of none. */
    public double most() {
        return percentile(100);
    }

    public double sum() {
        return Arrays.stream(sorted).sum();
    }
}
