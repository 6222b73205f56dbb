// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import photo.sluice.contract.Lane;

/** The metrics of all watchers of a process, one set. No label ever holds a file name. */
public final class WatcherMetrics {
    private final Counter announced;
    private final Counter foundBySweep;
    private final Counter overflows;
    private final Counter retries;
    private final Counter forgotten;
    private final Counter moved;
    private final Histogram delay;
    private final Gauge available;
    private final Gauge files;
    private final Gauge waiting;
    private final Gauge unwatched;
    private final Gauge sweepSeconds;
    private final Gauge ignored;
    private final Gauge unreadable;
    private final Gauge outside;
    private final Gauge unmappable;

    public WatcherMetrics(PrometheusRegistry registry) {
        announced = counter(registry, "announced", "Versions of photos announced.", "root", "lane");
        foundBySweep = counter(
                registry,
                "found_by_sweep",
                "Announced versions that only the regular sweep found: missed events.",
                "root");
        overflows = counter(registry, "overflows", "Times that events were lost and a folder was swept again.", "root");
        retries = counter(registry, "broker_retries", "Announcements that the broker did not take.", "root");
        forgotten = counter(registry, "forgotten", "Photos that have gone and that the catalogue forgot.", "root");
        moved = counter(registry, "moved", "Photos that were moved within the root.", "root");
        delay = Histogram.builder()
                .name("sluice_watcher_announce_delay_seconds")
                .help("From the last change of a live photo that was noticed to its announcement.")
                .labelNames("root")
                .classicUpperBounds(.1, .15, .2, .3, .5, 1, 2, 2.5, 3, 5, 10, 30)
                .classicOnly()
                .register(registry);
        available = Gauge.builder()
                .name("sluice_root_available")
                .help("1 while the folder of a root is there, 0 while its share is away.")
                .labelNames("root")
                .register(registry);
        files = gauge(registry, "files", "Files that are there and may be photos.", "root");
        waiting = gauge(registry, "waiting", "Files that move, or wait to be announced.", "root");
        unwatched = gauge(registry, "unwatched_folders", "Folders without events, which are polled.", "root");
        sweepSeconds = gauge(registry, "sweep_seconds", "How long the last sweep of the whole root took.", "root");
        ignored =
                gauge(registry, "ignored_files", "Files that are nothing to us, as of the last sweep.", "root", "kind");
        unreadable =
                gauge(registry, "unreadable", "Files and folders without permission, as of the last sweep.", "root");
        outside = gauge(registry, "links_outside", "Linked folders outside of the root, which are left out.", "root");
        unmappable = gauge(registry, "unmappable_names", "Names that are not UTF-8, which are left out.", "root");
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name("sluice_watcher_" + name + "_total")
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    private static Gauge gauge(PrometheusRegistry registry, String name, String help, String... labels) {
        return Gauge.builder()
                .name("sluice_watcher_" + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    /** Makes the series of a root appear, so that an alert on their increase sees the first one. */
    void expect(String root) {
        for (Lane lane : Lane.values()) announced.initLabelValues(root, lane.code());
        foundBySweep.initLabelValues(root);
        overflows.initLabelValues(root);
        retries.initLabelValues(root);
        forgotten.initLabelValues(root);
        moved.initLabelValues(root);
        delay.initLabelValues(root);
        available.labelValues(root).set(0);
    }

    void announced(String root, Lane lane, double delaySeconds) {
        announced.labelValues(root, lane.code()).inc();
        if (lane == Lane.LIVE) delay.labelValues(root).observe(delaySeconds);
    }

    void foundBySweep(String root) {
        foundBySweep.labelValues(root).inc();
    }

    void overflow(String root) {
        overflows.labelValues(root).inc();
    }

    void retry(String root) {
        retries.labelValues(root).inc();
    }

    void forgotten(String root, int count) {
        forgotten.labelValues(root).inc(count);
    }

    void moved(String root) {
        moved.labelValues(root).inc();
    }

    void available(String root, boolean is) {
        available.labelValues(root).set(is ? 1 : 0);
    }

    void files(String root, long there, long moving, long withoutEvents) {
        files.labelValues(root).set(there);
        waiting.labelValues(root).set(moving);
        unwatched.labelValues(root).set(withoutEvents);
    }

    void swept(String root, double seconds) {
        sweepSeconds.labelValues(root).set(seconds);
    }

    void ignored(String root, String kind, long count) {
        ignored.labelValues(root, kind).set(count);
    }

    void trouble(String root, long withoutPermission, long linksOutside, long badNames) {
        unreadable.labelValues(root).set(withoutPermission);
        outside.labelValues(root).set(linksOutside);
        unmappable.labelValues(root).set(badNames);
    }
}
