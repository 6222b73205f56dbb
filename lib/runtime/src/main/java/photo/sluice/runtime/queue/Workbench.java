// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;

/**
 * What one thread does with the photos in its hand: work on them in a second thread while it renews their locks, hold
 * what cannot be done now, publish, settle. Not thread-safe.
 */
final class Workbench implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    /**
     * How many photos' time a batch may take, whatever its size: one that hangs in a batch of 32 must not hang for half an
     * hour, and a slow share needs some time for each of the others. A batch that needs more comes again one by one.
     */
    private static final int LONGEST_BATCH = 4;

    private final Stage stage;
    private final QueueSettings settings;
    private final Results results;
    private final Drain drain;
    private final Load load;
    private final Deaths deaths;
    private final StageMetrics metrics;
    private final Halt halt;
    private final ExecutorService hand;
    private Awake awake = new Awake(System::nanoTime);

    Workbench(Stage stage, QueueSettings settings, Results results, Drain drain, Solo solo, Halt halt) {
        this.stage = stage;
        this.settings = settings;
        this.results = results;
        this.drain = drain;
        this.load = solo.load();
        this.deaths = solo.deaths();
        this.metrics = results.metrics();
        this.halt = halt;
        this.hand = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, stage.name() + "-hand");
            thread.setDaemon(true); // a stuck one must not keep the process alive
            return thread;
        });
    }

    /**
     * Brings these photos to an end, or gives them back when draining has lasted too long. They are worked on together as
     * far as their bytes allow.
     */
    void work(List<Delivery> deliveries, LaneConsumer lane) throws InterruptedException {
        long start = System.nanoTime();
        metrics.inHand(stage.name(), deliveries.size());
        awake = new Awake(System::nanoTime);
        try {
            Map<Delivery, PhotoArrived> open = read(deliveries, lane);
            while (!open.isEmpty() && !drain.over()) {
                renewWhenDue(lane);
                List<Delivery> order = load.together(List.copyOf(open.keySet()), each -> bytes(open.get(each)));
                Optional<List<Outcome>> outcomes = within(order, open, lane);
                if (outcomes.isEmpty()) break;
                Duration pause = conclude(order, inTime(outcomes.get()), open, lane);
                if (!open.isEmpty()) hold(pause, lane);
            }
            open.keySet().forEach(given -> lane.settle(given, AcknowledgeType.RELEASE));
            commit(lane);
        } finally {
            metrics.inHand(stage.name(), -deliveries.size());
            metrics.took(stage.name(), System.nanoTime() - start);
        }
    }

    /**
     * A fault that will not pass ends with the photo's time limit, or one bad sector would hold a thread for ever. While
     * the environment is what is wrong the clock does not count: an outage must not quarantine a backlog.
     */
    private List<Outcome> inTime(List<Outcome> outcomes) {
        if (awake.nanos() < settings.timeLimit().toNanos() || stage.check().isPresent()) return outcomes;
        return outcomes.stream()
                .map(outcome ->
                        outcome instanceof Outcome.Retry retry && retry.fault().kind() == Fault.Kind.TRANSIENT
                                ? new Outcome.Reject(
                                        retry.fault(), retry.message() + ", still so after " + settings.timeLimit())
                                : outcome)
                .toList();
    }

    /** As {@link #work}, with one that may be fatal: should this process die now, that was one of its tries. */
    void risk(Delivery suspect, LaneConsumer lane) throws InterruptedException {
        deaths.risk(stage.name(), suspect);
        work(List.of(suspect), lane);
        deaths.survived(stage.name(), suspect);
    }

    /** How many workers of this machine have died of it. */
    int deaths(Delivery delivery) {
        return deaths.of(stage.name(), delivery);
    }

    /** Ends a photo whose tries are used up: it was not our answer that was missing, it was us. */
    void bury(Delivery delivery, LaneConsumer lane) throws InterruptedException {
        Map<Delivery, PhotoArrived> open = read(List.of(delivery), lane);
        int tries = deaths(delivery);
        Outcome last = new Outcome.Reject(
                Fault.KILLED_ITS_WORKER,
                tries > 0
                        ? "given up after " + tries + " tries alone, each of which ended with its worker"
                        : "given up: given to a worker " + delivery.count() + " times, and none came back");
        for (PhotoArrived arrived : open.values()) settleWhenPublished(delivery, arrived, last, lane);
        commit(lane);
        deaths.survived(stage.name(), delivery);
    }

    /** The events in the records; what is no event goes to quarantine as it is. */
    private Map<Delivery, PhotoArrived> read(List<Delivery> deliveries, LaneConsumer lane) throws InterruptedException {
        Map<Delivery, PhotoArrived> read = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            if (delivery.count() > 1) metrics.redelivered(stage.name());
            else metrics.queued(stage.name(), delivery.lane().code(), delivery.waited());
            try {
                if (!(EventCodec.read(delivery.value()) instanceof PhotoArrived arrived)) {
                    throw new FaultException(Fault.UNREADABLE_EVENT, "an event that does not belong here");
                }
                if (arrived.subject().asks(stage.name())) read.put(delivery, arrived);
                else lane.settle(delivery, AcknowledgeType.ACCEPT); // meant for another stage alone
            } catch (UnreadableEvent | FaultException e) {
                untilTaken(() -> results.quarantineRaw(delivery, String.valueOf(e.getMessage())), lane);
                lane.settle(delivery, AcknowledgeType.REJECT);
            }
        }
        return read;
    }

    private static long bytes(@Nullable PhotoArrived arrived) {
        return arrived == null ? 0 : arrived.subject().version().size();
    }

    /** One try, as soon as so many bytes may be at work. */
    private Optional<List<Outcome>> within(List<Delivery> order, Map<Delivery, PhotoArrived> open, LaneConsumer lane)
            throws InterruptedException {
        List<PhotoArrived> photos = order.stream()
                .map(each -> Objects.requireNonNull(open.get(each)))
                .toList();
        long bytes = photos.stream().mapToLong(Workbench::bytes).sum();
        try (Load.Share held = load.take(bytes, settings.renewal(), lane::renew)) {
            return attempt(photos, order, lane);
        }
    }

    /** One try, on the second thread. Empty if the photos are to be given back. */
    private Optional<List<Outcome>> attempt(List<PhotoArrived> photos, List<Delivery> order, LaneConsumer lane)
            throws InterruptedException {
        Future<List<Outcome>> answer = hand.submit(() -> process(photos));
        long deadline = awake.nanos()
                + settings.timeLimit()
                        .multipliedBy(Math.min(photos.size(), LONGEST_BATCH))
                        .toNanos();
        while (true) {
            try {
                long step = Math.min(settings.renewal().toNanos(), Math.max(1, deadline - awake.nanos()));
                return Optional.of(answer.get(Math.min(step, TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (TimeoutException stillAtIt) {
                if (drain.over()) return Optional.empty();
                if (awake.nanos() > deadline) {
                    overdue(photos, order, lane);
                    return Optional.empty();
                }
                renewWhenDue(lane);
            }
        }
    }

    private List<Outcome> process(List<PhotoArrived> photos) {
        try {
            List<Outcome> outcomes =
                    photos.size() == 1 ? List.of(stage.process(photos.get(0))) : stage.processBatch(photos);
            if (outcomes.size() != photos.size()) {
                throw new IllegalStateException(outcomes.size() + " answers for " + photos.size() + " photos");
            }
            return outcomes;
        } catch (OutOfMemoryError e) {
            halt.now("out of memory: " + e.getMessage());
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.atError()
                    .addKeyValue("stage", stage.name())
                    .addKeyValue("photo", photos.get(0).photo())
                    .setCause(e)
                    .log("bug");
            Outcome bug = new Outcome.Reject(Fault.BUG, String.valueOf(e));
            return photos.stream().map(photo -> bug).toList();
        }
    }

    /** A photo alone is poison; of a batch it cannot be told which one, so all come again, one by one. */
    private void overdue(List<PhotoArrived> photos, List<Delivery> order, LaneConsumer lane)
            throws InterruptedException {
        if (photos.size() == 1) {
            Outcome slow = new Outcome.Reject(Fault.TOO_SLOW, "took longer than " + settings.timeLimit());
            settleWhenPublished(order.get(0), photos.get(0), slow, lane);
            commit(lane);
        }
        halt.now(stage.name() + " is stuck on " + photos.get(0).photo());
    }

    /** Publishes and settles what is done; what is to be tried again stays open. Returns how long to wait for it. */
    private Duration conclude(
            List<Delivery> order, List<Outcome> outcomes, Map<Delivery, PhotoArrived> open, LaneConsumer lane)
            throws InterruptedException {
        List<Results.Ended> ended = new ArrayList<>();
        Duration pause = Duration.ZERO;
        for (int i = 0; i < order.size(); i++) {
            PhotoArrived photo = open.get(order.get(i));
            if (photo == null) continue;
            if (outcomes.get(i) instanceof Outcome.Retry retry) {
                metrics.retried(stage.name(), retry.fault().code());
                if (retry.after().compareTo(pause) > 0) pause = retry.after();
                open.remove(order.get(i)); // behind those that have not had their turn
                open.put(order.get(i), photo);
            } else {
                ended.add(new Results.Ended(photo, outcomes.get(i)));
                open.remove(order.get(i));
            }
        }
        untilTaken(() -> results.publish(ended), lane);
        int next = 0;
        for (Delivery delivery : order) {
            if (open.containsKey(delivery)) continue;
            lane.settle(delivery, Results.acknowledgement(ended.get(next++).outcome()));
        }
        return pause;
    }

    private void settleWhenPublished(Delivery delivery, PhotoArrived photo, Outcome outcome, LaneConsumer lane)
            throws InterruptedException {
        untilTaken(() -> results.publish(List.of(new Results.Ended(photo, outcome))), lane);
        lane.settle(delivery, Results.acknowledgement(outcome));
    }

    /** Publishing is tried until the broker takes it: an outage must not cost a photo. */
    private void untilTaken(Results.Publication publication, LaneConsumer lane) throws InterruptedException {
        while (true) {
            try {
                publication.run();
                return;
            } catch (FaultException e) {
                metrics.retried(stage.name(), e.fault().code());
                LOG.atWarn()
                        .addKeyValue("stage", stage.name())
                        .addKeyValue("reason", e.getMessage())
                        .log("held");
                hold(Duration.ofSeconds(1), lane);
            }
        }
    }

    private void hold(Duration pause, LaneConsumer lane) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() - until < 0 && !drain.over()) {
            awake.nanos();
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            Thread.sleep(Math.max(1, Math.min(left, 250)));
            renewWhenDue(lane);
        }
    }

    /** Renews what is in hand, if that is due; to be called between two photos that are quickly done. */
    void keep(LaneConsumer lane) {
        renewWhenDue(lane);
    }

    private void renewWhenDue(LaneConsumer lane) {
        if (lane.unasked().compareTo(settings.renewal()) > 0) lane.renew();
    }

    private void commit(LaneConsumer lane) {
        for (int refused = lane.commit(); refused > 0; refused--) metrics.lockLost(stage.name());
    }

    @Override
    public void close() {
        hand.shutdownNow();
    }
}
