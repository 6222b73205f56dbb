// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.streams.WriterHost;
import photo.sluice.watcher.LoggedAnnouncements;
import photo.sluice.watcher.WatchedRoot;
import photo.sluice.watcher.Watcher;
import photo.sluice.watcher.WatcherMetrics;
import photo.sluice.watcher.WatcherSettings;
import photo.sluice.watcher.folder.Watching;
import photo.sluice.writer.FolderWriter;
import photo.sluice.writer.WriterMetrics;

/** Makes the stages that live in the parent process, or alone in theirs, from the settings. */
public final class StageHosts {
    private static final Duration FASTEST_TICK = Duration.ofMillis(25);
    private static final Duration SLOWEST_TICK = Duration.ofMillis(100);

    private StageHosts() {}

    /** A writer, started. */
    public static WriterHost writer(
            Plan plan, Roots roots, Cluster cluster, EventLog log, PrometheusRegistry registry, Health health) {
        Settings settings = plan.settings();
        Duration tick = settings.sets().settle().isZero() ? FASTEST_TICK : SLOWEST_TICK;
        WriterHost host = new WriterHost(
                cluster,
                log,
                FolderWriter.factory(roots, Judging.of(settings), Clock.systemUTC(), new WriterMetrics(registry)),
                plan.machine().state().streams(),
                plan.machine().state().instance(),
                new WriterHost.Options(settings.outlook().replication(), tick));
        health.part("writer", host::lacks);
        health.vital("writer", host::dead);
        host.start();
        return host;
    }

    /** A watcher of one root, not started. */
    public static Watcher watcher(Plan plan, String root, Path path, Cluster cluster, WatcherMetrics metrics) {
        Settings.Watch watch = plan.settings().watch();
        WatcherSettings settings = WatcherSettings.usual()
                .withSettle(watch.settle(), watch.settlePolled())
                .watching(Watching.of(watch.mode()), watch.poll())
                .withSweep(watch.sweep())
                .leaving(left(plan, root));
        return new Watcher(
                new WatchedRoot(root, path, plan.run()),
                plan.once() ? settings.once() : settings,
                new LoggedAnnouncements(cluster, root),
                metrics);
    }

    /** What the plan says, or, of a stage alone, what the owner of the root once told a run on this machine. */
    private static Instant left(Plan plan, String root) {
        Instant planned = plan.left().get(root);
        if (planned != null) return planned;
        return RootBook.open(plan.machine().state(), Map.of()).left().getOrDefault(root, Instant.MIN);
    }
}
