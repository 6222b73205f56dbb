// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import photo.sluice.watcher.file.Patience;
import photo.sluice.watcher.folder.Surroundings;

/** A watcher at its post in a test: impatient, with metrics of its own. */
final class Post implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(20);

    final PrometheusRegistry registry = new PrometheusRegistry();
    final Watcher watcher;

    private Post(Path folder, WatcherSettings settings, Announcements log, Surroundings surroundings)
            throws IOException {
        WatchedRoot root = new WatchedRoot("hot", folder.toRealPath(), "run-1");
        watcher = new Watcher(root, settings, log, new WatcherMetrics(registry), surroundings);
        watcher.start();
    }

    /** Settles after 300 ms, gives an empty file up after 600, and would sweep once an hour. */
    static WatcherSettings settings() {
        return WatcherSettings.usual()
                .withPatience(new Patience(
                        Duration.ofMillis(300),
                        Duration.ofMillis(400),
                        Duration.ofMillis(600),
                        false,
                        Duration.ofMillis(50)))
                .withSweep(Duration.ofHours(1));
    }

    static Post at(Path folder, Announcements log) throws IOException {
        return at(folder, settings(), log);
    }

    /** Returns when the start sweep is through and all is announced. */
    static Post at(Path folder, WatcherSettings settings, Announcements log) throws IOException {
        return at(folder, settings, log, Surroundings.ofThisMachine());
    }

    /** The same in other surroundings. */
    static Post at(Path folder, WatcherSettings settings, Announcements log, Surroundings surroundings)
            throws IOException {
        Post post = new Post(folder, settings, log, surroundings);
        post.untilIdle();
        return post;
    }

    /** Returns at once. */
    static Post starting(Path folder, WatcherSettings settings, Announcements log) throws IOException {
        return new Post(folder, settings, log, Surroundings.ofThisMachine());
    }

    void untilIdle() {
        await().atMost(LONG).until(watcher::idle);
    }

    /** A counter or gauge of the root, summed over other labels; its name without {@code _total}. */
    double metric(String name) {
        double sum = 0;
        for (MetricSnapshot snapshot : registry.scrape(name::equals)) {
            if (snapshot instanceof CounterSnapshot counter) {
                for (var point : counter.getDataPoints()) sum += point.getValue();
            } else if (snapshot instanceof GaugeSnapshot gauge) {
                for (var point : gauge.getDataPoints()) sum += point.getValue();
            }
        }
        return sum;
    }

    @Override
    public void close() {
        watcher.close();
    }
}
