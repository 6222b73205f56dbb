// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;

/** The watcher and a real log; each test has a root of its own. */
@Timeout(180)
class WatcherLogIT {
    @TempDir
    static Path data;

    private static final List<Announcements> BURIED = new ArrayList<>();

    private static EmbeddedBroker broker;
    private static Cluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.start(data, Map.of());
        cluster = Cluster.at(broker.bootstrapServers());
        try (var admin = cluster.admin()) {
            new Topics(admin).ensure(2, (short) 1);
        }
    }

    @AfterAll
    static void stopBroker() {
        BURIED.forEach(Announcements::close);
        broker.close();
    }

    private static List<String> arrivals(Cluster from) {
        List<String> names = new ArrayList<>();
        try (Tail tail = Tail.fromStart(from, Topic.PHOTOS_LIVE, Topic.PHOTOS_BACKFILL)) {
            tail.toEnd(record -> {
                try {
                    Subject subject = EventCodec.read(record.value()).subject();
                    names.add(subject.photo().key() + "#" + subject.version().sequence());
                } catch (UnreadableEvent e) {
                    throw new AssertionError(e);
                }
            });
        }
        return names;
    }

    private static List<String> arrivals(String root) {
        return arrivals(cluster, root);
    }

    private static List<String> arrivals(Cluster from, String root) {
        return arrivals(from).stream()
                .filter(name -> name.startsWith(root + "/"))
                .toList();
    }

    private Watcher watcher(String root, Announcements log) throws IOException {
        WatchedRoot watched = new WatchedRoot(root, folder.toRealPath(), "run");
        Watcher watcher = new Watcher(
                watched,
                Post.settings(),
                log,
                new WatcherMetrics(new io.prometheus.metrics.model.registry.PrometheusRegistry()));
        watcher.start();
        return watcher;
    }

    private Watcher watcher(String root) throws IOException {
        return watcher(root, new LoggedAnnouncements(cluster, root));
    }

    private static void untilIdle(Watcher watcher) {
        await().atMost(Duration.ofSeconds(60)).until(watcher::idle);
    }

    @Test
    void restartAnnouncesNothingTwice() throws Exception {
        for (int i = 0; i < 1200; i++) Drop.jpeg(folder, i % 7 + "/" + i + ".jpg");
        try (Watcher first = watcher("restarted")) {
            untilIdle(first);
        }
        Drop.file(folder, "0/0.jpg", Drop.jpeg(999));
        try (Watcher second = watcher("restarted")) {
            untilIdle(second);
            assertThat(second.announced()).isEqualTo(1);
        }
        assertThat(arrivals("restarted")).hasSize(1201).doesNotHaveDuplicates().contains("restarted/0/0.jpg#2");
    }

    /** Dies in the middle of its announcements, as after a kill: its transaction stays open and nothing is closed. */
    private static final class Mortal implements Announcements {
        private final Announcements real;
        private int left;

        Mortal(Announcements real, int announcements) {
            this.real = real;
            this.left = announcements;
        }

        @Override
        public Map<String, Version> known() throws FaultException {
            return real.known();
        }

        @Override
        public void announce(Collection<Subject> subjects) throws FaultException {
            if (left-- == 0) throw new IllegalStateException("killed");
            real.announce(subjects);
        }

        @Override
        public void forget(Collection<PhotoId> photos) throws FaultException {
            real.forget(photos);
        }

        @Override
        public void close() {
            BURIED.add(real); // a killed process closes nothing
        }
    }

    @Test
    void watcherThatWasKilledLeavesNothingToBeToldTwiceOrNever() throws Exception {
        for (int i = 0; i < 1800; i++) Drop.jpeg(folder, i + ".jpg");
        for (int lives = 1; lives <= 2; lives++) {
            Watcher killed = watcher("killed", new Mortal(new LoggedAnnouncements(cluster, "killed"), lives));
            await().atMost(Duration.ofSeconds(60)).until(() -> killed.failure().isPresent());
            assertThat(killed.idle()).isFalse();
        }
        assertThat(arrivals("killed")).isNotEmpty().hasSizeLessThan(1800);
        try (Watcher last = watcher("killed")) {
            untilIdle(last);
        }
        assertThat(arrivals("killed")).hasSize(1800).doesNotHaveDuplicates();
    }

    @Test
    void secondWatcherFencesTheFirst() throws Exception {
        Drop.jpeg(folder, "1.jpg");
        try (Watcher first = watcher("fenced")) {
            untilIdle(first);
            try (Watcher second = watcher("fenced")) {
                untilIdle(second);
                Drop.jpeg(folder, "2.jpg");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> first.failure().isPresent());
                assertThat(first.failure().orElseThrow()).isInstanceOf(ArrivalLog.FencedException.class);
                assertThat(first.lacks().orElseThrow()).contains("another watcher has taken this root over");
                untilIdle(second);
                assertThat(second.failure()).isEmpty();
            }
        }
        assertThat(arrivals("fenced")).containsExactlyInAnyOrder("fenced/1.jpg#1", "fenced/2.jpg#1");
    }

    @Test
    void arrivalsWaitForABrokerThatIsAway(@TempDir Path ownData) throws Exception {
        EmbeddedBroker own = EmbeddedBroker.start(ownData, Map.of());
        Cluster there = Cluster.at(own.bootstrapServers());
        try (var admin = there.admin()) {
            new Topics(admin).ensure(1, (short) 1);
        }
        Drop.jpeg(folder, "1.jpg");
        try (Watcher watcher = watcher("patient", new LoggedAnnouncements(there, "patient"))) {
            untilIdle(watcher);
            own.close();
            Drop.jpeg(folder, "2.jpg");
            await().atMost(Duration.ofSeconds(60)).until(() -> watcher.lacks().isPresent());
            Drop.jpeg(folder, "3.jpg");
            own = EmbeddedBroker.start(ownData, Map.of());
            await().atMost(Duration.ofSeconds(90)).until(() -> watcher.announced() == 3);
            untilIdle(watcher);
            assertThat(watcher.lacks()).isEmpty();
            assertThat(arrivals(there, "patient"))
                    .containsExactlyInAnyOrder("patient/1.jpg#1", "patient/2.jpg#1", "patient/3.jpg#1");
        } finally {
            own.close();
        }
    }

    @Test
    void photoThatTheCatalogueForgotIsNewToTheNextWatcher() throws Exception {
        Path file = Drop.jpeg(folder, "1.jpg");
        LoggedAnnouncements log = new LoggedAnnouncements(cluster, "forgetful");
        try (Watcher first = watcher("forgetful", log)) {
            untilIdle(first);
        }
        try (LoggedAnnouncements again = new LoggedAnnouncements(cluster, "forgetful")) {
            assertThat(again.known()).containsOnlyKeys("1.jpg");
            again.forget(List.of(new PhotoId("forgetful", "1.jpg")));
            assertThat(again.known()).isEmpty();
        }
        assertThat(Files.exists(file)).isTrue();
        try (Watcher second = watcher("forgetful")) {
            untilIdle(second);
            assertThat(second.announced()).isEqualTo(1);
        }
    }
}
