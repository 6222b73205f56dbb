// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.pipeline.Board;
import photo.sluice.cli.pipeline.Pipeline;
import photo.sluice.cli.pipeline.Plan;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Show;
import photo.sluice.contract.SidecarOutcome;

/** A run from its start to its end, however it ends: all done, Ctrl-C, or something in the way. */
final class Run {
    private static final long MOMENT_MILLIS = 500;
    private static final long ONCE_MILLIS = 50;

    private final Plan plan;
    private final Show show;

    private final Consumer<Pipeline> errand;

    Run(Plan plan, Show show) {
        this(plan, show, pipeline -> {});
    }

    /** @param errand is done when everything has started, before it is looked whether all is done */
    Run(Plan plan, Show show, Consumer<Pipeline> errand) {
        this.plan = plan;
        this.show = show;
        this.errand = errand;
    }

    /** Runs until it is done or asked to stop, drains, and gives the exit status. */
    int toTheEnd() {
        Pipeline pipeline = Pipeline.start(plan, this::ended);
        Thread drain = new Thread(() -> asked(pipeline), "drain");
        Runtime.getRuntime().addShutdownHook(drain);
        announce(pipeline);
        errand.accept(pipeline);
        int status = follow(pipeline);
        if (stopping(drain)) return status; // Ctrl-C: the hook drains while the process ends
        stop(pipeline);
        return status;
    }

    private static boolean stopping(Thread drain) {
        try {
            Runtime.getRuntime().removeShutdownHook(drain);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private void ended(SidecarOutcome outcome) {
        show.ended(outcome);
    }

    private void announce(Pipeline pipeline) {
        new RunCard(
                        ProcessHandle.current().pid(),
                        Instant.now(),
                        pipeline.bootstrapServers(),
                        pipeline.http(),
                        pipeline.workersHttp(),
                        plan.roots().values().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList(),
                        Optional.of(pipeline.models()))
                .leave(plan.machine().state());
        System.err.println(Printable.line("sluice: " + pipeline.models()));
        if (!plan.once()) {
            System.err.println("sluice: watching " + plan.roots().values() + "; metrics at http://" + pipeline.http()
                    + "/metrics and http://" + pipeline.workersHttp() + "/metrics; Ctrl-C stops");
        }
    }

    private int follow(Pipeline pipeline) {
        long nextMoment = System.nanoTime();
        try {
            while (!(plan.once() && pipeline.done())) {
                if (pipeline.failure().isPresent()) {
                    throw Failure.environment(
                            String.valueOf(pipeline.failure().get().getMessage()));
                }
                if (System.nanoTime() - nextMoment >= 0) {
                    show.moment(pipeline);
                    nextMoment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS);
                }
                Thread.sleep(plan.once() ? ONCE_MILLIS : MOMENT_MILLIS);
            }
            show.moment(pipeline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status(pipeline.board().counts());
    }

    /** What is worse for the photos comes first: one without any verdict, then one whose verdict could not be written. */
    static int status(Board.Counts counts) {
        if (counts.quarantined() > 0) return Failure.SOME_QUARANTINED;
        return counts.refused() > 0 ? Failure.SOME_NOT_WRITTEN : Failure.OK;
    }

    private void asked(Pipeline pipeline) {
        show.over();
        System.err.println("sluice: stopping; what is in hand is finished first");
        stop(pipeline);
    }

    private void stop(Pipeline pipeline) {
        show.over();
        pipeline.close();
        RunCard.take(plan.machine().state());
    }
}
