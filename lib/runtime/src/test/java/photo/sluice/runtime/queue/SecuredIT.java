// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.Version;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;

/** A cluster that asks for TLS and a password: whatever is set for Kafka's clients reaches each of them. */
@Timeout(120)
class SecuredIT {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static final String SECRET = "open-sesame";

    @TempDir
    Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        String keys = folder.resolve("keys.p12").toString();
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "broker",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keys);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-keystore",
                keys,
                "-file",
                folder.resolve("cert.pem").toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-keystore",
                trust(),
                "-file",
                folder.resolve("cert.pem").toString());
        broker = EmbeddedBroker.start(
                folder.resolve("broker"),
                Map.of(
                        "listener.security.protocol.map",
                        "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "listener.name.plaintext.plain.sasl.jaas.config",
                        LOGIN + "username=\"us\" password=\"" + SECRET + "\" user_us=\"" + SECRET + "\";",
                        "ssl.keystore.location",
                        keys,
                        "ssl.keystore.password",
                        SECRET,
                        "ssl.truststore.location",
                        trust(),
                        "ssl.truststore.password",
                        SECRET));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void stageWorksOverTlsWithAPassword() throws Exception {
        Cluster cluster = cluster(SECRET);
        try (Topics topics = Topics.on(cluster)) {
            topics.ensure(1, (short) 1);
            for (Lane lane : Lane.values()) topics.shareGroup("viewer." + lane.code(), 2000);
        }
        QueueSettings settings =
                new QueueSettings(1, 1, 3, Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(2));
        StageMetrics metrics = new StageMetrics(new PrometheusRegistry());
        try (EventLog log = new EventLog(cluster);
                ArrivalLog arrivals = ArrivalLog.open(cluster, "hot");
                StageRunner runner =
                        new StageRunner(new Viewer(), settings, cluster, log, new Solo(), metrics, Halt.process());
                Tail tail = Tail.fromStart(cluster, Topic.RESULTS)) {
            runner.start();
            arrivals.announce(List.of(new Subject(
                    new PhotoId("hot", "a.jpg"), new Version(1, 1, Instant.EPOCH), Lane.LIVE, "run", Instant.EPOCH)));
            AtomicInteger results = new AtomicInteger();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                tail.poll(Duration.ofMillis(200), entry -> results.incrementAndGet());
                return results.get() == 1;
            });
        }
    }

    @Test
    void wrongPasswordIsSaidAndNotRepeated() {
        try (Topics topics = Topics.on(cluster("guess"))) {
            assertThatThrownBy(() -> topics.ensure(1, (short) 1))
                    .hasMessageContaining("Authentication failed")
                    .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("guess"));
        }
    }

    private Cluster cluster(String password) {
        return new Cluster(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + "username=\"us\" password=\"" + password + "\";",
                "ssl.truststore.location",
                trust(),
                "ssl.truststore.password",
                SECRET));
    }

    private String trust() {
        return folder.resolve("trust.p12").toString();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", SECRET));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private record Viewer() implements Stage {
        @Override
        public String name() {
            return "viewer";
        }

        @Override
        public Outcome process(PhotoArrived arrived) {
            return Outcome.Done.with(new PhotoTagged(arrived.subject(), List.of(), Map.of()));
        }
    }
}
