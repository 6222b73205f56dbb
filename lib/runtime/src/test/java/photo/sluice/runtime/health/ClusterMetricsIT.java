// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.Version;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Topics;

/** What is told of a real cluster, and of one that goes away. */
@Timeout(180)
class ClusterMetricsIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private String page() throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        new PrometheusTextFormatWriter(false).write(page, registry.scrape());
        return page.toString(StandardCharsets.UTF_8);
    }

    private static Subject subject(String path) {
        Instant now = Instant.now();
        return new Subject(new PhotoId("hot", path), new Version(1, 1, now), Lane.LIVE, "run", now);
    }

    @Test
    void backlogAgeAndQuarantineAreToldByStageLaneAndFault() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, Map.of())) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (Topics topics = Topics.on(cluster)) {
                topics.ensure(1, (short) 1);
            }
            try (ArrivalLog arrivals = ArrivalLog.open(cluster, "hot");
                    EventLog log = new EventLog(cluster)) {
                arrivals.announce(List.of(subject("a.jpg"), subject("b.jpg")));
                List<Event> given = List.of(
                        new PhotoRejected(subject("c.jpg"), "scorer", Fault.TRUNCATED, "half of it"),
                        new PhotoRejected(subject("c.jpg"), "tagger", Fault.TRUNCATED, "half of it"));
                log.publish(Topic.QUARANTINE, given);
            }
            try (StandingMetrics metrics = StandingMetrics.start(cluster, List.of("scorer"), registry)) {
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(page()).contains("sluice_backlog_read_timestamp_seconds 1."));
                assertThat(page())
                        .contains("sluice_backlog_photos{lane=\"live\",stage=\"scorer\"} ")
                        .doesNotContain("sluice_backlog_photos{lane=\"live\",stage=\"scorer\"} 0.0\n")
                        .contains("sluice_backlog_photos{lane=\"backfill\",stage=\"scorer\"} 0.0\n")
                        .contains("sluice_backlog_oldest_seconds{lane=\"backfill\",stage=\"scorer\"} 0.0\n")
                        .doesNotContain("sluice_backlog_oldest_seconds{lane=\"live\",stage=\"scorer\"} 0.0\n")
                        .contains("sluice_quarantine_photos{fault=\"truncated\"} 1.0\n")
                        .contains("sluice_quarantine_photos{fault=\"corrupt\"} 0.0\n")
                        .doesNotContain(".jpg");
            }
        }
    }

    @Test
    void kafkaThatGoesAwayIsLackedUntilItIsBack() throws Exception {
        Health health = new Health();
        EmbeddedBroker first = EmbeddedBroker.start(folder, Map.of());
        Cluster cluster = Cluster.at(first.bootstrapServers());
        try (Heartbeat heart = Heartbeat.start(cluster, registry, health, Duration.ofSeconds(3))) {
            await().atMost(LONG).until(() -> page().contains("sluice_heartbeat_timestamp_seconds 1."));
            assertThat(health.lacks()).isEmpty();
            first.close();
            await().atMost(LONG).until(() -> !health.lacks().isEmpty());
            assertThat(health.lacks().get("kafka")).contains("Kafka has not answered for ");
            try (EmbeddedBroker again = EmbeddedBroker.start(folder, Map.of())) {
                assertThat(again.bootstrapServers()).isEqualTo(cluster.bootstrapServers());
                await().atMost(LONG).until(() -> heart.lacks().isEmpty());
            }
        }
    }
}
