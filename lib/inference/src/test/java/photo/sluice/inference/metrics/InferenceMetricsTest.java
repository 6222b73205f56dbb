// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.Device;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ShippedCards;

class InferenceMetricsTest {
    private static final ModelCard MODEL = ShippedCards.load().all().stream()
            .filter(card -> card.name().equals("nima-aesthetic"))
            .findFirst()
            .orElseThrow();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final InferenceMetrics metrics = new InferenceMetrics(registry);

    @Test
    void aGpuThatBecameAProcessorIsSeen() {
        metrics.opened(MODEL, new Device.Used.FellBack("no driver"), 1);
        GaugeSnapshot device = of("sluice_inference_device", GaugeSnapshot.class);
        assertThat(device.getDataPoints()).hasSize(1);
        GaugeSnapshot.GaugeDataPointSnapshot only = device.getDataPoints().get(0);
        assertThat(only.getValue()).isEqualTo(1);
        assertThat(only.getLabels().get("device")).isEqualTo("cpu");
        assertThat(only.getLabels().get("fallback")).isEqualTo("true");
        assertThat(only.getLabels().get("model")).isEqualTo("nima-aesthetic:1");
    }

    @Test
    void aProcessorThatWasWishedIsNoFallback() {
        metrics.opened(MODEL, new Device.Used.OnCpu(), 1);
        GaugeSnapshot device = of("sluice_inference_device", GaugeSnapshot.class);
        assertThat(device.getDataPoints().get(0).getLabels().get("fallback")).isEqualTo("false");
    }

    @Test
    void runsPhotosAndHalvingsAreCounted() {
        metrics.opened(MODEL, new Device.Used.OnCuda(1), 16);
        metrics.prepared(MODEL, 4_000_000);
        metrics.ran(MODEL, 8, 20_000_000);
        metrics.ran(MODEL, 3, 10_000_000);
        metrics.shrank(MODEL, 4);
        assertThat(of("sluice_inference_photos", CounterSnapshot.class)
                        .getDataPoints()
                        .get(0)
                        .getValue())
                .isEqualTo(11);
        HistogramSnapshot seconds = of("sluice_inference_seconds", HistogramSnapshot.class);
        assertThat(seconds.getDataPoints().get(0).getSum()).isEqualTo(0.03);
        HistogramSnapshot sizes = of("sluice_inference_batch_size", HistogramSnapshot.class);
        assertThat(sizes.getDataPoints().get(0).getSum()).isEqualTo(11);
        HistogramSnapshot preparation = of("sluice_inference_preparation_seconds", HistogramSnapshot.class);
        assertThat(preparation.getDataPoints().get(0).getSum()).isEqualTo(0.004);
        assertThat(of("sluice_inference_out_of_memory", CounterSnapshot.class)
                        .getDataPoints()
                        .get(0)
                        .getValue())
                .isEqualTo(1);
        assertThat(of("sluice_inference_batch_limit", GaugeSnapshot.class)
                        .getDataPoints()
                        .get(0)
                        .getValue())
                .isEqualTo(4);
    }

    private <S extends MetricSnapshot> S of(String name, Class<S> kind) {
        return registry.scrape().stream()
                .filter(each -> each.getMetadata().getName().equals(name))
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
