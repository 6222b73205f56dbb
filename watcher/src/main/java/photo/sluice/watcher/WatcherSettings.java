// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.time.Duration;
import java.time.Instant;
import photo.sluice.watcher.file.Patience;

/**
 * How a root is watched.
 *
 * @param patience how long a file must rest
 * @param sweep from one regular sweep of the whole root to the next, at least 10 ms; 60 s
 * @param poll from one look at a folder that cannot be watched to the next, at least 10 ms; 5 s
 * @param forget how long a photo must be gone before the catalogue forgets it. As long as it is remembered, a file that
 *     comes back under its name goes on counting versions even after a restart, so nobody takes the new one for an old
 *     one: cameras use their names again. 7 days
 * @param left photos that lie there at the start, were never announced, and have not changed (nor come, by the inode's
 *     change time) since this moment are left alone until they change; {@link Instant#MIN}: none are
 * @param events whether the operating system is asked for events; if not, everything is polled
 */
public record WatcherSettings(
        Patience patience, Duration sweep, Duration poll, Duration forget, Instant left, boolean events) {
    private static final Duration LEAST = Duration.ofMillis(10);
    /** A write that a network share has taken may show seconds later. */
    private static final Duration SETTLE_POLLED = Duration.ofSeconds(5);

    public WatcherSettings {
        if (sweep.compareTo(LEAST) < 0) throw new IllegalArgumentException("sweep must be 10ms or more: " + sweep);
        if (poll.compareTo(LEAST) < 0) throw new IllegalArgumentException("poll must be 10ms or more: " + poll);
        if (forget.isNegative()) throw new IllegalArgumentException("forget must not be negative: " + forget);
    }

    public static WatcherSettings usual() {
        return new WatcherSettings(
                Patience.usual(), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofDays(7), Instant.MIN, true);
    }

    /** With another time that a file must rest. */
    public WatcherSettings withSettle(Duration settle) {
        return withPatience(new Patience(settle, patience.empty(), patience.blink()));
    }

    public WatcherSettings withPatience(Patience other) {
        return new WatcherSettings(other, sweep, poll, forget, left, events);
    }

    public WatcherSettings withSweep(Duration interval) {
        return new WatcherSettings(patience, interval, poll, forget, left, events);
    }

    public WatcherSettings withForget(Duration after) {
        return new WatcherSettings(patience, sweep, poll, after, left, events);
    }

    /** Whether photos that lie there at the start are announced at all. */
    public WatcherSettings withCatchUp(boolean backfill) {
        return leaving(backfill ? Instant.MIN : Instant.MAX);
    }

    /** Leaving alone what lay there before this moment. */
    public WatcherSettings leaving(Instant before) {
        return new WatcherSettings(patience, sweep, poll, forget, before, events);
    }

    /** Without events, and with the longer time to settle that shares need. */
    public WatcherSettings polled(Duration interval) {
        return new WatcherSettings(patience, sweep, interval, forget, left, false).withSettle(SETTLE_POLLED);
    }

    /** For a run that ends when all is done: an empty file is given up as soon as any other would be taken. */
    public WatcherSettings once() {
        return withPatience(new Patience(patience.settle(), patience.settle(), patience.blink()));
    }
}
