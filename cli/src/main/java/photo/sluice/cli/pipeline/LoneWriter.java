// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import photo.sluice.cli.Failure;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.process.Child;

/** A broker and a writer, for those who ask something while nothing runs; no photo is looked for or looked at. */
public final class LoneWriter implements AutoCloseable {
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(90);

    private final Plan plan;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Cluster cluster = Cluster.at("127.0.0.1:0");

    private LoneWriter(Plan plan) {
        this.plan = plan;
    }

    /**
     * Starts both; the state folder must be ours.
     *
     * @throws Failure if something outside is in the way; nothing is left running
     */
    public static LoneWriter start(Plan plan) {
        LoneWriter lone = new LoneWriter(plan);
        try {
            lone.assemble();
            return lone;
        } catch (IOException | RuntimeException e) {
            lone.close();
            if (e instanceof Failure failure) throw failure;
            throw Failure.environment(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lone.close();
            throw Failure.environment("interrupted while starting");
        }
    }

    private void assemble() throws IOException, InterruptedException {
        plan.machine().state().awaitBrokerGone();
        boolean powerLost = plan.machine().state().powerLost();
        Child broker = new Child(plan.machine().launch().broker(plan.machine().state())).start();
        parts.push(broker);
        cluster = Cluster.at(broker.awaitReady(BROKER_PATIENCE));
        Provision.on(cluster, plan.settings());
        if (powerLost) goThroughWhatMayBeLost();
        EventLog log = new EventLog(cluster);
        parts.push(log);
        Roots roots = new Roots(plan.roots());
        parts.push(StageHosts.writer(plan, roots, cluster, log, new PrometheusRegistry(), new Health()));
    }

    /** As a run does; its workers do what comes of it when they are started next. */
    private void goThroughWhatMayBeLost() {
        AfterPowerLoss.rewind(cluster);
        try (Board board = new Board(cluster, outcome -> {})) {
            board.start();
            AfterPowerLoss.announceAgain(cluster, board, plan);
        }
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        boolean well = true;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                well = false;
            }
        }
        if (well) plan.machine().state().closedWell();
    }
}
