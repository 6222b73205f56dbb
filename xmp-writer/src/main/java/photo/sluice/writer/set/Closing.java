// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.time.Duration;
import java.time.Instant;

/**
 * When a set can be judged, since it grows no more.
 *
 * @param settle how long what rests must have rested
 */
public record Closing(Duration settle) {
    /** After so many settles without a new member a set closes, however busy its folder is. */
    static final int PATIENCE = 10;

    /**
     * When it closes if nothing more comes.
     *
     * @param passed whether its camera has gone on, see {@link FolderSets#passed}
     * @param set when its last member came
     * @param folder when the last photo of its folder came
     */
    public Instant closes(boolean passed, Instant set, Instant folder) {
        Instant rested = set.plus(passed ? settle : settle.multipliedBy(PATIENCE));
        Instant quiet = folder.plus(settle);
        return rested.isBefore(quiet) ? rested : quiet;
    }
}
