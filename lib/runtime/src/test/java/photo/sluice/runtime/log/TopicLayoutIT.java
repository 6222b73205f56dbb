// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.TopicLayout.Finding;
import photo.sluice.runtime.log.TopicLayout.State;
import photo.sluice.runtime.log.TopicLayout.Wish;

class TopicLayoutIT {
    private static final Wish WISH = new Wish(3, (short) 1, Duration.ofDays(7));

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(folder, Map.of());
        admin = Cluster.at(broker.bootstrapServers()).admin();
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @AfterEach
    void empty() throws Exception {
        var ours = admin.listTopics().names().get(30, TimeUnit.SECONDS);
        admin.deleteTopics(
                        ours.stream().filter(name -> name.startsWith("sluice.")).toList())
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatIsMissingIsCreatedAndTheSecondTimeNothingIsDone() throws Exception {
        assertThat(apply(WISH, false)).extracting(Finding::state).containsOnly(State.CREATED);
        shows(Topic.QUARANTINE);
        assertThat(setting(Topic.RESULTS, "retention.ms")).isEqualTo(String.valueOf(7L * 24 * 3600 * 1000));
        assertThat(setting(Topic.PHOTOS_LIVE, "retention.ms")).isEqualTo("-1");
        assertThat(setting(Topic.SIDECARS, "cleanup.policy")).isEqualTo("compact");
        assertThat(apply(WISH, false)).allSatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(State.KEPT);
            assertThat(finding.words()).isEmpty();
        });
    }

    @Test
    void dryRunChangesNothing() throws Exception {
        assertThat(apply(WISH, true)).extracting(Finding::state).containsOnly(State.CREATED);
        assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).noneMatch(name -> name.startsWith("sluice."));
    }

    @Test
    void retentionThatWouldLosePhotosIsMendedAndForeignSettingsStay() throws Exception {
        apply(WISH, false);
        shows(Topic.QUARANTINE);
        set(Topic.PHOTOS_LIVE, "retention.ms", "3600000");
        set(Topic.PHOTOS_LIVE, "max.message.bytes", "2000000");
        assertThat(finding(apply(WISH, false), Topic.PHOTOS_LIVE))
                .isEqualTo(new Finding("sluice.photos.live", State.CHANGED, List.of("retention.ms 3600000 -> -1")));
        assertThat(setting(Topic.PHOTOS_LIVE, "retention.ms")).isEqualTo("-1");
        assertThat(setting(Topic.PHOTOS_LIVE, "max.message.bytes")).isEqualTo("2000000");
    }

    @Test
    void partitionsAndReplicasThatDifferAreToldAndLeft() throws Exception {
        admin.createTopics(List.of(new NewTopic(Topic.RESULTS.text(), 2, (short) 1)))
                .all()
                .get(30, TimeUnit.SECONDS);
        shows(Topic.RESULTS);
        Finding results = finding(apply(WISH, false), Topic.RESULTS);
        assertThat(results.state()).isEqualTo(State.DIFFERS);
        assertThat(results.words()).contains("partitions 2, not 3: fixed once created");
        Finding replicas = finding(apply(new Wish(3, (short) 3, Duration.ofDays(7)), true), Topic.RESULTS);
        assertThat(replicas.words())
                .anyMatch(words -> words.startsWith("replication 1, not 3"))
                .as("a topic with one replica that needs two in sync takes no write")
                .noneMatch(words -> words.startsWith("min.insync.replicas"));
        Finding missing = finding(apply(new Wish(3, (short) 3, Duration.ofDays(7)), true), Topic.SIDECARS);
        assertThat(missing.words()).contains("replication 1, not 3: add replicas with kafka-reassign-partitions.sh");
    }

    /** A new topic is seen by all a moment later. */
    private static void shows(Topic topic) {
        await().until(() -> admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(topic.text()));
    }

    private static List<Finding> apply(Wish wish, boolean dry) {
        try (TopicLayout layout = TopicLayout.on(Cluster.at(broker.bootstrapServers()))) {
            return layout.apply(wish, dry);
        }
    }

    private static Finding finding(List<Finding> findings, Topic topic) {
        return findings.stream()
                .filter(finding -> finding.topic().equals(topic.text()))
                .findFirst()
                .orElseThrow();
    }

    private static String setting(Topic topic, String key) throws Exception {
        Config config = admin.describeConfigs(List.of(resource(topic)))
                .all()
                .get(30, TimeUnit.SECONDS)
                .get(resource(topic));
        return config.get(key).value();
    }

    private static void set(Topic topic, String key, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        resource(topic),
                        List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.text());
    }
}
