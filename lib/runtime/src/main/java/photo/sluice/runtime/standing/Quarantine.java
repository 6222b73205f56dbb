// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.standing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.standing.Quarantined.Now;

/**
 * The photos that somebody should look at: what the stages have given up, less what has been forgotten, and what a later
 * version has made good. Each photo stands there once for each stage, with its last reason. Takes memory for what is in
 * quarantine, some hundred bytes each, not for what ever was in the log. Not thread-safe.
 */
public final class Quarantine implements AutoCloseable {
    /** Longer messages are cut: a person reads the list. */
    private static final int LONGEST = 500;

    private final Tail rejections;
    private final Tail fates;
    /** By key, then by stage. */
    private final Map<String, Map<String, Quarantined>> found = new TreeMap<>();
    /** Of those photos: the newest version that was announced, and the newest that has ended. */
    private final Map<String, Fate> known = new HashMap<>();

    private record Fate(
            @Nullable Subject announced, @Nullable SidecarOutcome ended, boolean forgotten) {
        static final Fate NONE = new Fate(null, null, false);
    }

    private Quarantine(Tail rejections, Tail fates) {
        this.rejections = rejections;
        this.fates = fates;
    }

    /** Reads all that is in the log. */
    public static Quarantine open(Cluster cluster) {
        Tail rejections = Tail.fromStart(cluster, Topic.QUARANTINE);
        Quarantine quarantine = new Quarantine(rejections, Tail.fromStart(cluster, Topic.CATALOGUE, Topic.SIDECARS));
        rejections.toEnd(quarantine::reject);
        if (quarantine.found.isEmpty()) quarantine.fates.skip();
        else quarantine.fates.toEnd(quarantine::follow);
        return quarantine;
    }

    /** Takes in what has come since. */
    public void refresh() {
        rejections.toEnd(this::reject);
        fates.toEnd(this::follow);
    }

    /** Those that somebody should look at, by photo. */
    public List<Quarantined> all() {
        List<Quarantined> all = new ArrayList<>();
        found.forEach((key, stages) -> stages.values().stream()
                .map(each -> settled(each, known.getOrDefault(key, Fate.NONE)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Quarantined::stage))
                .forEach(all::add));
        return all;
    }

    /** Empty if a later version has made it good. */
    static Optional<Quarantined> settled(
            Quarantined given, @Nullable Subject announced, @Nullable SidecarOutcome ended) {
        return settled(given, new Fate(announced, ended, false));
    }

    private static Optional<Quarantined> settled(Quarantined given, Fate fate) {
        if (given.subject().isEmpty()) return Optional.of(given); // no version of a photo: only forgetting helps
        if (fate.forgotten) return Optional.of(given.now(Now.GONE));
        SidecarOutcome ended = fate.ended;
        boolean later = ended != null && isLater(ended.subject(), given);
        if (later && ended != null) {
            switch (ended.state()) {
                case WRITTEN, UNCHANGED, LOCKED, MALFORMED, READONLY -> {
                    return Optional.empty();
                }
                case GONE -> {
                    return Optional.of(given.now(Now.GONE));
                }
                case QUARANTINED, SUPERSEDED -> {}
            }
        }
        Subject announced = fate.announced;
        boolean again = announced != null
                && isLater(announced, given)
                && (ended == null
                        || ended.subject().version().sequence()
                                < announced.version().sequence());
        return Optional.of(given.now(again ? Now.AGAIN : Now.HERE));
    }

    private static boolean isLater(Subject subject, Quarantined given) {
        return subject.version().sequence() > given.sequence() && subject.asks(given.stage());
    }

    private void reject(Entry record) {
        byte[] value = record.value();
        if (value == null) {
            found.remove(record.key());
            known.remove(record.key());
            return;
        }
        String key = record.key().isEmpty() ? "record " + record.offset() : record.key();
        Quarantined given = read(key, value, record);
        found.computeIfAbsent(key, photo -> new TreeMap<>())
                .merge(given.stage(), given, (earlier, again) -> again.after(earlier));
    }

    private static Quarantined read(String key, byte[] value, Entry record) {
        try {
            if (EventCodec.read(value) instanceof PhotoRejected rejected) {
                return new Quarantined(
                        key,
                        rejected.stage(),
                        rejected.fault(),
                        cut(rejected.message()),
                        Optional.of(rejected.subject()),
                        record.at(),
                        1,
                        Now.HERE);
            }
        } catch (UnreadableEvent e) {
            // kept as it was by a worker, with the reason before it, or by the writer
        }
        String text = new String(value, 0, Math.min(value.length, 4 * LONGEST), StandardCharsets.UTF_8);
        String stage = text.matches("(?s)[a-z]+: .*") ? text.substring(0, text.indexOf(':')) : "writer";
        return new Quarantined(
                key, stage, Fault.UNREADABLE_EVENT, cut(text), Optional.empty(), record.at(), 1, Now.HERE);
    }

    private static String cut(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST - 1) + "…" : message;
    }

    private void follow(Entry record) {
        if (!found.containsKey(record.key())) return;
        Fate before = known.getOrDefault(record.key(), Fate.NONE);
        byte[] value = record.value();
        if (value == null) {
            if (record.topic().equals(Topic.CATALOGUE.text())) {
                known.put(record.key(), new Fate(null, before.ended, true));
            }
            return;
        }
        try {
            Event event = EventCodec.read(value);
            if (event instanceof PhotoArrived arrived) {
                known.put(record.key(), new Fate(arrived.subject(), before.ended, false));
            } else if (event instanceof SidecarOutcome outcome && isNewer(outcome, before.ended)) {
                known.put(record.key(), new Fate(before.announced, outcome, before.forgotten));
            }
        } catch (UnreadableEvent e) {
            return; // told where it is needed
        }
    }

    private static boolean isNewer(SidecarOutcome outcome, @Nullable SidecarOutcome before) {
        return before == null
                || outcome.subject().version().compareTo(before.subject().version()) >= 0;
    }

    @Override
    public void close() {
        rejections.close();
        fates.close();
    }
}
