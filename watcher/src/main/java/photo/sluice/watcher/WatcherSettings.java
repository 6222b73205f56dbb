// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.time.Duration;
import java.time.Instant;
import photo.sluice.watcher.file.Patience;
import photo.sluice.watcher.folder.Watching;

/**
 * How a root is watched.
 *
 * @param patience how long a file must rest
 * @param sweep from one regular sweep of the whole root to the next, at least 10 ms; 60 s
 * @param poll from one look at a folder that has no events to the next, at least 10 ms; 5 s, and longer where looking takes
 *     more than a tenth of the time
 * @param forget how long a photo must be gone before the catalogue forgets it. As long as it is remembered, a file that
 *     comes back under its name goes on counting versions even after a restart, so nobody takes the new one for an old
 *     one: cameras use their names again. 7 days
 * @param left photos that lie there at the start, were never announced, and have not changed (nor come, by the inode's
 *     change time) since this moment are left alone until they change; {@link Instant#MIN}: none are
 * @param how by events or by polling
 */
public record WatcherSettings(
        Patience patience, Duration sweep, Duration poll, Duration forget, Instant left, Watching how) {
    private static final Duration LEAST = Duration.ofMillis(10);

    public WatcherSettings {
        if (sweep.compareTo(LEAST) < 0) throw new IllegalArgumentException("sweep must be 10ms or more: " + sweep);
        if (poll.compareTo(LEAST) < 0) throw new IllegalArgumentException("poll must be 10ms or more: " + poll);
        if (forget.isNegative()) throw new IllegalArgumentException("forget must not be negative: " + forget);
    }

    public static WatcherSettings usual() {
        return new WatcherSettings(
                Patience.usual(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofDays(7),
                Instant.MIN,
                Watching.AUTO);
    }

    public WatcherSettings withPatience(Patience other) {
        return new WatcherSettings(other, sweep, poll, forget, left, how);
    }

    /** With other times that a file must rest, where events tell of changes and where folders are polled. */
    public WatcherSettings withSettle(Duration byEvents, Duration byPolling) {
        return withPatience(patience.settling(byEvents, byPolling));
    }

    public WatcherSettings withSweep(Duration interval) {
        return new WatcherSettings(patience, interval, poll, forget, left, how);
    }

    public WatcherSettings withForget(Duration after) {
        return new WatcherSettings(patience, sweep, poll, after, left, how);
    }

    /** Whether photos that lie there at the start are announced at all. */
    public WatcherSettings withCatchUp(boolean backfill) {
        return leaving(backfill ? Instant.MIN : Instant.MAX);
    }

    /** Leaving alone what lay there before this moment. */
    public WatcherSettings leaving(Instant before) {
        return new WatcherSettings(patience, sweep, poll, forget, before, how);
    }

    /** Watching in this way, and polling so often where that is needed. */
    public WatcherSettings watching(Watching way, Duration interval) {
        return new WatcherSettings(patience, sweep, interval, forget, left, way);
    }

    /** For a run that ends when all is done: an empty file is given up as soon as any other would be taken. */
    public WatcherSettings once() {
        return withPatience(patience.once());
    }
}
