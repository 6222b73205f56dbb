// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import photo.sluice.contract.Lane;

/** How a file came to our notice. */
public enum Origin {
    /** It lay there when the watcher started, when a root came back, or when it was left out no longer. */
    START,
    /** It lay elsewhere in the root a moment ago, and was announced there. */
    MOVED,
    /** The operating system told, of the file or of its new folder. */
    EVENT,
    /** Events were lost and said so. */
    OVERFLOW,
    /** The regular sweep saw what no event had told: each is a missed event. */
    SWEEP,
    /** Its folder cannot be watched and is looked at regularly. */
    POLL,
    /** The watcher looked again at a file that is not at rest; tells nothing of how it came. */
    LOOK;

    /** What was there before goes behind what arrives. */
    public Lane lane() {
        return this == START || this == MOVED ? Lane.BACKFILL : Lane.LIVE;
    }

    /** What is known of a candidate's origin after one more sighting: an event, even a late one, was not missed. */
    Origin and(Origin later) {
        return later == EVENT && this != MOVED ? EVENT : this;
    }
}
