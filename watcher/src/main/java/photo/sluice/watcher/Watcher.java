// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.AnnounceAnswered;
import photo.sluice.contract.AnnounceRequested;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.watcher.file.Moment;
import photo.sluice.watcher.folder.Surroundings;

/**
 * Announces every photo of a root once per version, as soon as it is at rest: what lies there at the start, and what
 * arrives.
 *
 * <p>One thread of its own, from {@link #start} to {@link #close}; all methods may be called from any thread. What was
 * announced is in the log alone, so a watcher that is killed leaves nothing behind that the next one has to mend.
 */
public final class Watcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    /** A transaction that is under way has its time to end. */
    private static final Duration LEAVE = Duration.ofSeconds(10);

    private final WatchedRoot root;
    private final Announcements announcements;
    private final WatcherMetrics metrics;
    private final Patrol patrol;
    private final Thread thread;
    private volatile Progress progress = Progress.NONE;
    private volatile @Nullable String stopped = "watcher is not running";
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

    private record Asked(AnnounceRequested request, Consumer<AnnounceAnswered> answer) {}

    /** @param announcements is closed with the watcher */
    public Watcher(WatchedRoot root, WatcherSettings settings, Announcements announcements, WatcherMetrics metrics) {
        this(root, settings, announcements, metrics, Surroundings.ofThisMachine());
    }

    Watcher(
            WatchedRoot root,
            WatcherSettings settings,
            Announcements announcements,
            WatcherMetrics metrics,
            Surroundings surroundings) {
        this.root = root;
        this.announcements = announcements;
        this.metrics = metrics;
        this.patrol = new Patrol(root, settings, announcements, metrics, Moment.clock(), surroundings);
        this.thread = new Thread(this::run, "watcher-" + root.name());
        this.thread.setDaemon(true);
    }

    /**
     * Starts watching and returns at once.
     *
     * @throws IllegalThreadStateException if it was started before
     */
    public void start() {
        metrics.expect(root.name());
        stopped = null;
        thread.start();
    }

    private void run() {
        try (announcements;
                patrol) {
            while (!closed) {
                patrol.round();
                progress = patrol.progress();
                answer();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ArrivalLog.FencedException e) {
            failed(e, "another watcher has taken this root over; this one stops");
        } catch (RuntimeException e) {
            if (!closed) failed(e, "watcher has failed and stops");
        } catch (Error e) {
            failed(new IllegalStateException(e), "watcher has failed and stops");
            throw e;
        }
    }

    /** One request a round, so that an event need not wait for thousands of photos that somebody asks for. */
    private void answer() {
        if (asked.isEmpty() || !patrol.ready()) return;
        Asked next = asked.remove();
        AnnounceAnswered answer = patrol.ask(next.request());
        progress = patrol.progress(); // first: whoever has the answer must not find us idle
        next.answer().accept(answer);
    }

    /**
     * Asks for photos to be announced as they are, in the backfill lane. They are announced some time after the answer;
     * until then {@link #idle()} is false.
     *
     * @param answer is called by the watcher's thread, once the root is there and the log has told what is known
     */
    public void ask(AnnounceRequested request, Consumer<AnnounceAnswered> answer) {
        if (!request.root().equals(root.name())) throw new IllegalArgumentException("not our root: " + request.root());
        asked.add(new Asked(request, answer));
    }

    private void failed(RuntimeException e, String what) {
        LOG.atError().addKeyValue("root", root.name()).setCause(e).log(what);
        stopped = what + ": " + e.getMessage();
        failure = e;
    }

    /** The root that is watched. */
    public WatchedRoot root() {
        return root;
    }

    /** How far it has come, as of a moment ago. */
    public Progress progress() {
        return progress;
    }

    /** Whether all that was noticed is announced: the first sweep is through, no file moves, none waits for the log. */
    public boolean idle() {
        return progress.idle() && lacks().isEmpty();
    }

    /** Versions announced since the start. */
    public long announced() {
        return progress.announced();
    }

    /** Why nothing can be watched or announced now; empty while all is well. */
    public Optional<String> lacks() {
        String why = stopped;
        return why != null ? Optional.of(why) : patrol.lacks();
    }

    /**
     * Why the watcher has stopped by itself, if it has: {@link ArrivalLog.FencedException} when another one has taken the
     * root over, anything else is a bug. It does not start again.
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Stops watching and closes the log; a file that was not announced yet is found by the next watcher. */
    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            announcements.close();
            return;
        }
        thread.interrupt();
        try {
            thread.join(LEAVE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
