// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Fault;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.standing.Backlog;
import photo.sluice.runtime.standing.Backlogs;
import photo.sluice.runtime.standing.Quarantine;
import photo.sluice.runtime.standing.Quarantined;

/**
 * What the whole cluster has before it, as gauges: backlog, oldest photo, quarantine. Read from the log by a thread of its
 * own every {@value #EVERY_SECONDS} seconds, or so seldom that it is at work a tenth of the time; a scrape asks nobody. Every
 * writer tells it, and all tell the same.
 */
public final class StandingMetrics implements AutoCloseable {
    static final int EVERY_SECONDS = 5;
    private static final int REST = 10;
    private static final String WRITERS = "sluice-writer";
    private static final Logger LOG = LoggerFactory.getLogger(StandingMetrics.class);

    private final Cluster cluster;
    private final List<String> stages;
    private final Gauge photos;
    private final Gauge results;
    private final Gauge quarantined;
    private final Gauge read;
    private final Thread thread;
    private volatile List<Backlog> backlogs = List.of();

    private StandingMetrics(Cluster cluster, List<String> stages, PrometheusRegistry registry) {
        this.cluster = cluster;
        this.stages = List.copyOf(stages);
        photos = Gauge.builder()
                .name("sluice_backlog_photos")
                .help("Photos that a stage has not acknowledged: the lag of its share group, waiting and in hand.")
                .labelNames("stage", "lane")
                .register(registry);
        GaugeWithCallback.builder()
                .name("sluice_backlog_oldest_seconds")
                .help("How long ago the oldest of them was announced; 0 where there is none.")
                .labelNames("stage", "lane")
                .callback(answer -> ages((stage, lane, age) -> answer.call(age, stage, lane)))
                .register(registry);
        results = Gauge.builder()
                .name("sluice_backlog_results")
                .help("Results of the stages that the writers have not read: the lag of their consumer group.")
                .register(registry);
        quarantined = Gauge.builder()
                .name("sluice_quarantine_photos")
                .help("Photos that somebody should look at, by fault.")
                .labelNames("fault")
                .register(registry);
        read = Gauge.builder()
                .name("sluice_backlog_read_timestamp_seconds")
                .help("When the gauges of backlog and quarantine were last brought up to date, in seconds since 1970.")
                .register(registry);
        this.thread = new Thread(this::watch, "standing");
        thread.setDaemon(true);
    }

    /** @param stages that take photos */
    public static StandingMetrics start(Cluster cluster, List<String> stages, PrometheusRegistry registry) {
        StandingMetrics metrics = new StandingMetrics(cluster, stages, registry);
        metrics.thread.start();
        return metrics;
    }

    /** Told of one age, in seconds. */
    private interface Sink {
        void age(String stage, String lane, double seconds);
    }

    private void ages(Sink sink) {
        long now = System.currentTimeMillis();
        for (Backlog each : backlogs) {
            double millis =
                    each.oldest().map(Instant::toEpochMilli).map(at -> now - at).orElse(0L);
            sink.age(each.stage(), each.lane().code(), Math.max(0, millis) / 1e3);
        }
    }

    /** Begins anew whenever Kafka was away. */
    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Backlogs asked = new Backlogs(cluster, stages);
                    Quarantine quarantine = Quarantine.open(cluster)) {
                while (true) {
                    long start = System.nanoTime();
                    tell(asked, quarantine);
                    long rest = Math.max(
                            TimeUnit.SECONDS.toMillis(EVERY_SECONDS),
                            REST * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                    Thread.sleep(rest);
                    quarantine.refresh();
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                return; // closed
            } catch (KafkaException | LogUnavailableException e) {
                LOG.atDebug().setCause(e).log("backlog could not be read; trying again");
                if (!rested()) return;
            }
        }
    }

    private static boolean rested() {
        try {
            TimeUnit.SECONDS.sleep(EVERY_SECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void tell(Backlogs asked, Quarantine quarantine) {
        List<Backlog> all = asked.all();
        for (Backlog each : all) {
            photos.labelValues(each.stage(), each.lane().code()).set(each.lag());
        }
        backlogs = all;
        results.set(asked.unread(WRITERS));
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) if (fault.kind() != Fault.Kind.ENVIRONMENT) faults.put(fault, 0);
        Set<String> counted = new HashSet<>(); // once, though two stages may have given it up
        for (Quarantined each : quarantine.all()) {
            if (counted.add(each.fault() + " " + each.key())) faults.merge(each.fault(), 1, Integer::sum);
        }
        faults.forEach((fault, count) -> quarantined.labelValues(fault.code()).set(count));
        read.set(System.currentTimeMillis() / 1e3);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
