// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GpuMetricsTest {
    private static Map<String, Double> told(PrometheusRegistry registry) {
        Map<String, Double> told = new TreeMap<>();
        for (MetricSnapshot metric : registry.scrape()) {
            for (GaugeSnapshot.GaugeDataPointSnapshot point : ((GaugeSnapshot) metric).getDataPoints()) {
                told.put(
                        metric.getMetadata().getName() + " " + point.getLabels().get("gpu"), point.getValue());
            }
        }
        return told;
    }

    @Test
    void linesOfNvidiaSmiAreDevicesInBytesAndRatios() {
        PrometheusRegistry registry = new PrometheusRegistry();
        try (GpuMetrics metrics = GpuMetrics.start(registry)) {
            metrics.tell("98, 1024, 2048, 50");
            metrics.tell("99, 1, [N/A], 0");
            metrics.tell("NVIDIA-SMI has failed because it couldn't communicate with the driver");
        }
        assertThat(told(registry))
                .containsEntry("sluice_gpu_memory_used_bytes 98", 1073741824.0)
                .containsEntry("sluice_gpu_memory_total_bytes 98", 2147483648.0)
                .containsEntry("sluice_gpu_busy_ratio 98", 0.5)
                .containsEntry("sluice_gpu_memory_used_bytes 99", 1048576.0)
                .doesNotContainKey("sluice_gpu_memory_total_bytes 99");
    }
}
