// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.Tail;

/**
 * When each photo's events could be read in the log, by a reader that waits for them; the clock is this process's. That is
 * when the next stage can have them too; a reader is a millisecond or two behind.
 */
final class Journey implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Map<String, Marks> marks = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    /** The moments of one photo, by file name. */
    record Marks(Map<Moment, Instant> at, double scorerMs, double taggerMs) {
        Optional<Double> millis(Moment from, Moment to) {
            Instant begin = at.get(from);
            Instant end = at.get(to);
            return begin == null || end == null
                    ? Optional.empty()
                    : Optional.of(Duration.between(begin, end).toNanos() / 1e6);
        }

        /** When the later of both results was there. */
        Optional<Moment> laterResult() {
            Instant scored = at.get(Moment.SCORED);
            Instant tagged = at.get(Moment.TAGGED);
            if (scored == null || tagged == null) return Optional.empty();
            return Optional.of(scored.isAfter(tagged) ? Moment.SCORED : Moment.TAGGED);
        }
    }

    /** What is noted. */
    enum Moment {
        SEEN,
        ANNOUNCED,
        SCORED,
        TAGGED,
        INTENDED,
        ENDED
    }

    Journey(Cluster cluster) {
        Tail tail = Tail.fromEnd(cluster, Topic.CATALOGUE, Topic.RESULTS, Topic.SIDECARS);
        thread = new Thread(() -> follow(tail), "journey");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(Tail tail) {
        try (tail) {
            while (!closed.get()) tail.poll(WAIT, this::note);
        }
    }

    private void note(Entry entry) {
        byte[] value = entry.value();
        if (value == null) return;
        try {
            Event event = EventCodec.read(value);
            marks.merge(event.photo().name(), marks(event, Instant.now()), Journey::together);
        } catch (UnreadableEvent e) {
            throw new IllegalStateException("Sluice wrote what it cannot read", e);
        }
    }

    private static Marks marks(Event event, Instant now) {
        Map<Moment, Instant> at =
                new HashMap<>(Map.of(Moment.SEEN, event.subject().seen()));
        double scorer = 0;
        double tagger = 0;
        if (event instanceof PhotoArrived) at.put(Moment.ANNOUNCED, now);
        else if (event instanceof PhotoScored scored) {
            at.put(Moment.SCORED, now);
            scorer = scored.tookMs().getOrDefault("total", 0.0);
        } else if (event instanceof PhotoTagged tagged) {
            at.put(Moment.TAGGED, now);
            tagger = tagged.tookMs().getOrDefault("total", 0.0);
        } else if (event instanceof SidecarIntended) at.put(Moment.INTENDED, now);
        else if (event instanceof SidecarOutcome) at.put(Moment.ENDED, now);
        return new Marks(at, scorer, tagger);
    }

    private static Marks together(Marks a, Marks b) {
        Map<Moment, Instant> at = new HashMap<>(b.at);
        at.putAll(a.at);
        return new Marks(at, a.scorerMs + b.scorerMs, a.taggerMs + b.taggerMs);
    }

    /** What is known of a photo whose sidecar is complete, if that is so. */
    Optional<Marks> ended(String name) {
        return Optional.ofNullable(marks.get(name)).filter(found -> found.at.containsKey(Moment.ENDED));
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join(WAIT.toMillis() * 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
