// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import photo.sluice.inference.Device;
import photo.sluice.inference.Meter;
import photo.sluice.inference.card.ModelCard;

/**
 * The metrics of the models, one set a process. A device's memory is not among them: ONNX Runtime does not tell it to
 * Java; NVIDIA's DCGM exporter does.
 */
public final class InferenceMetrics implements Meter {
    private final Gauge device;
    private final Gauge batchLimit;
    private final Counter photos;
    private final Counter outOfMemory;
    private final Histogram seconds;
    private final Histogram preparation;
    private final Histogram batch;

    public InferenceMetrics(PrometheusRegistry registry) {
        device = Gauge.builder()
                .name("sluice_inference_device")
                .help("1 for what each model runs on; fallback: on the processor because no CUDA device works.")
                .labelNames("model", "device", "fallback")
                .register(registry);
        batchLimit = Gauge.builder()
                .name("sluice_inference_batch_limit")
                .help(
                        "Photos that a model is shown at once at most; it falls when the device's memory does not suffice.")
                .labelNames("model")
                .register(registry);
        photos = Counter.builder()
                .name("sluice_inference_photos_total")
                .help("Photos that a model was shown.")
                .labelNames("model")
                .register(registry);
        outOfMemory = Counter.builder()
                .name("sluice_inference_out_of_memory_total")
                .help("Batches that the device's memory did not hold, and that were halved.")
                .labelNames("model")
                .register(registry);
        seconds = Histogram.builder()
                .name("sluice_inference_seconds")
                .help("Time of one run of a model's graph, over one photo or a batch.")
                .labelNames("model")
                .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                .classicOnly()
                .register(registry);
        preparation = Histogram.builder()
                .name("sluice_inference_preparation_seconds")
                .help("Time to bring one photo into a model's input.")
                .labelNames("model")
                .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1)
                .classicOnly()
                .register(registry);
        batch = Histogram.builder()
                .name("sluice_inference_batch_size")
                .help("Photos in one run of a model's graph.")
                .labelNames("model")
                .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .classicOnly()
                .register(registry);
    }

    @Override
    public void opened(ModelCard model, Device.Used used, int most) {
        boolean fallback = used instanceof Device.Used.FellBack;
        device.labelValues(name(model), used.name(), String.valueOf(fallback)).set(1);
        batchLimit.labelValues(name(model)).set(most);
        outOfMemory.initLabelValues(name(model));
    }

    @Override
    public void prepared(ModelCard model, long nanos) {
        preparation.labelValues(name(model)).observe(nanos / 1e9);
    }

    @Override
    public void ran(ModelCard model, int pictures, long nanos) {
        seconds.labelValues(name(model)).observe(nanos / 1e9);
        batch.labelValues(name(model)).observe(pictures);
        photos.labelValues(name(model)).inc(pictures);
    }

    @Override
    public void shrank(ModelCard model, int most) {
        outOfMemory.labelValues(name(model)).inc();
        batchLimit.labelValues(name(model)).set(most);
    }

    /** Two versions of a model may lie side by side. */
    private static String name(ModelCard model) {
        return model.name() + ":" + model.version();
    }
}
