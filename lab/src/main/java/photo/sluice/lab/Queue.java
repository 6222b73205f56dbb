// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Provision;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.process.Child;
import photo.sluice.runtime.queue.Halt;
import photo.sluice.runtime.queue.QueueSettings;
import photo.sluice.runtime.queue.Solo;
import photo.sluice.runtime.queue.StageRunner;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.settings.SettingsException;
import photo.sluice.runtime.streams.WriterHost;

/**
 * How fast events flow from the watcher's log through both workers to the writer's outcome, with decoding and files
 * stubbed out: what Kafka and our loops around it cost. The broker is a real child process; the rest are threads here.
 */
final class Queue implements Benchmark {
    private static final double GOAL_ONE = 100;
    private static final double GOAL_BATCH = 1000;
    private static final int BATCH = 32;
    private static final String ROOT = "bench";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        Settings settings = settings();
        int threads = settings.work().threads();
        Passed one = pass(ground, settings, new Sizes(BATCH, 1), ground.size(4000, 1000));
        Passed batch = pass(ground, settings, new Sizes(BATCH, BATCH), ground.size(40_000, 5000));
        Passed alone = pass(ground, settings, new Sizes(1, 1), ground.size(1000, 200));
        return new Report(
                "queue: photos a second from watcher to outcome, decoding and files stubbed out",
                List.of(
                        Figure.of("a worker takes one at a time", one.rate(), "1/s", Goal.atLeast(GOAL_ONE)),
                        Figure.of("a worker takes " + BATCH, batch.rate(), "1/s", Goal.atLeast(GOAL_BATCH)),
                        Figure.of("each announced alone, taken alone", alone.rate(), "1/s"),
                        Figure.of("of which announcing", 1000 * alone.announcing / alone.photos, "ms each")),
                List.of(
                        threads + " threads a worker; results as large as real ones; the watcher announces " + BATCH
                                + " in a transaction unless said otherwise, and is never more than 1000 photos ahead",
                        "each photo had exactly one outcome"));
    }

    private static Settings settings() throws Unmeasurable {
        try {
            return Settings.read(List.of());
        } catch (SettingsException e) {
            throw new Unmeasurable("the default settings are wrong: " + e.getMessage());
        }
    }

    private static Passed pass(Ground ground, Settings settings, Sizes sizes, int photos)
            throws IOException, InterruptedException, Unmeasurable {
        StateFolder state = new StateFolder(ground.fresh("state")).create();
        try (Child broker = new Child(new Launch(ground.product().distribution()).broker(state)).start()) {
            Cluster cluster = Cluster.at(broker.awaitReady(PATIENCE));
            Provision.on(cluster, settings);
            PrometheusRegistry registry = new PrometheusRegistry();
            Stand stand = new Stand(cluster, new StageMetrics(registry), new Solo(), state.streams());
            return stand.pass(settings, Stub.stages(ground), sizes, photos);
        }
    }

    /**
     * How many photos go together.
     *
     * @param announced in one transaction of the watcher
     * @param taken by one thread of a worker
     */
    private record Sizes(int announced, int taken) {}

    /** @param announcing of the seconds, those that the watcher waited for the broker */
    private record Passed(int photos, double seconds, double announcing) {
        double rate() {
            return photos / seconds;
        }
    }

    /** Where the stages stand. */
    private record Stand(Cluster cluster, StageMetrics metrics, Solo solo, Path folder) {
        Passed pass(Settings settings, List<Stage> stages, Sizes sizes, int photos)
                throws InterruptedException, Unmeasurable {
            Settings.Work work = settings.work();
            QueueSettings queue = new QueueSettings(
                    work.threads(),
                    sizes.taken(),
                    work.tries(),
                    work.lock(),
                    work.limits().time(),
                    work.drain());
            List<StageRunner> runners = new ArrayList<>();
            WriterHost.Options options = new WriterHost.Options(1, Duration.ofMillis(25));
            try (EventLog log = new EventLog(cluster);
                    WriterHost writer = new WriterHost(cluster, log, Stub.WRITER, folder, "bench", options);
                    ArrivalLog watcher = ArrivalLog.open(cluster, ROOT);
                    Tail outcomes = Tail.fromEnd(cluster, Topic.SIDECARS)) {
                writer.start();
                try {
                    for (Stage stage : stages) {
                        StageRunner runner = new StageRunner(stage, queue, cluster, log, solo, metrics, Halt.process());
                        runner.start();
                        runners.add(runner);
                    }
                    Flow flow = new Flow(watcher, outcomes, sizes.announced());
                    flow.pass(photos / 5, "warm");
                    return flow.pass(photos, "main");
                } finally {
                    runners.forEach(StageRunner::close);
                }
            }
        }
    }

    /** Announces in one thread, counts outcomes in another. */
    private record Flow(ArrivalLog watcher, Tail outcomes, int batch) {
        private static final int AHEAD = 1000;

        /** Seconds from before the first announcement to the last outcome. */
        Passed pass(int photos, String name) throws InterruptedException, Unmeasurable {
            Set<String> ended = new HashSet<>();
            long start = System.nanoTime();
            long deadline = start + TimeUnit.MINUTES.toNanos(5);
            int announced = 0;
            long announcing = 0;
            while (ended.size() < photos) {
                if (System.nanoTime() - deadline > 0) {
                    throw new Unmeasurable(ended.size() + " of " + photos + " photos have an outcome after 5 min");
                }
                while (announced < photos && announced - ended.size() < AHEAD) {
                    int next = Math.min(photos, announced + batch);
                    long before = System.nanoTime();
                    announce(announced, next, name);
                    announcing += System.nanoTime() - before;
                    announced = next;
                    outcomes.poll(Duration.ZERO, entry -> note(entry, name, ended));
                }
                outcomes.poll(Duration.ofMillis(20), entry -> note(entry, name, ended));
            }
            return new Passed(photos, (System.nanoTime() - start) / 1e9, announcing / 1e9);
        }

        private void announce(int from, int to, String name) throws Unmeasurable {
            List<Subject> subjects = new ArrayList<>();
            for (int i = from; i < to; i++) {
                Instant now = Instant.now();
                PhotoId photo = new PhotoId(ROOT, name + "/day-" + i % 16 + "/IMG_" + i + ".jpg");
                subjects.add(new Subject(photo, new Version(1, 1, now), Lane.LIVE, "bench", now));
            }
            try {
                watcher.announce(subjects);
            } catch (FaultException e) {
                throw new Unmeasurable("the broker takes no announcements: " + e.getMessage());
            }
        }

        private static void note(Entry entry, String name, Set<String> ended) {
            byte[] value = entry.value();
            if (value == null || !entry.key().startsWith(ROOT + "/" + name + "/")) return;
            try {
                if (EventCodec.read(value) instanceof SidecarOutcome && !ended.add(entry.key())) {
                    throw new IllegalStateException(entry.key() + " ended twice");
                }
            } catch (UnreadableEvent e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
