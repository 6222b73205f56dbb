// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;

@Timeout(120)
class StageRunnerIT {
    private static final int LOCK_MILLIS = 2000;

    /** A consumer learns what it is given with its second heartbeat, after the group's next round of assignments. */
    private static final Map<String, String> QUICK_TO_JOIN = Map.of(
            "group.share.min.heartbeat.interval.ms", "100",
            "group.share.heartbeat.interval.ms", "100",
            "group.share.assignment.interval.ms", "0");

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static Cluster cluster;
    private static EventLog log;
    private static Admin admin;
    private static int tests;

    private final List<StageRunner> runners = new ArrayList<>();

    /** Differs from test to test, and so do the groups, which begin where the test began. */
    private String stage;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder, QUICK_TO_JOIN);
        cluster = Cluster.at(broker.bootstrapServers());
        log = new EventLog(cluster);
        admin = cluster.admin();
        new Topics(admin).ensure(4, (short) 1);
    }

    @BeforeEach
    void emptyTopics() throws Exception {
        stage = "stage" + tests++;
        Topics topics = new Topics(admin);
        topics.shareGroup(stage + ".live", LOCK_MILLIS);
        topics.shareGroup(stage + ".backfill", LOCK_MILLIS);
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        Map<String, Integer> partitions = topics.partitions();
        for (Topic topic : List.of(Topic.PHOTOS_LIVE, Topic.PHOTOS_BACKFILL, Topic.RESULTS, Topic.QUARANTINE)) {
            for (int i = 0; i < partitions.get(topic.text()); i++) {
                all.put(new TopicPartition(topic.text(), i), RecordsToDelete.beforeOffset(-1));
            }
        }
        admin.deleteRecords(all).all().get();
    }

    @AfterEach
    void stop() {
        runners.forEach(StageRunner::close);
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        log.close();
        broker.close();
    }

    @Test
    void livePhotosOvertakeABackfillAndEachIsDoneOnce() throws Exception {
        announce(Lane.BACKFILL, 0, 100);
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        run(1, 1, new Solo(), photo -> {
            waitFor(Duration.ofMillis(10));
            order.add(photo.photo().path());
            return tagged(photo);
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> order.size() >= 20);
        announce(Lane.LIVE, 100, 120);
        assertThat(names(results(120))).hasSize(120);
        assertThat(order).hasSize(120).doesNotHaveDuplicates();
        assertThat(order.indexOf("p119.jpg")).as("place of the last live photo").isLessThan(80);
    }

    @Test
    void poisonIsQuarantinedAndItsNeighboursAreDone() throws Exception {
        announce(Lane.LIVE, 0, 20);
        run(2, 1, new Solo(), photo -> {
            if (photo.photo().path().equals("p7.jpg")) return new Outcome.Reject(Fault.CORRUPT, "bad marker at 17");
            if (photo.photo().path().equals("p8.jpg")) throw new IllegalStateException("bug");
            return tagged(photo);
        });
        List<Event> results = results(20);
        Map<String, Fault> rejected = results.stream()
                .filter(PhotoRejected.class::isInstance)
                .map(PhotoRejected.class::cast)
                .collect(Collectors.toMap(r -> r.photo().path(), PhotoRejected::fault));
        assertThat(rejected).isEqualTo(Map.of("p7.jpg", Fault.CORRUPT, "p8.jpg", Fault.BUG));
        assertThat(quarantined()).containsExactlyInAnyOrder("p7.jpg", "p8.jpg");
    }

    @Test
    void photoThatWasGivenTooOftenIsBuriedUntried() throws Exception {
        announce(Lane.LIVE, 0, 1);
        for (int count = 1; count < Topics.DELIVERIES; count++) giveBack(count);
        announce(Lane.LIVE, 1, 4);
        Set<String> tried = ConcurrentHashMap.newKeySet();
        run(2, 1, new Solo(), photo -> {
            tried.add(photo.photo().path());
            return tagged(photo);
        });
        List<Event> results = results(4);
        assertThat(results.stream().filter(PhotoRejected.class::isInstance).map(PhotoRejected.class::cast))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.photo().path()).isEqualTo("p0.jpg");
                    assertThat(r.fault()).isEqualTo(Fault.KILLED_ITS_WORKER);
                });
        assertThat(tried).containsExactlyInAnyOrder("p1.jpg", "p2.jpg", "p3.jpg");
        assertThat(quarantined()).containsExactly("p0.jpg");
    }

    @Test
    void photoThatComesAgainIsWorkedOnAlone() throws Exception {
        announce(Lane.LIVE, 0, 1);
        giveBack(1);
        announce(Lane.LIVE, 1, 40);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger company = new AtomicInteger(-1);
        run(3, 1, new Solo(), photo -> {
            int before = atWork.incrementAndGet();
            waitFor(Duration.ofMillis(20));
            if (photo.photo().path().equals("p0.jpg")) company.set(Math.max(before, atWork.get()) - 1);
            atWork.decrementAndGet();
            return tagged(photo);
        });
        assertThat(names(results(40))).hasSize(40);
        assertThat(company.get()).isZero();
    }

    @Test
    void ofABatchThatIsStuckEachPhotoComesAgainAlone() throws Exception {
        announce(Lane.LIVE, 0, 6);
        AtomicInteger halts = new AtomicInteger();
        run(1, 6, new Solo(), Duration.ofMillis(500), reason -> halts.incrementAndGet(), photo -> {
            if (photo.photo().path().equals("p3.jpg")) waitFor(Duration.ofMillis(3500));
            return tagged(photo);
        });
        List<Event> results = results(6);
        Map<String, Fault> rejected = results.stream()
                .filter(PhotoRejected.class::isInstance)
                .map(PhotoRejected.class::cast)
                .collect(Collectors.toMap(r -> r.photo().path(), PhotoRejected::fault, (x, y) -> x));
        assertThat(rejected).containsEntry("p3.jpg", Fault.TOO_SLOW);
        assertThat(halts.get()).isGreaterThanOrEqualTo(1);
    }

    /** Takes the one waiting photo and releases it, as a worker does that drains: it counts as a delivery. */
    private void giveBack(int count) {
        try (LaneConsumer consumer = new LaneConsumer(cluster, stage, Lane.LIVE, 1)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                List<Delivery> taken = consumer.take(Duration.ofMillis(200));
                taken.forEach(delivery -> {
                    assertThat(delivery.count()).isEqualTo(count);
                    consumer.settle(delivery, org.apache.kafka.clients.consumer.AcknowledgeType.RELEASE);
                    assertThat(consumer.commit()).isZero();
                });
                return !taken.isEmpty();
            });
        }
    }

    @Test
    void transientFaultIsHeldAndTriedInPlaceBeyondItsLock() throws Exception {
        announce(Lane.LIVE, 0, 3);
        AtomicInteger tries = new AtomicInteger();
        long patience = System.nanoTime() + Duration.ofMillis(2L * LOCK_MILLIS).toNanos();
        run(1, 1, new Solo(), photo -> {
            if (photo.photo().path().equals("p0.jpg")) {
                tries.incrementAndGet();
                if (System.nanoTime() < patience) return new Outcome.Retry(Fault.IO_ERROR, Duration.ofMillis(300), "x");
            }
            return tagged(photo);
        });
        List<Event> results = results(3);
        assertThat(results).hasSize(3).allMatch(PhotoTagged.class::isInstance);
        assertThat(tries.get()).isGreaterThan(3);
    }

    @Test
    void faultThatDoesNotPassIsPoisonAfterTheTimeLimit() throws Exception {
        announce(Lane.LIVE, 0, 3);
        run(1, 1, new Solo(), Duration.ofSeconds(1), reason -> {}, photo -> {
            if (photo.photo().path().equals("p0.jpg")) {
                return new Outcome.Retry(Fault.IO_ERROR, Duration.ofMillis(200), "bad sector");
            }
            return tagged(photo);
        });
        assertThat(results(3).stream().filter(PhotoRejected.class::isInstance).map(PhotoRejected.class::cast))
                .singleElement()
                .satisfies(r -> assertThat(r.message()).startsWith("bad sector").contains("PT1S"));
    }

    @Test
    void slowPhotoKeepsItsLockByRenewal() throws Exception {
        announce(Lane.LIVE, 0, 4);
        AtomicInteger calls = new AtomicInteger();
        run(2, 1, new Solo(), photo -> {
            calls.incrementAndGet();
            if (photo.photo().path().equals("p1.jpg")) waitFor(Duration.ofMillis(LOCK_MILLIS * 5 / 2));
            return tagged(photo);
        });
        assertThat(names(results(4))).hasSize(4);
        assertThat(calls.get()).isEqualTo(4);
    }

    @Test
    void photoBeyondItsTimeLimitIsPoisonAndTheProcessHalts() throws Exception {
        announce(Lane.LIVE, 0, 5);
        AtomicBoolean halted = new AtomicBoolean();
        run(2, 1, new Solo(), Duration.ofSeconds(1), reason -> halted.set(true), photo -> {
            if (photo.photo().path().equals("p2.jpg")) waitFor(Duration.ofSeconds(6));
            return tagged(photo);
        });
        List<Event> results = results(5);
        assertThat(results.stream().filter(PhotoRejected.class::isInstance).map(PhotoRejected.class::cast))
                .singleElement()
                .satisfies(r -> assertThat(r.fault()).isEqualTo(Fault.TOO_SLOW));
        await().untilTrue(halted);
    }

    @Test
    void batchAnswersBelongToTheirPhotos() throws Exception {
        announce(Lane.LIVE, 0, 200);
        run(1, 32, new Solo(), StageRunnerIT::tagged);
        List<Event> results = results(200);
        assertThat(names(results)).hasSize(200);
        results.forEach(event ->
                assertThat(((PhotoTagged) event).tookMs().get("number")).isEqualTo(number(event.photo())));
    }

    @Test
    void resultTooLargeForTheLogIsARejectionAndHoldsNobodyUp() throws Exception {
        announce(Lane.LIVE, 0, 6);
        run(1, 3, new Solo(), photo -> {
            if (!photo.photo().path().equals("p1.jpg")) return tagged(photo);
            Tag endless = Tag.byRule("auto|" + "x".repeat(1 << 21), 1);
            return Outcome.Done.with(new PhotoTagged(photo.subject(), List.of(endless), Map.of()));
        });
        List<Event> results = results(6);
        assertThat(results.stream().filter(PhotoRejected.class::isInstance).map(PhotoRejected.class::cast))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.photo().path()).isEqualTo("p1.jpg");
                    assertThat(r.fault()).isEqualTo(Fault.TOO_LARGE);
                });
        assertThat(quarantined()).containsExactly("p1.jpg");
    }

    @Test
    void recordThatIsNoEventIsQuarantinedAsItIs() throws Exception {
        log.publishRaw(Topic.PHOTOS_LIVE, "hot/x", "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        announce(Lane.LIVE, 0, 2);
        run(1, 1, new Solo(), StageRunnerIT::tagged);
        assertThat(names(results(2))).hasSize(2);
        List<String> raw = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.QUARANTINE)) {
            tail.toEnd(r -> raw.add(new String(r.value(), java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(raw)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith(stage + ": unreadable-event:")
                        .endsWith("no json"));
    }

    @Test
    void drainFinishesWhatIsInHandAndLeavesTheRest() throws Exception {
        announce(Lane.LIVE, 0, 30);
        AtomicInteger started = new AtomicInteger();
        StageRunner runner = run(2, 1, new Solo(), photo -> {
            started.incrementAndGet();
            waitFor(Duration.ofMillis(100));
            return tagged(photo);
        });
        await().until(() -> started.get() >= 4);
        runner.close();
        int done = started.get();
        assertThat(done).isLessThan(30);
        assertThat(names(results(done))).hasSize(done);
        run(2, 1, new Solo(), StageRunnerIT::tagged);
        assertThat(names(results(30))).hasSize(30);
    }

    private StageRunner run(int threads, int batch, Solo solo, Function<PhotoArrived, Outcome> work) {
        return run(threads, batch, solo, Duration.ofSeconds(20), reason -> {}, work);
    }

    private StageRunner run(
            int threads, int batch, Solo solo, Duration limit, Halt halt, Function<PhotoArrived, Outcome> work) {
        QueueSettings settings =
                new QueueSettings(threads, batch, 2, Duration.ofMillis(LOCK_MILLIS), limit, Duration.ofSeconds(3));
        String name = stage;
        Stage worker = new Stage() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome process(PhotoArrived arrived) {
                return work.apply(arrived);
            }
        };
        StageMetrics metrics = new StageMetrics(new PrometheusRegistry());
        StageRunner runner = new StageRunner(worker, settings, cluster, log, solo, metrics, halt);
        runners.add(runner);
        runner.start();
        return runner;
    }

    private void announce(Lane lane, int from, int to) throws Exception {
        try (ArrivalLog arrivals = ArrivalLog.open(cluster, "hot")) {
            arrivals.announce(IntStream.range(from, to)
                    .mapToObj(i -> new Subject(
                            new PhotoId("hot", "p" + i + ".jpg"),
                            new Version(1, 100, Instant.EPOCH),
                            lane,
                            "run",
                            Instant.EPOCH))
                    .toList());
        }
    }

    /** Waits until so many different photos have a result, and gives all results. */
    private List<Event> results(int photos) {
        List<Event> events = new ArrayList<>();
        Set<PhotoId> seen = new HashSet<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.RESULTS)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                tail.poll(Duration.ofMillis(200), r -> {
                    Event event = read(r.value());
                    events.add(event);
                    seen.add(event.photo());
                });
                return seen.size() >= photos;
            });
        }
        return events;
    }

    private Set<String> quarantined() {
        Set<String> names = new HashSet<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.QUARANTINE)) {
            tail.toEnd(r -> names.add(read(r.value()).photo().path()));
        }
        return names;
    }

    private static Event read(byte[] value) {
        try {
            return EventCodec.read(value);
        } catch (UnreadableEvent e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(List<Event> events) {
        return events.stream().map(e -> e.photo().path()).collect(Collectors.toSet());
    }

    private static Outcome tagged(PhotoArrived photo) {
        return Outcome.Done.with(new PhotoTagged(photo.subject(), List.of(), Map.of("number", number(photo.photo()))));
    }

    private static double number(PhotoId photo) {
        return Double.parseDouble(photo.path().substring(1, photo.path().indexOf('.')));
    }

    private static void waitFor(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
}
