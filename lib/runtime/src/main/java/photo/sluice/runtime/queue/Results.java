// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.EventLog;

/** Turns outcomes into records, and returns when Kafka has them. */
final class Results {
    private final String stage;
    private final EventLog log;
    private final StageMetrics metrics;

    Results(String stage, EventLog log, StageMetrics metrics) {
        this.stage = stage;
        this.log = log;
        this.metrics = metrics;
    }

    StageMetrics metrics() {
        return metrics;
    }

    /** A photo whose outcome is final. */
    record Ended(PhotoArrived photo, Outcome outcome) {}

    /** A publication that may have to be repeated. */
    interface Publication {
        void run() throws FaultException;
    }

    static AcknowledgeType acknowledgement(Outcome outcome) {
        return outcome instanceof Outcome.Reject ? AcknowledgeType.REJECT : AcknowledgeType.ACCEPT;
    }

    /** Publishes all; in the place of a result that is too large for the log, a rejection that says so. */
    void publish(List<Ended> ended) throws FaultException {
        try {
            send(ended);
        } catch (FaultException e) {
            if (e.fault() != Fault.TOO_LARGE) throw e;
            for (Ended each : ended) sendAlone(each);
        }
    }

    private void sendAlone(Ended ended) throws FaultException {
        try {
            send(List.of(ended));
        } catch (FaultException e) {
            if (e.fault() != Fault.TOO_LARGE) throw e;
            send(List.of(new Ended(
                    ended.photo(),
                    new Outcome.Reject(Fault.TOO_LARGE, "what " + stage + " says of it is too large for the log"))));
        }
    }

    private void send(List<Ended> ended) throws FaultException {
        List<EventLog.Posting> postings = new ArrayList<>();
        for (Ended each : ended) {
            if (each.outcome() instanceof Outcome.Done done) {
                for (Event event : done.events()) postings.add(new EventLog.Posting(Topic.RESULTS, event));
            }
            rejection(each).ifPresent(rejected -> {
                postings.add(new EventLog.Posting(Topic.RESULTS, rejected));
                if (isForAPerson(rejected.fault())) postings.add(new EventLog.Posting(Topic.QUARANTINE, rejected));
            });
        }
        log.publish(postings);
        for (Ended each : ended) {
            String lane = each.photo().subject().lane().code();
            inferred(each.outcome()).ifPresent(seconds -> metrics.inferred(stage, lane, seconds));
            String outcome = rejection(each).map(r -> r.fault().code()).orElse("done");
            metrics.done(stage, lane, outcome);
        }
    }

    /** What models took for it; empty if none was asked. */
    private static OptionalDouble inferred(Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done)) return OptionalDouble.empty();
        return done.events().stream()
                .flatMap(event -> event instanceof PhotoScored scored
                        ? scored.tookMs().entrySet().stream()
                        : event instanceof PhotoTagged tagged ? tagged.tookMs().entrySet().stream() : Stream.empty())
                .filter(step -> step.getKey().startsWith("model."))
                .mapToDouble(step -> step.getValue() / 1e3)
                .reduce(Double::sum);
    }

    private Optional<PhotoRejected> rejection(Ended each) {
        if (!(each.outcome() instanceof Outcome.Reject reject)) return Optional.empty();
        return Optional.of(new PhotoRejected(each.photo().subject(), stage, reject.fault(), reject.message()));
    }

    /** A photo that has gone or changed needs nobody's attention. */
    private static boolean isForAPerson(Fault fault) {
        return fault != Fault.GONE && fault != Fault.CHANGED;
    }

    /** Keeps a record that is no event of ours, with the reason before it on a line of its own. */
    void quarantineRaw(Delivery delivery, String reason) throws FaultException {
        byte[] value = delivery.value() == null ? new byte[0] : delivery.value();
        String text = stage + ": " + Fault.UNREADABLE_EVENT.code() + ": " + reason + "\n"
                + new String(value, StandardCharsets.UTF_8);
        log.publishRaw(Topic.QUARANTINE, delivery.record().key(), text.getBytes(StandardCharsets.UTF_8));
        metrics.done(stage, delivery.lane().code(), Fault.UNREADABLE_EVENT.code());
    }
}
