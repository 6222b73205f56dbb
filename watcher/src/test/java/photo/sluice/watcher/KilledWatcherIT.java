// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;

/**
 * Watchers in processes of their own, which lose every fifth handful of events and are killed with SIGKILL at random
 * moments while eight writers drop files.
 */
@Timeout(900)
class KilledWatcherIT {
    private static final int WRITERS = 8;

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private Process child;

    /** Watches until it is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            Losing losing = new Losing(Long.parseLong(args[2]), Double.parseDouble(args[3]));
            try (Watcher watcher = watcher(Path.of(args[0]), Cluster.at(args[1]), losing)) {
                watcher.start();
                while (System.in.read() >= 0) Thread.onSpinWait(); // ends with its parent
            }
        }
    }

    private static Watcher watcher(Path folder, Cluster cluster, Losing losing) throws IOException {
        return new Watcher(
                new WatchedRoot("hot", folder.toRealPath(), "run"),
                Post.settings(),
                new LoggedAnnouncements(cluster, "hot"),
                new WatcherMetrics(new PrometheusRegistry()),
                losing);
    }

    private void start(Cluster cluster, long seed, double loses, String... before) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                Child.class.getName(),
                folder.toString(),
                cluster.bootstrapServers(),
                Long.toString(seed),
                Double.toString(loses)));
        child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(data.resolve("child.log").toFile())
                .start();
    }

    @AfterEach
    void endChild() throws InterruptedException {
        if (child != null) child.destroyForcibly().waitFor();
    }

    private static List<String> arrivals(Cluster cluster) {
        List<String> keys = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.PHOTOS_LIVE, Topic.PHOTOS_BACKFILL)) {
            tail.toEnd(record -> keys.add(record.key()));
        }
        return keys;
    }

    private static Cluster ready(EmbeddedBroker broker) throws Exception {
        Cluster cluster = Cluster.at(broker.bootstrapServers());
        try (var admin = cluster.admin()) {
            new Topics(admin).ensure(1, (short) 1);
        }
        return cluster;
    }

    /** So many files by eight writers at once, in five folders; returns when all lie there. */
    private ExecutorService drop(AtomicInteger number, int files) {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < files; i++) {
            writers.submit(() -> {
                int n = number.getAndIncrement();
                return Drop.jpeg(folder, n % 5 + "/" + n + ".jpg");
            });
        }
        writers.shutdown();
        return writers;
    }

    private void rounds(int rounds, int files) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicInteger dropped = new AtomicInteger();
        List<String> seen = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), Map.of())) {
            Cluster cluster = ready(broker);
            try (Tail tail = Tail.fromStart(cluster, Topic.PHOTOS_LIVE, Topic.PHOTOS_BACKFILL)) {
                for (int round = 0; round < rounds; round++) {
                    int life = round;
                    int before = seen.size();
                    start(cluster, random.nextLong(), 0.2);
                    ExecutorService writers = drop(dropped, files);
                    // Some moment after the first announcement of this life, in the thick of it.
                    await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
                        tail.toEnd(record -> seen.add(record.key()));
                        assertThat(seen.size())
                                .as("seed %d, life %d: %s", seed, life, Files.readString(data.resolve("child.log")))
                                .isGreaterThan(before);
                    });
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
                    child.destroyForcibly().waitFor();
                    assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                }
            }
            try (Watcher last = watcher(folder, cluster, new Losing(seed, 0.2))) {
                last.start();
                await().atMost(Duration.ofSeconds(120)).until(last::idle);
            }
            assertThat(dropped).hasValue(rounds * files);
            assertThat(arrivals(cluster))
                    .as("seed %d", seed)
                    .hasSize(rounds * files)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void eachPhotoIsAnnouncedOnceHoweverOftenTheWatcherIsKilled() throws Exception {
        rounds(2, 500);
    }

    @Test
    @Tag("long")
    void eachOfTenThousandPhotosIsAnnouncedOnceOverTwentyKills() throws Exception {
        rounds(20, 500);
    }

    /** inotify keeps {@code max_queued_events} while nobody reads them; then the kernel itself says IN_Q_OVERFLOW. */
    @Test
    void kernelThatLostEventsOfAStandstillIsSweptAfter() throws Exception {
        Path limit = Path.of("/proc/sys/fs/inotify/max_queued_events");
        Assumptions.assumeTrue(Files.exists(limit), "no inotify here");
        int queued = Integer.parseInt(Files.readString(limit).strip());
        Assumptions.assumeTrue(queued <= 20_000, "the kernel keeps more events than a test should make: " + queued);
        int files = queued * 6 / 10; // two events each
        AtomicInteger dropped = new AtomicInteger();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), Map.of())) {
            Cluster cluster = ready(broker);
            start(cluster, 1, 0);
            Drop.jpeg(folder, "first.jpg");
            for (int i = 0; i < 5; i++) Files.createDirectories(folder.resolve(Integer.toString(i)));
            Drop.jpeg(folder, "4/second.jpg");
            await().atMost(Duration.ofSeconds(60)).until(() -> arrivals(cluster).size() == 2);
            signal("STOP");
            assertThat(drop(dropped, files).awaitTermination(60, TimeUnit.SECONDS))
                    .isTrue();
            signal("CONT");
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> arrivals(cluster).size() >= files + 2);
            assertThat(arrivals(cluster)).hasSize(files + 2).doesNotHaveDuplicates();
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** The real limit, lowered for one process: each user namespace has its own. */
    @Test
    void realLimitOfWatchesMeansPolling() throws Exception {
        List<String> limited = List.of(
                "unshare", "-Ur", "sh", "-c", "echo 2 > /proc/sys/user/max_inotify_watches && exec \"$@\"", "sh");
        Assumptions.assumeTrue(works(limited), "user namespaces cannot be made here");
        for (int i = 0; i < 5; i++) Files.createDirectories(folder.resolve(Integer.toString(i)));
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), Map.of())) {
            Cluster cluster = ready(broker);
            start(cluster, 1, 0, limited.toArray(String[]::new));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(data.resolve("child.log")).contains("limit of inotify watches"));
            AtomicInteger dropped = new AtomicInteger();
            assertThat(drop(dropped, 50).awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> arrivals(cluster).size() >= 50);
            assertThat(arrivals(cluster)).hasSize(50).doesNotHaveDuplicates();
        }
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
