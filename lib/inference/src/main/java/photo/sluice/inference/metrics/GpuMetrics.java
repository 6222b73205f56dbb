// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.metrics;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Memory and load of the machine's NVIDIA devices, of all who use them, as {@code nvidia-smi} tells them every
 * {@value #EVERY_SECONDS} seconds. Where there is none, nothing is told.
 */
public final class GpuMetrics implements AutoCloseable {
    static final int EVERY_SECONDS = 10;

    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Gauge used;
    private final Gauge total;
    private final Gauge busy;
    private final Optional<Process> told;

    private GpuMetrics(PrometheusRegistry registry, Optional<Process> told) {
        this.told = told;
        used = Gauge.builder()
                .name("sluice_gpu_memory_used_bytes")
                .help("Memory in use on a device of this machine, by all processes.")
                .labelNames("gpu")
                .register(registry);
        total = Gauge.builder()
                .name("sluice_gpu_memory_total_bytes")
                .help("Memory of a device of this machine.")
                .labelNames("gpu")
                .register(registry);
        busy = Gauge.builder()
                .name("sluice_gpu_busy_ratio")
                .help("Part of the last second or less in which a device of this machine was at work, 0 to 1.")
                .labelNames("gpu")
                .register(registry);
    }

    /** Begins to listen to {@code nvidia-smi}, if there is one on the path. */
    public static GpuMetrics start(PrometheusRegistry registry) {
        GpuMetrics metrics = new GpuMetrics(registry, listen());
        metrics.told.ifPresent(process -> {
            Thread thread = new Thread(() -> metrics.follow(process), "gpus");
            thread.setDaemon(true);
            thread.start();
        });
        return metrics;
    }

    /** It ends by itself when nobody reads what it says any more. */
    private static Optional<Process> listen() {
        try {
            return Optional.of(new ProcessBuilder(
                            "nvidia-smi",
                            "--query-gpu=index,memory.used,memory.total,utilization.gpu",
                            "--format=csv,noheader,nounits",
                            "--loop=" + EVERY_SECONDS)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return Optional.empty(); // no such program: no such device
        }
    }

    private void follow(Process process) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) tell(line);
        } catch (IOException e) {
            return; // closed
        }
    }

    /** One device, such as {@code 0, 1234, 81559, 17}: number, MiB used, MiB in all, per cent; others are passed over. */
    void tell(String line) {
        String[] parts = line.split(",", -1);
        if (parts.length != 4) return;
        String gpu = parts[0].strip();
        set(used, gpu, parts[1], MEBIBYTE);
        set(total, gpu, parts[2], MEBIBYTE);
        set(busy, gpu, parts[3], 0.01);
    }

    /** What a device does not support is {@code [N/A]}. */
    private static void set(Gauge gauge, String gpu, String number, double unit) {
        if (number.strip().matches("\\d{1,9}")) {
            gauge.labelValues(gpu).set(Integer.parseInt(number.strip()) * unit);
        }
    }

    @Override
    public void close() {
        told.ifPresent(Process::destroy);
    }
}
