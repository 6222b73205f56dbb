// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.IOException;
import java.time.Duration;
import photo.sluice.cli.Failure;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.process.Child;

/** The embedded broker alone, for those who read or ask something while nothing runs; the state folder must be ours. */
public final class LoneBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Plan plan;
    private final Child child;
    private final Cluster cluster;

    private LoneBroker(Plan plan, Child child, Cluster cluster) {
        this.plan = plan;
        this.child = child;
        this.cluster = cluster;
    }

    /**
     * Starts it, with all topics; what a power loss may have cost is set right.
     *
     * @throws Failure if something outside is in the way; nothing is left running
     */
    public static LoneBroker start(Plan plan) {
        try {
            plan.machine().state().awaitBrokerGone();
            boolean powerLost = plan.machine().state().powerLost();
            BrokerFolder folder = new BrokerFolder(plan.machine().state());
            folder.prepare();
            Child child =
                    new Child(plan.machine().launch().broker(plan.machine().state())).start();
            try {
                Cluster cluster = Cluster.at(address(child, folder));
                Provision.on(cluster, plan.settings());
                if (powerLost) goThroughWhatMayBeLost(cluster, plan);
                else folder.check(cluster);
                return new LoneBroker(plan, child, cluster);
            } catch (RuntimeException | InterruptedException e) {
                child.close();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("interrupted while starting");
        } catch (Failure e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failure.environment(String.valueOf(e.getMessage()));
        }
    }

    private static String address(Child child, BrokerFolder folder) throws InterruptedException {
        try {
            return child.awaitReady(PATIENCE);
        } catch (IOException e) {
            throw folder.broken(String.valueOf(e.getMessage()));
        }
    }

    /** As a run does; its workers do what comes of it when they are started next. */
    private static void goThroughWhatMayBeLost(Cluster cluster, Plan plan) {
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
        child.close();
        plan.machine().state().closedWell();
    }
}
