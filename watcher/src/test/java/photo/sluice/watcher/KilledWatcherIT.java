// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;

/** Watchers in processes of their own, killed with SIGKILL at random moments while files arrive. */
@Timeout(300)
class KilledWatcherIT {
    private static final int ROUNDS = 3;
    private static final int FILES = 300;

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private Process child;

    /** Watches until it is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            try (Watcher watcher = watcher(Path.of(args[0]), Cluster.at(args[1]))) {
                watcher.start();
                while (System.in.read() >= 0) Thread.onSpinWait(); // ends with its parent
            }
        }
    }

    private static Watcher watcher(Path folder, Cluster cluster) throws IOException {
        return new Watcher(
                new WatchedRoot("hot", folder.toRealPath(), "run"),
                Post.settings(),
                new LoggedAnnouncements(cluster, "hot"),
                new WatcherMetrics(new PrometheusRegistry()));
    }

    private Process child(Cluster cluster) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        Child.class.getName(),
                        folder.toString(),
                        cluster.bootstrapServers())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterEach
    void endChild() {
        if (child != null) child.destroyForcibly();
    }

    private static List<String> arrivals(Cluster cluster) {
        List<String> keys = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.PHOTOS_LIVE, Topic.PHOTOS_BACKFILL)) {
            tail.toEnd(record -> keys.add(record.key()));
        }
        return keys;
    }

    @Test
    void eachPhotoIsAnnouncedOnceHoweverOftenTheWatcherIsKilled() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, Map.of())) {
            Cluster cluster = Cluster.at(broker.bootstrapServers());
            try (var admin = cluster.admin()) {
                new Topics(admin).ensure(1, (short) 1);
            }
            int dropped = 0;
            for (int round = 0; round < ROUNDS; round++) {
                child = child(cluster);
                int before = arrivals(cluster).size();
                int killAt = random.nextInt(FILES);
                for (int i = 0; i < FILES; i++) {
                    Drop.jpeg(folder, random.nextInt(5) + "/" + dropped++ + ".jpg");
                    // Some moment after the first announcement of this life, in the thick of it.
                    if (i == killAt)
                        await().atMost(Duration.ofSeconds(60))
                                .until(() -> arrivals(cluster).size() > before);
                }
                child.destroyForcibly().waitFor();
            }
            try (Watcher last = watcher(folder, cluster)) {
                last.start();
                await().atMost(Duration.ofSeconds(90)).until(last::idle);
            }
            assertThat(arrivals(cluster)).as("seed %d", seed).hasSize(dropped).doesNotHaveDuplicates();
        }
    }
}
