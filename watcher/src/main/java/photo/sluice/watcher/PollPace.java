// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

/**
 * When folders without events are looked at next: after the interval, and never so often that looking takes more than a
 * tenth of the time, or a large share would be asked for its files without a pause. Milliseconds of one clock.
 */
final class PollPace {
    private static final long SHARE = 10;

    private final long intervalMillis;
    private long next = Long.MIN_VALUE;
    private long begun = Long.MIN_VALUE;

    PollPace(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    /** Whether a round is to begin now; if so, it has begun. */
    boolean due(long now) {
        if (begun != Long.MIN_VALUE || now < next) return false;
        begun = now;
        return true;
    }

    /** The round that was begun, if one was, is through. */
    void through(long now) {
        if (begun == Long.MIN_VALUE) return;
        next = Math.max(begun + intervalMillis, now + (SHARE - 1) * (now - begun));
        begun = Long.MIN_VALUE;
    }
}
