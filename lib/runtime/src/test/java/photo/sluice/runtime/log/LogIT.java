// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
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
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;

@Timeout(120)
class LogIT {
    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static Cluster cluster;
    private static int tests;

    /** Differs from test to test, so that none sees another's photos. */
    private String root;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder, Map.of());
        cluster = Cluster.at(broker.bootstrapServers());
        try (Admin admin = cluster.admin()) {
            new Topics(admin).ensure(3, (short) 1);
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void nameRoot() {
        root = "root" + tests++;
    }

    @Test
    void topicsAreMadeOnceAndKeepTheirPartitions() throws Exception {
        try (Admin admin = cluster.admin()) {
            Topics topics = new Topics(admin);
            topics.ensure(7, (short) 1);
            assertThat(topics.partitions())
                    .isEqualTo(Map.of(
                            "sluice.photos.live", 1,
                            "sluice.photos.backfill", 1,
                            "sluice.catalogue", 1,
                            "sluice.results", 3,
                            "sluice.requests", 3,
                            "sluice.sidecars", 3,
                            "sluice.quarantine", 1));
            for (Topic topic : Topic.values()) {
                topic.settings()
                        .forEach(
                                (key, value) -> assertThat(setting(admin, ConfigResource.Type.TOPIC, topic.text(), key))
                                        .as(topic + " " + key)
                                        .isEqualTo(value));
            }
        }
    }

    @Test
    void shareGroupGivesAsManyDeliveriesAsAStockBrokerAllows() {
        try (Admin admin = cluster.admin()) {
            Topics topics = new Topics(admin);
            topics.shareGroup(root, 2000);
            topics.shareGroup(root, 3000);
            assertThat(setting(admin, ConfigResource.Type.GROUP, root, "share.delivery.count.limit"))
                    .isEqualTo("10");
            assertThat(setting(admin, ConfigResource.Type.GROUP, root, "share.record.lock.duration.ms"))
                    .isEqualTo("3000");
            assertThat(setting(admin, ConfigResource.Type.GROUP, root, "share.auto.offset.reset"))
                    .isEqualTo("earliest");
            assertThat(setting(admin, ConfigResource.Type.GROUP, root, "share.isolation.level"))
                    .isEqualTo("read_committed");
        }
    }

    private static String setting(Admin admin, ConfigResource.Type type, String name, String key) {
        ConfigResource resource = new ConfigResource(type, name);
        try {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(key)
                    .value();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void announcementIsInItsLaneAndInTheCatalogue() throws Exception {
        Subject live = subject("a.jpg", 1, Lane.LIVE);
        Subject backfill = subject("b.jpg", 1, Lane.BACKFILL);
        try (ArrivalLog log = ArrivalLog.open(cluster, root)) {
            log.announce(List.of(live, backfill));
            eventually(() -> assertThat(log.known()).isEqualTo(Map.of(live.photo(), live, backfill.photo(), backfill)));
        }
        eventually(() -> assertThat(arrivals(Topic.PHOTOS_LIVE)).containsExactly(new PhotoArrived(live)));
        eventually(() -> assertThat(arrivals(Topic.PHOTOS_BACKFILL)).containsExactly(new PhotoArrived(backfill)));
    }

    /** The last of these is refused, so nobody may see the first ones, not even in part. */
    @Test
    void announcementIsAllOrNothing() throws Exception {
        List<Subject> batch = new ArrayList<>(IntStream.range(0, 50)
                .mapToObj(i -> subject("p" + i, 1, Lane.LIVE))
                .toList());
        Subject giant = new Subject(
                new PhotoId(root, "x".repeat(1 << 21)),
                new Version(1, 1, Instant.EPOCH),
                Lane.LIVE,
                "run",
                Instant.EPOCH);
        batch.add(giant);
        try (ArrivalLog log = ArrivalLog.open(cluster, root)) {
            assertThatThrownBy(() -> log.announce(batch)).isInstanceOf(FaultException.class);
            eventually(() -> assertThat(log.known()).isEmpty());
            eventually(() -> assertThat(arrivals(Topic.PHOTOS_LIVE)).isEmpty());
            batch.remove(giant);
            log.announce(batch);
            eventually(() -> assertThat(log.known()).hasSize(50));
        }
        eventually(() -> assertThat(arrivals(Topic.PHOTOS_LIVE)).hasSize(50));
    }

    @Test
    void photoOfAnotherRootIsRefusedAndTheRestIsStillPossible() throws Exception {
        Subject other = new Subject(
                new PhotoId("other", "a"), new Version(1, 1, Instant.EPOCH), Lane.LIVE, "run", Instant.EPOCH);
        try (ArrivalLog log = ArrivalLog.open(cluster, root)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.announce(List.of(subject("a", 1, Lane.LIVE), other)));
            log.announce(List.of(subject("b", 1, Lane.LIVE)));
            eventually(() -> assertThat(log.known().keySet()).containsExactly(new PhotoId(root, "b")));
        }
    }

    @Test
    void theLatestVersionIsKnownAndOtherRootsAreNot() throws Exception {
        Subject second = subject("a.jpg", 2, Lane.LIVE);
        try (ArrivalLog log = ArrivalLog.open(cluster, root);
                ArrivalLog longer = ArrivalLog.open(cluster, root + "0")) {
            log.announce(List.of(subject("a.jpg", 1, Lane.BACKFILL)));
            log.announce(List.of(second));
            longer.announce(List.of(new Subject(
                    new PhotoId(root + "0", "a.jpg"),
                    new Version(1, 1, Instant.EPOCH),
                    Lane.LIVE,
                    "r",
                    Instant.EPOCH)));
            eventually(() -> assertThat(log.known()).isEqualTo(Map.of(second.photo(), second)));
            eventually(() -> assertThat(longer.known()).hasSize(1));
        }
    }

    @Test
    void forgottenPhotoIsUnknownAndMayComeBack() throws Exception {
        Subject photo = subject("a.jpg", 1, Lane.LIVE);
        try (ArrivalLog log = ArrivalLog.open(cluster, root)) {
            log.announce(List.of(photo, subject("b.jpg", 1, Lane.LIVE)));
            log.forget(List.of(photo.photo()));
            eventually(() -> assertThat(log.known().keySet()).containsExactly(new PhotoId(root, "b.jpg")));
            log.announce(List.of(photo));
            eventually(() ->
                    assertThat(log.known()).containsEntry(photo.photo(), photo).hasSize(2));
        }
    }

    @Test
    void announcingNothingIsNothing() throws Exception {
        try (ArrivalLog log = ArrivalLog.open(cluster, root)) {
            log.announce(List.of());
            log.forget(List.of());
            eventually(() -> assertThat(log.known()).isEmpty());
        }
    }

    /** Repeated, since where the first one notices is a matter of time. */
    @RepeatedTest(5)
    void secondWatcherOfARootFencesTheFirstForGood() throws Exception {
        try (ArrivalLog first = ArrivalLog.open(cluster, root)) {
            first.announce(List.of(subject("a", 1, Lane.LIVE)));
            try (ArrivalLog second = ArrivalLog.open(cluster, root)) {
                assertThatThrownBy(() -> first.announce(List.of(subject("b", 1, Lane.LIVE))))
                        .isInstanceOf(ArrivalLog.FencedException.class)
                        .hasMessageContaining(root);
                assertThatThrownBy(() -> first.announce(List.of(subject("b", 1, Lane.LIVE))))
                        .as("it does not take the root back")
                        .isInstanceOf(ArrivalLog.FencedException.class);
                second.announce(List.of(subject("c", 1, Lane.LIVE)));
                eventually(() -> assertThat(second.known().keySet())
                        .containsExactlyInAnyOrder(new PhotoId(root, "a"), new PhotoId(root, "c")));
            }
        }
    }

    @Test
    void resultsOfAFolderMeetInOnePartition() throws Exception {
        try (EventLog log = new EventLog(cluster)) {
            List<PhotoRejected> events = IntStream.range(0, 60)
                    .mapToObj(i -> rejected("folder" + i % 6 + "/p" + i))
                    .toList();
            log.publish(Topic.RESULTS, events);
            Map<String, Integer> partitions = new java.util.HashMap<>();
            try (Tail tail = Tail.fromStart(cluster, Topic.RESULTS)) {
                tail.toEnd(r -> {
                    if (!r.key().startsWith(root + "/")) return;
                    Integer before = partitions.put(PhotoId.ofKey(r.key()).folder(), r.partition());
                    assertThat(before == null || before == r.partition())
                            .as(r.key())
                            .isTrue();
                });
            }
            assertThat(partitions).hasSize(6);
            assertThat(partitions.values().stream().distinct().count()).isGreaterThan(1);
            partitions.forEach((place, partition) ->
                    assertThat(partition).isEqualTo(Placement.partition(PhotoId.ofKey(place + "/any"), 3)));
        }
    }

    @Test
    void tailFromTheEndSeesOnlyWhatComesLater() throws Exception {
        try (EventLog log = new EventLog(cluster)) {
            log.publish(Topic.QUARANTINE, List.of(rejected("before")));
            try (Tail tail = Tail.fromEnd(cluster, Topic.QUARANTINE)) {
                log.publish(Topic.QUARANTINE, List.of(rejected("after")));
                log.publishRaw(Topic.QUARANTINE, root + "/raw", "raw".getBytes(StandardCharsets.UTF_8));
                List<String> keys = new ArrayList<>();
                await().until(() -> {
                    tail.poll(Duration.ofMillis(100), r -> keys.add(r.key()));
                    return keys.size() >= 2;
                });
                assertThat(keys).containsExactly(root + "/after", root + "/raw");
            }
        }
    }

    @Test
    void recordTooLargeIsAFaultAndTheLogGoesOn() throws Exception {
        try (EventLog log = new EventLog(cluster)) {
            PhotoRejected giant =
                    new PhotoRejected(subject("big", 1, Lane.LIVE), "scorer", Fault.CORRUPT, "x".repeat(1 << 21));
            assertThatThrownBy(() -> log.publish(Topic.RESULTS, List.of(giant)))
                    .isInstanceOfSatisfying(
                            FaultException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TOO_LARGE));
            log.publish(Topic.RESULTS, List.of(rejected("small")));
            List<String> keys = new ArrayList<>();
            try (Tail tail = Tail.fromStart(cluster, Topic.RESULTS)) {
                tail.toEnd(r -> keys.add(r.key()));
            }
            assertThat(keys).contains(root + "/small").doesNotContain(root + "/big");
        }
    }

    private PhotoRejected rejected(String path) {
        return new PhotoRejected(subject(path, 1, Lane.LIVE), "scorer", Fault.CORRUPT, "why");
    }

    private Subject subject(String path, long sequence, Lane lane) {
        return new Subject(
                new PhotoId(root, path), new Version(sequence, 100, Instant.EPOCH), lane, "run", Instant.EPOCH);
    }

    private List<Event> arrivals(Topic topic) {
        List<Event> events = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, topic)) {
            tail.toEnd(r -> {
                if (!r.key().startsWith(root + "/")) return;
                try {
                    events.add(EventCodec.read(r.value()));
                } catch (UnreadableEvent e) {
                    throw new AssertionError(e);
                }
            });
        }
        return events;
    }

    /** The end mark of a transaction is written a moment after its commit was told. */
    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(holds);
    }
}
