// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Tail;

/**
 * Which announced versions have not ended yet, and how the others did: read from the catalogue and the ledger alone, so
 * it is true whoever announced and whoever wrote. A thread of its own reads; all methods may be called from any.
 */
public final class Board implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final int REMEMBERED = 20_000;
    private static final Duration WAIT = Duration.ofMillis(400);

    private final Cluster cluster;
    private final Consumer<SidecarOutcome> listener;
    private final Map<String, Subject> open = new HashMap<>();
    /**
     * Versions that ended lately. Two topics have no common order, so an end may be read before its beginning; and a
     * writer that died may tell an end twice.
     */
    private final Map<String, Long> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return caughtUp && size() > REMEMBERED;
        }
    };

    private final Map<String, Long> arrivals = new HashMap<>();
    private @Nullable Thread thread;
    private Counts counts = Counts.NONE;
    private boolean caughtUp;
    private volatile boolean closed;

    /**
     * How many photos have come how far since this board was started.
     *
     * @param arrived announced
     * @param scored by the scorer
     * @param tagged by the tagger
     * @param ended with any outcome
     * @param quarantined of those: without a verdict
     * @param refused of those: with a verdict that could not be written, since the sidecar is malformed or read-only
     */
    public record Counts(long arrived, long scored, long tagged, long ended, long quarantined, long refused) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts begun() {
            return new Counts(arrived + 1, scored, tagged, ended, quarantined, refused);
        }

        Counts looked(boolean byScorer) {
            return new Counts(
                    arrived, scored + (byScorer ? 1 : 0), tagged + (byScorer ? 0 : 1), ended, quarantined, refused);
        }

        Counts ended(SidecarOutcome.State how) {
            boolean not = how == SidecarOutcome.State.MALFORMED || how == SidecarOutcome.State.READONLY;
            return new Counts(
                    arrived,
                    scored,
                    tagged,
                    ended + 1,
                    quarantined + (how == SidecarOutcome.State.QUARANTINED ? 1 : 0),
                    refused + (not ? 1 : 0));
        }
    }

    /** @param listener is told of each version that ends from now on, once, by the board's thread */
    public Board(Cluster cluster, Consumer<SidecarOutcome> listener) {
        this.cluster = cluster;
        this.listener = listener;
    }

    /** Reads all that is in the log, then goes on reading. */
    public void start() {
        Tail ledger = Tail.fromStart(cluster, Topic.CATALOGUE, Topic.SIDECARS);
        Tail results = Tail.fromEnd(cluster, Topic.RESULTS);
        ledger.toEnd(this::read);
        synchronized (this) {
            ended.clear(); // of what is read so far, all beginnings are read too
            caughtUp = true;
        }
        Thread reader = new Thread(() -> follow(ledger, results), "board");
        reader.setDaemon(true);
        reader.start();
        thread = reader;
    }

    private void follow(Tail ledger, Tail results) {
        try (ledger;
                results) {
            while (!closed) {
                try {
                    ledger.poll(WAIT, this::read);
                    results.poll(Duration.ZERO, this::count);
                } catch (LogUnavailableException e) {
                    if (!closed) LOG.atDebug().setCause(e).log("the board waits for the broker");
                }
            }
        }
    }

    private void read(Entry record) {
        byte[] value = record.value();
        if (value == null) {
            synchronized (this) {
                open.remove(record.key());
            }
            return;
        }
        try {
            Event event = EventCodec.read(value);
            if (event instanceof PhotoArrived arrived) began(arrived.subject());
            else if (event instanceof SidecarOutcome outcome) ended(outcome);
        } catch (UnreadableEvent e) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .log("unreadable");
        }
    }

    private synchronized void began(Subject subject) {
        String key = subject.photo().key();
        if (caughtUp) {
            counts = counts.begun();
            arrivals.merge(subject.photo().root(), 1L, Long::sum);
        }
        if (ended.getOrDefault(key, 0L) < subject.version().sequence()) open.put(key, subject);
    }

    private void ended(SidecarOutcome outcome) {
        String key = outcome.photo().key();
        long sequence = outcome.subject().version().sequence();
        synchronized (this) {
            if (ended.getOrDefault(key, 0L) >= sequence) return; // told twice
            ended.put(key, sequence);
            Subject awaited = open.get(key);
            if (awaited != null && awaited.version().sequence() <= sequence) open.remove(key);
            if (!caughtUp || outcome.request().isPresent()) return; // what was asked for is no new end
            counts = counts.ended(outcome.state());
        }
        listener.accept(outcome);
    }

    private synchronized void count(Entry record) {
        byte[] value = record.value();
        if (value == null) return;
        // The type stands near the front; parsing every result only to count it would cost more than the count is
        // worth.
        String front = new String(value, 0, Math.min(64, value.length), java.nio.charset.StandardCharsets.UTF_8);
        if (front.contains("\"PhotoScored\"")) counts = counts.looked(true);
        else if (front.contains("\"PhotoTagged\"")) counts = counts.looked(false);
    }

    public synchronized Counts counts() {
        return counts;
    }

    /** How many announcements of a root were read since the start. */
    public synchronized long arrived(String root) {
        return arrivals.getOrDefault(root, 0L);
    }

    /** How many announced versions have not ended. */
    public synchronized int open() {
        return open.size();
    }

    /** The announced versions of a root that have not ended. */
    public synchronized List<Subject> open(String root) {
        List<Subject> found = new ArrayList<>();
        for (Subject subject : open.values()) {
            PhotoId photo = subject.photo();
            if (photo.root().equals(root)) found.add(subject);
        }
        return found;
    }

    @Override
    public void close() {
        closed = true;
        Thread reader = thread;
        if (reader == null) return;
        try {
            reader.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
