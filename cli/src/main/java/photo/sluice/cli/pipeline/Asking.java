// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import photo.sluice.cli.Failure;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.contract.RequestAnswered.Change;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Tail;

/** Asks all writers, and waits until each has answered for its folders. */
public final class Asking {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<Integer, RequestAnswered> answers = new HashMap<>();
    private final Request request;
    private long heard = System.nanoTime();

    private Asking(Request request) {
        this.request = request;
    }

    /**
     * What all writers together say.
     *
     * @param counts photos by what became of them
     * @param sample some of the changes
     * @param message why something could not be done
     */
    public record Answer(Map<String, Integer> counts, List<Change> sample, Optional<String> message) {
        public Answer {
            counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
            sample = List.copyOf(sample);
        }

        /** Photos that were looked at. */
        public int photos() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Asks, and waits for the end.
     *
     * @param patience how long no writer at all may say anything
     * @param progress is told how far it is, now and then
     * @throws Failure if Kafka or the writers do not answer
     */
    public static Answer ask(Cluster cluster, Request request, Duration patience, Consumer<Answer> progress) {
        Asking asking = new Asking(request);
        try (Tail tail = Tail.fromEnd(cluster, Topic.REQUESTS);
                EventLog log = new EventLog(cluster)) {
            int partitions = log.ask(request);
            while (asking.left(partitions) > 0) {
                tail.poll(POLL, asking::read);
                progress.accept(asking.answer());
                if (System.nanoTime() - asking.heard > patience.toNanos()) {
                    throw Failure.environment("no writer answers for " + asking.left(partitions) + " of " + partitions
                            + " partitions; is one running? What was asked for is done when one comes");
                }
            }
            return asking.answer();
        } catch (FaultException | LogUnavailableException e) {
            throw Failure.environment(
                    "Kafka at " + cluster.bootstrapServers() + " does not take the request: " + e.getMessage());
        }
    }

    private void read(Entry record) {
        byte[] value = record.value();
        if (value == null) return;
        try {
            if (!(EventCodec.readRequest(value) instanceof RequestAnswered answer)) return;
            heard = System.nanoTime(); // whomever it answers: the writers live
            if (answer.id().equals(request.id())) answers.put(answer.partition(), answer);
        } catch (UnreadableEvent e) {
            return; // the writers quarantine it
        }
    }

    private int left(int partitions) {
        return partitions
                - (int) answers.values().stream().filter(RequestAnswered::done).count();
    }

    private Answer answer() {
        Map<String, Integer> counts = new TreeMap<>();
        List<Change> sample = new ArrayList<>();
        Optional<String> message = Optional.empty();
        for (RequestAnswered answer : answers.values()) {
            answer.counts().forEach((what, count) -> counts.merge(what, count, Integer::sum));
            sample.addAll(answer.sample());
            if (answer.message().isPresent()) message = answer.message();
        }
        sample.sort(java.util.Comparator.comparing(change -> change.photo().key()));
        return new Answer(counts, sample.subList(0, Math.min(sample.size(), RequestAnswered.MOST_CHANGES)), message);
    }
}
