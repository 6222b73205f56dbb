// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;

/** The metrics of the worker loop, one set a process. No label ever holds a file name. */
public final class StageMetrics {
    private final Counter photos;
    private final Counter redelivered;
    private final Counter lockLost;
    private final Counter retried;
    private final Histogram seconds;
    private final Histogram queued;
    private final Histogram inferred;
    private final Gauge inHand;
    private final Gauge suspended;

    public StageMetrics(PrometheusRegistry registry) {
        photos = Counter.builder()
                .name("sluice_stage_photos_total")
                .help("Photos that a stage is done with, by outcome: done or the code of the fault.")
                .labelNames("stage", "lane", "outcome")
                .register(registry);
        redelivered = Counter.builder()
                .name("sluice_stage_redelivered_total")
                .help("Photos that came again because a worker died or lost its lock.")
                .labelNames("stage")
                .register(registry);
        lockLost = Counter.builder()
                .name("sluice_stage_lock_lost_total")
                .help("Acknowledgements that the broker refused; the photo comes again, its result is a duplicate.")
                .labelNames("stage")
                .register(registry);
        retried = Counter.builder()
                .name("sluice_stage_retries_total")
                .help("Tries in place after a transient fault.")
                .labelNames("stage", "fault")
                .register(registry);
        seconds = Histogram.builder()
                .name("sluice_stage_seconds")
                .help("Time a stage takes for a photo, from taking it to its acknowledgement.")
                .labelNames("stage")
                .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
                .classicOnly()
                .register(registry);
        queued = Histogram.builder()
                .name("sluice_queue_seconds")
                .help("From a photo's announcement to the moment a worker of the stage took it, first deliveries only.")
                .labelNames("stage", "lane")
                .classicUpperBounds(.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200)
                .classicOnly()
                .register(registry);
        inferred = Histogram.builder()
                .name("sluice_infer_seconds")
                .help("Time that all models of a stage took for one photo, their queues included.")
                .labelNames("stage", "lane")
                .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
                .classicOnly()
                .register(registry);
        inHand = Gauge.builder()
                .name("sluice_stage_in_hand")
                .help("Photos being worked on now.")
                .labelNames("stage")
                .register(registry);
        suspended = Gauge.builder()
                .name("sluice_stage_suspended")
                .help("1 while a stage takes no photos because its folder, disk or broker is not there.")
                .labelNames("stage")
                .register(registry);
    }

    /** Makes the series of a stage appear, so that an alert on their increase sees the first one. */
    public void expect(String stage) {
        for (Lane lane : Lane.values()) {
            photos.initLabelValues(stage, lane.code(), "done");
            queued.initLabelValues(stage, lane.code());
        }
        for (Fault fault : Fault.values()) {
            if (fault.kind() == Fault.Kind.TRANSIENT || fault.kind() == Fault.Kind.ENVIRONMENT) {
                retried.initLabelValues(stage, fault.code());
            }
        }
        redelivered.initLabelValues(stage);
        lockLost.initLabelValues(stage);
        inHand.initLabelValues(stage);
        suspended.initLabelValues(stage);
    }

    /** @param millis since the photo was announced; clocks of two machines may make it negative, which counts as none */
    public void queued(String stage, String lane, long millis) {
        queued.labelValues(stage, lane).observe(Math.max(0, millis) / 1e3);
    }

    public void inferred(String stage, String lane, double seconds) {
        inferred.labelValues(stage, lane).observe(seconds);
    }

    public void done(String stage, String lane, String outcome) {
        photos.labelValues(stage, lane, outcome).inc();
    }

    public void took(String stage, long nanos) {
        seconds.labelValues(stage).observe(nanos / 1e9);
    }

    public void redelivered(String stage) {
        redelivered.labelValues(stage).inc();
    }

    public void lockLost(String stage) {
        lockLost.labelValues(stage).inc();
    }

    public void retried(String stage, String fault) {
        retried.labelValues(stage, fault).inc();
    }

    public void inHand(String stage, int change) {
        inHand.labelValues(stage).inc(change);
    }

    public void suspended(String stage, boolean is) {
        suspended.labelValues(stage).set(is ? 1 : 0);
    }
}
