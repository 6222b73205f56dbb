// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;

/** A broker and a writer, for those who ask something while nothing runs; no photo is looked for or looked at. */
public final class LoneWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoneWriter.class);

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
        } catch (RuntimeException e) {
            lone.close();
            if (e instanceof Failure failure) throw failure;
            throw Failure.environment(String.valueOf(e.getMessage()));
        }
    }

    private void assemble() {
        LoneBroker broker = LoneBroker.start(plan);
        parts.push(broker);
        cluster = broker.cluster();
        EventLog log = new EventLog(cluster);
        parts.push(log);
        Roots roots = new Roots(plan.roots());
        parts.push(StageHosts.writer(plan, roots, cluster, log, new PrometheusRegistry(), new Health()));
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.atWarn()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .setCause(e)
                        .log("did not close well");
            }
        }
    }
}
