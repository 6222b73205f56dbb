// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;
import photo.sluice.runtime.process.Child;
import photo.sluice.runtime.process.ChildCommand;

/** Real worker processes, and one photo that ends its process each time. */
@Timeout(180)
class FatalPhotoIT {
    private static final int PHOTOS = 32;

    @TempDir
    Path folder;

    @Test
    void photoThatKillsItsProcessTakesNoneOfItsBatchAlong() throws Exception {
        photoThatEndsItsProcessTakesNoNeighbourAlong("kill.jpg", 1, 32, Fault.KILLED_ITS_WORKER);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"hang.jpg, 1, 32, TOO_SLOW", "kill.jpg, 8, 1, KILLED_ITS_WORKER", "kill.jpg, 2, 16, KILLED_ITS_WORKER"})
    void photoThatEndsItsProcessTakesNoNeighbourAlong(String fatal, int threads, int batch, Fault fault)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), Map.of())) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            announce(cluster, fatal);
            Map<String, TreeMap<String, Integer>> results = new TreeMap<>();
            Child worker = worker(broker.bootstrapServers(), threads, batch);
            try (Tail tail = Tail.fromStart(cluster, Topic.RESULTS)) {
                await().atMost(Duration.ofSeconds(120)).until(() -> {
                    tail.poll(Duration.ofMillis(200), entry -> note(entry.value(), results));
                    return results.size() == PHOTOS;
                });
            } finally {
                worker.close();
            }
            if (threads == 1) assertThat(Files.readString(log())).contains("together " + batch);
            assertThat(results.remove(fatal)).containsOnlyKeys(fault.code());
            assertThat(results).hasSize(PHOTOS - 1).allSatisfy((photo, told) -> {
                assertThat(told).as(photo).containsOnlyKeys("done");
                if (threads == 1) assertThat(told).as(photo).containsEntry("done", 1);
            });
        }
    }

    private void announce(Cluster cluster, String fatal) throws Exception {
        try (Topics topics = Topics.on(cluster);
                ArrivalLog arrivals = ArrivalLog.open(cluster, "hot")) {
            topics.ensure(1, (short) 1);
            topics.shareGroup("fatal.live", 2000);
            topics.shareGroup("fatal.backfill", 2000);
            arrivals.announce(IntStream.range(0, PHOTOS)
                    .mapToObj(i -> new Subject(
                            new PhotoId("hot", i == 13 ? fatal : "p" + i + ".jpg"),
                            new Version(1, 100, Instant.EPOCH),
                            Lane.LIVE,
                            "run",
                            Instant.EPOCH))
                    .toList());
        }
    }

    private Child worker(String bootstrapServers, int threads, int batch) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FatalWorker.class.getName(),
                bootstrapServers,
                "fatal",
                String.valueOf(threads),
                String.valueOf(batch),
                folder.resolve("suspects").toString());
        return new Child(new ChildCommand("worker", command, Map.of(), log())).start();
    }

    private Path log() {
        return folder.resolve("worker.log");
    }

    private static void note(byte[] value, Map<String, TreeMap<String, Integer>> results) {
        try {
            Event event = EventCodec.read(value);
            String what = event instanceof PhotoRejected rejected
                    ? rejected.fault().code()
                    : event instanceof PhotoTagged ? "done" : "?";
            results.computeIfAbsent(event.photo().path(), photo -> new TreeMap<>())
                    .merge(what, 1, Integer::sum);
        } catch (UnreadableEvent e) {
            throw new AssertionError(e);
        }
    }
}
