// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a model that fails from costing a photo anything but that model's answer: what it threw is logged with the photo,
 * counted, and said as a lack once it has failed for {@value #IN_A_ROW} photos in a row. Thread-safe.
 */
public final class ModelWatch {
    /** One odd photo is not the model's fault, nor are two that were taken together. */
    public static final int IN_A_ROW = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);

    private final Counter failures;
    private final Map<String, AtomicInteger> rows = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public ModelWatch(PrometheusRegistry registry) {
        failures = Counter.builder()
                .name("sluice_model_failures_total")
                .help("Photos that a model gave no answer to, because it failed.")
                .labelNames("model")
                .register(registry);
    }

    /**
     * The model's answer; empty if it throws.
     *
     * @param photo named in the log
     * @throws CancellationException while models are being closed: the photo is for somebody else
     */
    public <T> Optional<T> ask(String model, String photo, Supplier<T> question) {
        AtomicInteger row = rows.computeIfAbsent(model, this::expected);
        try {
            T answer = question.get();
            row.set(0);
            return Optional.of(answer);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (closing || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("asked to leave before " + model + " had answered");
            }
            failures.labelValues(model).inc();
            row.incrementAndGet();
            LOG.atWarn()
                    .addKeyValue("model", model)
                    .addKeyValue("photo", photo)
                    .addKeyValue("reason", reason(e))
                    .log("model failed; the photo goes on without its answer");
            return Optional.empty();
        }
    }

    /** Its series appears with its first photo, so that an alert on its increase sees the first failure. */
    private AtomicInteger expected(String model) {
        failures.initLabelValues(model);
        return new AtomicInteger();
    }

    /** One line: a model that never answers must not fill the log with the same stack trace. */
    private static String reason(RuntimeException e) {
        LOG.atDebug().setCause(e).log("model failed");
        return e.getCause() == null ? e.toString() : e + ": " + e.getCause().getMessage();
    }

    /** What it lacks, if it has failed for several photos in a row; the next answer ends that. */
    public Optional<String> lacks(String model) {
        int row = Optional.ofNullable(rows.get(model)).map(AtomicInteger::get).orElse(0);
        return row < IN_A_ROW
                ? Optional.empty()
                : Optional.of("failed for the last " + row + " photos; the log says why");
    }

    /** From now on a failure is taken for what closing models makes of their last questions. */
    public void closing() {
        closing = true;
    }
}
