// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import photo.sluice.runtime.log.Cluster;

/**
 * Asks Kafka every five seconds whether it is there, and tells when it answered last: whoever has no
 * answer for {@value #PATIENCE_SECONDS} seconds is not ready.
 */
public final class Heartbeat implements AutoCloseable {
    static final int PATIENCE_SECONDS = 15;

    private final Admin admin;
    private final Gauge last;
    private final ScheduledExecutorService thread;
    private final Duration patience;
    private volatile long answered = System.nanoTime();
    private volatile String reason = "";

    private Heartbeat(Cluster cluster, PrometheusRegistry registry, Duration patience) {
        this.patience = patience;
        this.admin = cluster.admin();
        this.last = Gauge.builder()
                .name("sluice_heartbeat_timestamp_seconds")
                .help("When Kafka last answered this process, in seconds since 1970.")
                .register(registry);
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "heartbeat");
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins to ask, and makes Kafka a part of the process's readiness. */
    public static Heartbeat start(Cluster cluster, PrometheusRegistry registry, Health health) {
        return start(cluster, registry, health, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /** The same, with another patience, of which it asks in a third. */
    static Heartbeat start(Cluster cluster, PrometheusRegistry registry, Health health, Duration patience) {
        Heartbeat heart = new Heartbeat(cluster, registry, patience);
        health.part("kafka", heart::lacks);
        heart.thread.scheduleWithFixedDelay(heart::ask, 0, patience.toMillis() / 3, TimeUnit.MILLISECONDS);
        return heart;
    }

    private void ask() {
        int millis = (int) patience.toMillis() / 3;
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                    .nodes()
                    .get(2L * millis, TimeUnit.MILLISECONDS);
            answered = System.nanoTime();
            last.set(System.currentTimeMillis() / 1e3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            reason = String.valueOf(cause.getMessage());
        } catch (RuntimeException e) {
            reason = e.toString(); // closed under its hands, or never to be had: said, and asked again
        }
    }

    /** Why Kafka does not count as being there; empty while it answers. */
    public Optional<String> lacks() {
        long silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answered);
        return silent < patience.toMillis()
                ? Optional.empty()
                : Optional.of(
                        "Kafka has not answered for " + silent / 1000 + " s" + (reason.isEmpty() ? "" : ": " + reason));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ofSeconds(2));
    }
}
