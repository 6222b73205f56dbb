// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;

/**
 * Runs a stage on its two share groups, {@code <stage>.live} and {@code <stage>.backfill}, with a number of threads each
 * of which owns one consumer of each group.
 *
 * <p>At least once: publish, wait for Kafka's acknowledgement, acknowledge the photo. A process that dies at any point
 * leaves a photo that comes again, and perhaps a second, equal result.
 */
public final class StageRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

    private final Stage stage;
    private final QueueSettings settings;
    private final StageMetrics metrics;
    private final Drain drain = new Drain();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Optional<FaultException> suspended = Optional.empty();

    /**
     * @param solo shared by all stages of the process
     * @param halt what to do with a thread that does not come back
     */
    public StageRunner(
            Stage stage,
            QueueSettings settings,
            Cluster cluster,
            EventLog log,
            Solo solo,
            StageMetrics metrics,
            Halt halt) {
        this.stage = stage;
        this.settings = settings;
        this.metrics = metrics;
        metrics.expect(stage.name());
        for (int i = 0; i < settings.threads(); i++) {
            Results results = new Results(stage.name(), log, metrics);
            Workbench bench = new Workbench(stage, settings, results, drain, solo, halt);
            slots.add(new Slot(
                    () -> new Intake(cluster, stage.name(), settings), bench, solo, settings, this::mayTake, drain));
        }
    }

    /** Starts taking photos. */
    public void start() {
        for (int i = 0; i < slots.size(); i++) {
            Thread thread = new Thread(slots.get(i), stage.name() + "-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** What keeps this stage from work now, if anything: for readiness. */
    public Optional<String> lacks() {
        if (drain.begun()) return Optional.of("draining");
        if (threads.stream().noneMatch(Thread::isAlive)) return Optional.of("no thread at work");
        return suspended.map(FaultException::getMessage);
    }

    /** Why it will never take a photo again, though nobody asked it to leave: for liveness. */
    public Optional<String> dead() {
        boolean ended = !threads.isEmpty() && threads.stream().noneMatch(Thread::isAlive);
        return ended && !drain.begun() ? Optional.of("no thread at work") : Optional.empty();
    }

    /** Asked before each photo: is the world such that it could succeed? */
    private boolean mayTake() {
        Optional<FaultException> now = stage.check();
        if (now.isPresent() != suspended.isPresent()) {
            if (now.isPresent()) {
                LOG.atError()
                        .addKeyValue("stage", stage.name())
                        .addKeyValue("fault", now.get().fault().code())
                        .addKeyValue("reason", now.get().getMessage())
                        .log("taking no photos until this is mended");
            } else {
                LOG.atInfo().addKeyValue("stage", stage.name()).log("taking photos again");
            }
        }
        suspended = now;
        metrics.suspended(stage.name(), now.isPresent());
        return now.isEmpty();
    }

    /** Asks the threads to stop after what they have in hand; does not wait. */
    public void drain() {
        drain.begin(settings.drain());
    }

    /** Drains, waits, and closes the stage. What is still in hand when the time is up is given back. */
    @Override
    public void close() {
        drain();
        Duration patience = settings.drain().plusSeconds(15);
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        stage.close();
    }
}
