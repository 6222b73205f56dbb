// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a set can be judged, or may still grow.
 *
 * @param settle how long what rests must have rested
 * @param drained whether all that was to come has come, as at the end of a run that ends by itself
 */
public record Closing(Duration settle, boolean drained) {
    /** After so many settles without a new member a set closes, however busy its folder is. */
    static final int PATIENCE = 10;

    /**
     * Whether a set is closed at a moment.
     *
     * @param passed whether its camera has gone on, see {@link FolderSets#passed}
     * @param set when its last member came
     * @param folder when the last photo of its folder came
     */
    public boolean closed(boolean passed, Instant set, Instant folder, Instant now) {
        return drained || !now.isBefore(closes(passed, set, folder));
    }

    /** When it closes if nothing more comes; without {@link #drained}. */
    public Instant closes(boolean passed, Instant set, Instant folder) {
        Instant rested = set.plus(passed ? settle : settle.multipliedBy(PATIENCE));
        Instant quiet = folder.plus(settle);
        return rested.isBefore(quiet) ? rested : quiet;
    }
}
