// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Time in which this process ran. When it was stopped (SIGSTOP, a frozen container, a sleeping laptop) nobody looked, and
 * of a time in which nobody looked no more than two seconds count: a photo must not be called slow because we were
 * asleep. To be looked at every second or so. Not thread-safe.
 */
final class Awake {
    private static final long LONGEST_LOOK = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier clock;
    private long last;
    private long ran;

    /** @param clock nanoseconds that no correction of the time of day moves */
    Awake(LongSupplier clock) {
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** Nanoseconds awake since this was made. */
    long nanos() {
        long now = clock.getAsLong();
        ran += Math.min(now - last, LONGEST_LOOK);
        last = now;
        return ran;
    }
}
