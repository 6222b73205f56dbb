// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A point in time, told twice: patience is counted on the clock that never jumps, events carry the one on the wall.
 *
 * @param millis of a clock that only goes forward, from an origin of its own
 * @param wall for people and for latencies across processes
 */
public record Moment(long millis, Instant wall) {
    /** This machine's clocks. */
    public static Supplier<Moment> clock() {
        return () -> new Moment(System.nanoTime() / 1_000_000, Instant.now());
    }

    /** Whether at least this long has passed since {@code earlier}. */
    boolean isAfter(Moment earlier, Duration wait) {
        return millis - earlier.millis >= wait.toMillis();
    }
}
