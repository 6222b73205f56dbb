// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.figure;

import java.util.Locale;

/** What a figure has to be. The source of every goal is the design's section on numbers to hold. */
public record Goal(Side side, double limit) {
    /** Which side of the limit is good. */
    public enum Side {
        AT_MOST,
        AT_LEAST
    }

    public static Goal atMost(double limit) {
        return new Goal(Side.AT_MOST, limit);
    }

    public static Goal atLeast(double limit) {
        return new Goal(Side.AT_LEAST, limit);
    }

    /** Whether a value is on the good side; a value that could not be measured (NaN) is not. */
    public boolean held(double value) {
        return side == Side.AT_MOST ? value <= limit : value >= limit;
    }

    @Override
    public String toString() {
        return (side == Side.AT_MOST ? "<= " : ">= ")
                + (limit == Math.rint(limit)
                        ? String.valueOf((long) limit)
                        : String.format(Locale.ROOT, limit >= 100 ? "%.0f" : "%.2f", limit));
    }
}
