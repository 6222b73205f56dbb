// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;

@Timeout(180)
class OutageIT {
    @TempDir
    Path folder;

    @Test
    void logsGoOnAfterTheBrokerWasAway() throws Exception {
        EmbeddedBroker first = EmbeddedBroker.start(folder, Map.of());
        String address = first.bootstrapServers();
        Cluster cluster = Cluster.at(address);
        try (Admin admin = cluster.admin()) {
            new Topics(admin).ensure(1, (short) 1);
        }
        try (ArrivalLog arrivals = ArrivalLog.open(cluster, "hot");
                EventLog log = new EventLog(cluster)) {
            arrivals.announce(List.of(subject("a.jpg")));
            log.publish(Topic.RESULTS, List.of(rejected("a.jpg")));
            first.close();
            try (EmbeddedBroker second = EmbeddedBroker.start(folder, Map.of())) {
                assertThat(second.bootstrapServers()).isEqualTo(address);
                arrivals.announce(List.of(subject("b.jpg")));
                log.publish(Topic.RESULTS, List.of(rejected("b.jpg")));
                await().untilAsserted(() -> assertThat(arrivals.known().keySet())
                        .containsExactlyInAnyOrder(new PhotoId("hot", "a.jpg"), new PhotoId("hot", "b.jpg")));
                assertThat(resultKeys(cluster)).containsExactly("hot/a.jpg", "hot/b.jpg");
            }
            // Long enough away for the producers to give up, more than once.
            assertUnavailable(() -> arrivals.announce(List.of(subject("c.jpg"))));
            assertUnavailable(() -> arrivals.announce(List.of(subject("c.jpg"))));
            try (EmbeddedBroker third = EmbeddedBroker.start(folder, Map.of())) {
                assertThat(third.bootstrapServers()).isEqualTo(address);
                arrivals.announce(List.of(subject("c.jpg")));
                log.publish(Topic.RESULTS, List.of(rejected("c.jpg")));
                await().untilAsserted(() -> assertThat(arrivals.known()).hasSize(3));
                assertThat(resultKeys(cluster)).containsExactly("hot/a.jpg", "hot/b.jpg", "hot/c.jpg");
            }
        }
    }

    private interface Call {
        void run() throws FaultException;
    }

    private static void assertUnavailable(Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BROKER_UNAVAILABLE));
    }

    private static List<String> resultKeys(Cluster cluster) {
        List<String> keys = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.RESULTS)) {
            tail.toEnd(r -> keys.add(r.key()));
        }
        return keys;
    }

    private static PhotoRejected rejected(String path) {
        return new PhotoRejected(subject(path), "scorer", Fault.CORRUPT, "why");
    }

    private static Subject subject(String path) {
        return new Subject(new PhotoId("hot", path), new Version(1, 1, Instant.EPOCH), Lane.LIVE, "run", Instant.EPOCH);
    }
}
