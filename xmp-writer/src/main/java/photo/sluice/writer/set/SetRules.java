// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a user may say about sets.
 *
 * @param gap longest pause between two shots of one burst, 0 to 60 s
 * @param diff in how many of 64 bits two hashes of one burst may differ, 0 to 32; empty: judged by the folder itself
 */
public record SetRules(Duration gap, OptionalInt diff) {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_BITS = 32;

    /** A hand that takes the same thing again does so within three seconds; what comes later was framed anew. */
    public static final SetRules USUAL = new SetRules(Duration.ofSeconds(3), OptionalInt.empty());

    public SetRules {
        if (gap.isNegative() || gap.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a gap is 0 to 60 s: " + gap);
        }
        if (diff.isPresent() && (diff.getAsInt() < 0 || diff.getAsInt() > MOST_BITS)) {
            throw new IllegalArgumentException("a difference is 0 to 32 bits: " + diff.getAsInt());
        }
    }
}
