// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import photo.sluice.contract.SidecarOutcome;

/** The writer's metrics, one set a process. */
public final class WriterMetrics {
    private final Counter outcomes;
    private final Histogram latency;
    private final Histogram seconds;
    private final Gauge waiting;
    private final Counter postponed;

    public WriterMetrics(PrometheusRegistry registry) {
        outcomes = Counter.builder()
                .name("sluice_sidecar_outcomes_total")
                .help("How versions of photos ended: written, unchanged, locked, malformed, readonly, quarantined, ...")
                .labelNames("lane", "outcome")
                .register(registry);
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
        waiting = Gauge.builder()
                .name("sluice_writer_waiting")
                .help("Photos that wait for a stage's answer or for their judgement.")
                .register(registry);
        postponed = Counter.builder()
                .name("sluice_sidecar_postponed_total")
                .help("Sidecars that could not be written yet, by why: busy, folder-lock, root, disk-full, broker, io.")
                .labelNames("reason")
                .register(registry);
    }

    void ended(SidecarOutcome outcome) {
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
