// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;
import photo.sluice.runtime.streams.WriterHost;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.set.SetRules;

/** The writer as it runs: results from a real log, real sidecars, the ledger in the log. */
@Timeout(120)
class WriterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static Cluster cluster;
    private static EventLog log;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), Map.of());
        cluster = Cluster.at(broker.bootstrapServers());
        log = new EventLog(cluster);
        try (Topics topics = Topics.on(cluster)) {
            topics.ensure(3, (short) 1);
        }
    }

    @AfterAll
    static void stopBroker() {
        log.close();
        broker.close();
    }

    @Test
    void eachPhotoGetsItsSidecarAndOneOutcomeAcrossRestartsAndLostDisks() throws Exception {
        Path hot = Files.createDirectories(folder.toRealPath().resolve("hot"));
        List<Subject> photos = IntStream.range(0, 60)
                .mapToObj(i -> Results.subject("f" + i % 5 + "/p" + i + ".jpg"))
                .toList();
        for (Subject photo : photos) {
            Path file = hot.resolve(photo.photo().path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, "photo");
        }
        try (WriterHost writer = writer(hot, folder.resolve("state-1"))) {
            send(photos.subList(0, 40));
            await().atMost(PATIENCE).until(() -> outcomes().size() >= 10);
            assertThat(writer.lacks()).isEmpty();
        }
        // Another machine goes on: no local store, and every result comes a second time.
        try (WriterHost writer = writer(hot, folder.resolve("state-2"))) {
            send(photos);
            await().atMost(PATIENCE).until(() -> outcomes().size() >= 60);
            send(photos.subList(0, 20));
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> outcomes().size() == 60);
            assertThat(writer.lacks()).isEmpty();
        }
        List<SidecarOutcome> outcomes = outcomes();
        assertThat(outcomes).extracting(SidecarOutcome::subject).containsExactlyInAnyOrderElementsOf(photos);
        assertThat(outcomes).extracting(SidecarOutcome::state).containsOnly(State.WRITTEN);
        for (Subject photo : photos) {
            assertThat(hot.resolve(photo.photo().path() + ".xmp")).exists();
        }
        assertIntentsComeBeforeOutcomes();
    }

    private static WriterHost writer(Path hot, Path state) {
        WriterSettings settings = new WriterSettings(
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                Naming.EXT,
                SetRules.USUAL,
                Policy.named(Policy.DEFAULT));
        WriterHost host = new WriterHost(
                cluster,
                log,
                FolderWriter.factory(
                        new Roots(Map.of("hot", hot)),
                        settings,
                        Clock.systemUTC(),
                        new WriterMetrics(new PrometheusRegistry())),
                state,
                "writer-1",
                new WriterHost.Options(1, Duration.ofMillis(50)));
        host.start();
        return host;
    }

    private static void send(List<Subject> photos) throws Exception {
        List<Event> results = new ArrayList<>();
        for (Subject photo : photos) {
            results.add(Results.sound(photo));
            results.add(Results.tagged(photo, "auto|night"));
        }
        log.publish(Topic.RESULTS, results);
    }

    private static void assertIntentsComeBeforeOutcomes() {
        List<Subject> intended = new ArrayList<>();
        for (Event event : ledger()) {
            if (event instanceof SidecarIntended) intended.add(event.subject());
            else assertThat(intended).contains(event.subject());
        }
    }

    private static List<SidecarOutcome> outcomes() {
        return ledger().stream()
                .filter(SidecarOutcome.class::isInstance)
                .map(SidecarOutcome.class::cast)
                .toList();
    }

    private static List<Event> ledger() {
        List<Event> events = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.SIDECARS)) {
            tail.toEnd(record -> {
                try {
                    events.add(EventCodec.read(record.value()));
                } catch (UnreadableEvent e) {
                    throw new AssertionError(e);
                }
            });
        }
        return events;
    }
}
