// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.PhotoTopics;
import photo.sluice.runtime.log.Topics;
import photo.sluice.runtime.process.Child;
import photo.sluice.runtime.queue.Halt;
import photo.sluice.runtime.queue.QueueSettings;
import photo.sluice.runtime.queue.Solo;
import photo.sluice.runtime.queue.StageRunner;

/** How more workers on the one partition of a lane speed it up, with a photo that takes 200 ms and no core. */
final class Scaling implements Benchmark {
    private static final Duration WORK = Duration.ofMillis(200);
    private static final double LINEAR = 0.9;
    private static final int BACKLOG = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        StateFolder state = new StateFolder(ground.fresh("state")).create();
        List<Figure> figures = new ArrayList<>();
        try (Child broker = new Child(new Launch(ground.product().distribution()).broker(state)).start()) {
            Cluster cluster = Cluster.at(broker.awaitReady(PATIENCE));
            for (int workers : List.of(1, 2, 4, 8, 16)) {
                double share = rate(cluster, workers, ground.size(50, 20)) * WORK.toMillis() / 1000.0 / workers;
                figures.add(Figure.of(workers + " workers, of linear", share, "", Goal.atLeast(LINEAR)));
            }
            figures.add(Figure.of("a live photo waits, backlog " + BACKLOG, waited(cluster), "s", Goal.atMost(1)));
        } catch (FaultException e) {
            throw new Unmeasurable("the broker takes no announcements: " + e.getMessage());
        }
        return new Report(
                "scaling: a scorer stubbed to 200 ms, on one partition",
                figures,
                List.of("linear is workers / 200 ms; counted from the first photo taken to the last one done"));
    }

    /** Photos a second of these workers together, once each has joined. */
    private static double rate(Cluster cluster, int workers, int each)
            throws FaultException, InterruptedException, Unmeasurable {
        Sleeper stage = new Sleeper("sleeper" + workers);
        try (Shift shift = Shift.of(cluster, stage, workers, List.of(Lane.LIVE), workers * each)) {
            int joined = 4 * workers; // a consumer joins in about a second
            shift.until(joined);
            long start = System.nanoTime();
            int before = stage.done.get();
            shift.until(workers * (each - 2));
            return (stage.done.get() - before) / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static double waited(Cluster cluster) throws FaultException, InterruptedException, Unmeasurable {
        Sleeper stage = new Sleeper("latecomer");
        try (Shift shift = Shift.of(cluster, stage, 4, List.of(Lane.BACKFILL), BACKLOG)) {
            shift.until(40);
            long announced = System.nanoTime();
            shift.announce(Lane.LIVE, 1);
            while (stage.live.get() == 0) Thread.sleep(5);
            return (stage.live.get() - announced) / 1e9;
        }
    }

    /** Workers on a stage of their own, with photos waiting. */
    private record Shift(Cluster cluster, Sleeper stage, EventLog log, StageRunner runner) implements AutoCloseable {
        static Shift of(Cluster cluster, Sleeper stage, int workers, List<Lane> lanes, int photos)
                throws FaultException {
            try (Topics topics = Topics.on(cluster)) {
                topics.ensure(1, (short) 1);
                for (Lane lane : Lane.values()) topics.shareGroup(PhotoTopics.group(stage.name(), lane), 15_000);
            }
            QueueSettings settings = new QueueSettings(
                    workers, 1, 3, Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(1));
            EventLog log = new EventLog(cluster);
            StageRunner runner = new StageRunner(
                    stage,
                    settings,
                    cluster,
                    log,
                    new Solo(),
                    new StageMetrics(new PrometheusRegistry()),
                    Halt.process());
            Shift shift = new Shift(cluster, stage, log, runner);
            for (Lane lane : lanes) shift.announce(lane, photos);
            runner.start();
            return shift;
        }

        void announce(Lane lane, int photos) throws FaultException {
            List<Subject> subjects = new ArrayList<>();
            for (int i = 0; i < photos; i++) {
                PhotoId photo = new PhotoId("bench", stage.name() + "/" + lane.code() + i + ".jpg");
                subjects.add(new Subject(photo, new Version(1, 1, Instant.EPOCH), lane, "bench", Instant.now()));
            }
            try (ArrivalLog arrivals = ArrivalLog.open(cluster, "bench")) {
                arrivals.announce(subjects);
            }
        }

        void until(int photos) throws InterruptedException, Unmeasurable {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (stage.done.get() < photos) {
                if (System.nanoTime() - deadline > 0) {
                    throw new Unmeasurable(stage.done.get() + " of " + photos + " photos are done after 5 min");
                }
                Thread.sleep(2);
            }
        }

        @Override
        public void close() {
            runner.close();
            log.close();
        }
    }

    /** Takes 200 ms for each photo of its own, none for those of others. */
    private static final class Sleeper implements Stage {
        private final String name;
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicLong live = new AtomicLong();

        Sleeper(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Outcome process(PhotoArrived arrived) {
            if (!arrived.photo().path().startsWith(name + "/")) return new Outcome.Done(List.of());
            if (arrived.subject().lane() == Lane.LIVE) live.compareAndSet(0, System.nanoTime());
            LockSupport.parkNanos(WORK.toNanos());
            done.incrementAndGet();
            return Outcome.Done.with(new PhotoTagged(arrived.subject(), List.of(), Map.of()));
        }
    }
}
