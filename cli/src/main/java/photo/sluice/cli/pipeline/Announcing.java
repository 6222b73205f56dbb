// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import photo.sluice.cli.Failure;
import photo.sluice.contract.AnnounceAnswered;
import photo.sluice.contract.AnnounceRequested;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Tail;
import photo.sluice.watcher.Letterbox;

/** Asks the watchers for photos to be announced anew, part by part, and waits until each part is taken in. */
public final class Announcing {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration POLL = Duration.ofMillis(100);
    /** A watcher takes one part in a round; more would only lie in its memory. */
    private static final int AT_ONCE = 8;

    private final Set<Integer> asked = new HashSet<>();
    private final String id;
    private Answer answer = new Answer(0, 0, 0);

    private Announcing(String id) {
        this.id = id;
    }

    /**
     * Whom is asked, and for which stages.
     *
     * @param only empty: for all
     */
    public record Target(String root, Optional<Set<String>> only) {}

    /**
     * What all watchers together say.
     *
     * @param taken photos that are announced
     * @param waiting photos that were on their way anyhow
     * @param gone photos that are not there
     */
    public record Answer(int taken, int waiting, int gone) {
        /** Photos that were asked for. */
        public int photos() {
            return taken + waiting + gone;
        }
    }

    /**
     * Asks, and waits for the end.
     *
     * @param photos paths below the root, by target
     * @param progress is told how far it is, now and then
     * @throws Failure if Kafka or a watcher does not answer
     */
    public static Answer ask(Cluster cluster, String id, Map<Target, List<String>> photos, Consumer<Answer> progress) {
        return new Announcing(id).ask(cluster, parts(id, photos), progress);
    }

    private static Deque<AnnounceRequested> parts(String id, Map<Target, List<String>> photos) {
        Deque<AnnounceRequested> parts = new ArrayDeque<>();
        photos.forEach((target, paths) -> {
            for (int from = 0; from < paths.size(); from += AnnounceRequested.MOST_PATHS) {
                int to = Math.min(paths.size(), from + AnnounceRequested.MOST_PATHS);
                parts.add(new AnnounceRequested(
                        id, parts.size(), target.root(), paths.subList(from, to), target.only(), Instant.now()));
            }
        });
        return parts;
    }

    private Answer ask(Cluster cluster, Deque<AnnounceRequested> parts, Consumer<Answer> progress) {
        long heard = System.nanoTime();
        try (Tail tail = Tail.fromEnd(cluster, Topic.REQUESTS);
                EventLog log = new EventLog(cluster)) {
            List<AnnounceRequested> open = new ArrayList<>();
            while (!parts.isEmpty() || !asked.isEmpty()) {
                while (!parts.isEmpty() && asked.size() < AT_ONCE) {
                    AnnounceRequested part = parts.remove();
                    asked.add(part.part());
                    open.add(part);
                    log.publish(part, Letterbox.PARTITION);
                }
                int before = asked.size();
                tail.poll(POLL, this::read);
                if (asked.size() < before) heard = System.nanoTime();
                open.removeIf(part -> !asked.contains(part.part()));
                progress.accept(answer);
                if (System.nanoTime() - heard > PATIENCE.toNanos()) throw silence(open);
            }
            return answer;
        } catch (FaultException | LogUnavailableException e) {
            throw Failure.environment(
                    "Kafka at " + cluster.bootstrapServers() + " does not take the request: " + e.getMessage());
        }
    }

    private static Failure silence(List<AnnounceRequested> open) {
        List<String> roots =
                open.stream().map(AnnounceRequested::root).distinct().sorted().toList();
        return Failure.environment("no watcher answers for " + String.join(", ", roots)
                + "; is one running, and is the folder there? What has not been taken in is not announced");
    }

    private void read(Entry record) {
        byte[] value = record.value();
        if (value == null) return;
        try {
            if (EventCodec.readRequest(value) instanceof AnnounceAnswered said
                    && said.id().equals(id)
                    && asked.remove(said.part())) {
                answer = new Answer(
                        answer.taken() + said.taken(), answer.waiting() + said.waiting(), answer.gone() + said.gone());
            }
        } catch (UnreadableEvent e) {
            return; // the writers quarantine it
        }
    }
}
