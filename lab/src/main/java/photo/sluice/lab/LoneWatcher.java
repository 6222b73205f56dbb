// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.watcher.Announcements;
import photo.sluice.watcher.WatchedRoot;
import photo.sluice.watcher.Watcher;
import photo.sluice.watcher.WatcherMetrics;
import photo.sluice.watcher.WatcherSettings;

/**
 * A watcher alone in its process, with the log in memory: starts on a large tree twice, sweeps it while nothing happens, and
 * takes a burst. Prints {@code name=value} lines.
 */
final class LoneWatcher {
    private static final long POLL_MILLIS = 5;
    private static final int WRITERS = 8;
    /** From SOI to EOI, as far as a watcher looks. */
    private static final byte[] TINY = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, (byte) 0xff, (byte) 0xd9};

    private final Path tree;
    private final Path burst;

    private LoneWatcher(Path tree, Path burst) {
        this.tree = tree;
        this.burst = burst;
    }

    /** Arguments: the tree, an empty folder for the burst, how many files it has, how many sweeps to look at. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LoneWatcher alone =
                new LoneWatcher(Path.of(args[0]).toRealPath(), Path.of(args[1]).toRealPath());
        Memory known = new Memory();
        alone.start("first", known);
        say("announced", known.announced.get());
        alone.start("known", known);
        say("announcedAgain", known.announced.get() - known.catalogue.size());
        alone.sweeps(known, Integer.parseInt(args[3]));
        alone.burst(Integer.parseInt(args[2]));
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) say("peakMiB", Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0);
        }
    }

    private static void say(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.4f", value));
    }

    private static Watcher watcher(Path root, WatcherSettings settings, Memory log, PrometheusRegistry registry) {
        return new Watcher(new WatchedRoot("bench", root, "bench"), settings, log, new WatcherMetrics(registry));
    }

    /** Seconds until every folder is watched and every file was looked at, and until all is announced. */
    private void start(String name, Memory log) throws InterruptedException {
        long begun = System.nanoTime();
        try (Watcher watcher = watcher(tree, WatcherSettings.usual(), log, new PrometheusRegistry())) {
            watcher.start();
            while (!watcher.progress().swept()) TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            say(name + "Watching", (System.nanoTime() - begun) / 1e9);
            say(name + "Cpu", cpuNanos() / 1e9);
            while (!watcher.idle()) TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            say(name + "Idle", (System.nanoTime() - begun) / 1e9);
            say(name + "IdleCpu", cpuNanos() / 1e9);
        }
    }

    private void sweeps(Memory log, int sweeps) throws InterruptedException {
        PrometheusRegistry registry = new PrometheusRegistry();
        WatcherSettings often = WatcherSettings.usual().withSweep(Duration.ofSeconds(2));
        try (Watcher watcher = watcher(tree, often, log, registry)) {
            watcher.start();
            while (!watcher.idle()) TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            double last = metric(registry, "sluice_watcher_sweep_seconds");
            long cpu = cpuNanos();
            double wall = 0;
            for (int i = 0; i < sweeps; ) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                double now = metric(registry, "sluice_watcher_sweep_seconds");
                if (now == last) continue;
                last = now;
                wall += now;
                i++;
            }
            say("sweepCpu", (cpuNanos() - cpu) / 1e9 / sweeps);
            say("sweepWall", wall / sweeps);
        }
    }

    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("watcher-bench")) return threads.getThreadCpuTime(id);
        }
        throw new IllegalStateException("no watcher runs");
    }

    private static double metric(PrometheusRegistry registry, String name) {
        double sum = 0;
        for (MetricSnapshot snapshot : registry.scrape(name::equals)) {
            if (snapshot instanceof GaugeSnapshot gauge) {
                for (var point : gauge.getDataPoints()) sum += point.getValue();
            } else if (snapshot instanceof CounterSnapshot counter) {
                for (var point : counter.getDataPoints()) sum += point.getValue();
            }
        }
        return sum;
    }

    /** Eight writers at once, five folders that appear meanwhile. */
    private void burst(int files) throws InterruptedException {
        Memory log = new Memory();
        PrometheusRegistry registry = new PrometheusRegistry();
        try (Watcher watcher = watcher(burst, WatcherSettings.usual(), log, registry)) {
            watcher.start();
            while (!watcher.idle()) TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            long begun = System.nanoTime();
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            for (int i = 0; i < files; i++) {
                Path folder = burst.resolve(String.valueOf(i % 5));
                Path file = folder.resolve(i + ".jpg");
                writers.submit(() -> {
                    Files.createDirectories(folder);
                    return Files.write(file, TINY);
                });
            }
            writers.shutdown();
            writers.awaitTermination(5, TimeUnit.MINUTES);
            say("burstWritten", (System.nanoTime() - begun) / 1e9);
            while (log.catalogue.size() < files || !watcher.idle()) TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            say("burstAnnounced", (System.nanoTime() - begun) / 1e9);
            say("burstTwice", log.announced.get() - log.catalogue.size());
            say("burstOverflows", metric(registry, "sluice_watcher_overflows"));
            say("burstBySweep", metric(registry, "sluice_watcher_found_by_sweep"));
        }
    }

    /** A log that forgets nothing and costs little. */
    private static final class Memory implements Announcements {
        private final Map<String, Version> catalogue = new ConcurrentHashMap<>();
        private final AtomicLong announced = new AtomicLong();

        @Override
        public Map<String, Version> known() {
            return catalogue;
        }

        @Override
        public void announce(Collection<Subject> subjects) {
            for (Subject subject : subjects) catalogue.put(subject.photo().path(), subject.version());
            announced.addAndGet(subjects.size());
        }

        @Override
        public void forget(Collection<PhotoId> photos) {
            photos.forEach(photo -> catalogue.remove(photo.path()));
        }

        @Override
        public void close() {}
    }
}
