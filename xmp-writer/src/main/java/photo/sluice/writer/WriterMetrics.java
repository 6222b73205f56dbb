// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SidecarOutcome;

/** The writer's metrics, one set a process. No label ever holds a file name. */
public final class WriterMetrics {
    /** More photos than that waiting at once are not timed: some ten megabytes. */
    private static final int MOST_HEARD = 100_000;

    private static final List<String> REASONS =
            List.of("busy", "changed", "folder-lock", "root", "disk-full", "broker", "io");

    private final Counter outcomes;
    private final Histogram latency;
    private final Histogram seconds;
    private final Histogram judged;
    private final Histogram written;
    private final Gauge waiting;
    private final Counter postponed;
    /** When the first result of each photo that is not judged yet was heard, by {@link System#nanoTime}. */
    private final Map<PhotoId, Long> heard = new ConcurrentHashMap<>();

    public WriterMetrics(PrometheusRegistry registry) {
        outcomes = Counter.builder()
                .name("sluice_sidecar_outcomes_total")
                .help("How versions of photos ended: written, unchanged, locked, malformed, readonly, quarantined, ...")
                .labelNames("lane", "outcome")
                .register(registry);
        for (Lane lane : Lane.values()) {
            for (SidecarOutcome.State state : SidecarOutcome.State.values()) {
                outcomes.initLabelValues(lane.code(), state.code());
            }
        }
        latency = Histogram.builder()
                .name("sluice_drop_to_sidecar_seconds")
                .help("From the moment the watcher noticed a photo to the moment its sidecar was published.")
                .labelNames("lane")
                .classicUpperBounds(.25, .5, 1, 1.5, 2, 2.5, 5, 10, 30, 60, 300, 3600)
                .classicOnly()
                .register(registry);
        seconds = Histogram.builder()
                .name("sluice_sidecar_batch_seconds")
                .help("Time to judge and publish one batch of sidecars, intents and fsync included.")
                .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
                .classicOnly()
                .register(registry);
        judged = Histogram.builder()
                .name("sluice_judge_seconds")
                .help(
                        "From a photo's first result to its verdict: the wait for the other stage and for its set included.")
                .labelNames("lane")
                .classicUpperBounds(.05, .1, .25, .5, 1, 1.5, 2, 2.5, 5, 10, 30, 60, 300, 1800)
                .classicOnly()
                .register(registry);
        written = Histogram.builder()
                .name("sluice_write_seconds")
                .help("From a photo's verdict to the end of its batch: intent, merge, forced sidecars.")
                .labelNames("lane")
                .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                .classicOnly()
                .register(registry);
        for (Lane lane : Lane.values()) {
            latency.initLabelValues(lane.code());
            judged.initLabelValues(lane.code());
            written.initLabelValues(lane.code());
        }
        waiting = Gauge.builder()
                .name("sluice_writer_waiting")
                .help("Photos that wait for a stage's answer or for their judgement.")
                .register(registry);
        postponed = Counter.builder()
                .name("sluice_sidecar_postponed_total")
                .help("Sidecars that could not be written yet, by why; changed: somebody else wrote it meanwhile.")
                .labelNames("reason")
                .register(registry);
        REASONS.forEach(postponed::initLabelValues);
    }

    /** A result of a photo that is not judged yet. */
    void heard(PhotoId photo) {
        if (heard.size() < MOST_HEARD) heard.putIfAbsent(photo, System.nanoTime());
    }

    /** A verdict; one that is given again after its sidecar could not be written does not count. */
    void judged(PhotoState state) {
        Long since = heard.remove(state.subject().photo());
        if (since == null) return;
        judged.labelValues(state.subject().lane().code()).observe((System.nanoTime() - since) / 1e9);
    }

    /** Photos of a batch whose sidecars are in place, and how long the batch took. */
    void wrote(List<SidecarOutcome> outcomes, long nanos) {
        for (SidecarOutcome each : outcomes) {
            written.labelValues(each.subject().lane().code()).observe(nanos / 1e9);
        }
    }

    void ended(SidecarOutcome outcome) {
        heard.remove(outcome.photo());
        String lane = outcome.subject().lane().code();
        outcomes.labelValues(lane, outcome.state().code()).inc();
        if (outcome.request().isEmpty()) latency.labelValues(lane).observe(outcome.latencyMs() / 1e3);
    }

    void batch(long nanos) {
        seconds.observe(nanos / 1e9);
    }

    void waiting(int change) {
        waiting.inc(change);
    }

    void postponed(String reason) {
        postponed.labelValues(reason).inc();
    }
}
