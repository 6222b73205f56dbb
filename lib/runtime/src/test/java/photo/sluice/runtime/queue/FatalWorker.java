// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.process.Parent;

/** A worker process of its own, for which a photo called kill or hang is fatal. */
final class FatalWorker implements Stage {
    static final int TRIES = 3;
    static final Duration LIMIT = Duration.ofSeconds(1);

    private final String name;

    private FatalWorker(String name) {
        this.name = name;
    }

    /** {@code FatalWorker BOOTSTRAP STAGE THREADS BATCH SUSPECTS}; leaves when its standard input ends. */
    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.at(args[0]);
        QueueSettings settings = new QueueSettings(
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                TRIES,
                Duration.ofSeconds(2),
                LIMIT,
                Duration.ofSeconds(2));
        try (EventLog log = new EventLog(cluster);
                StageRunner runner = new StageRunner(
                        new FatalWorker(args[1]),
                        settings,
                        cluster,
                        log,
                        new Solo(Long.MAX_VALUE, Optional.of(Path.of(args[4]))),
                        new StageMetrics(new PrometheusRegistry()),
                        Halt.process())) {
            runner.start();
            Parent.ready("");
            while (System.in.read() >= 0) {
                // The parent holds the pipe and never writes.
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Outcome> processBatch(List<PhotoArrived> batch) {
        System.err.println("together " + batch.size());
        return Stage.super.processBatch(batch);
    }

    @Override
    public Outcome process(PhotoArrived arrived) {
        String path = arrived.photo().path();
        LockSupport.parkNanos(20_000_000); // so that its neighbours are at work too
        if (path.startsWith("kill")) Runtime.getRuntime().halt(9);
        while (path.startsWith("hang")) LockSupport.park();
        return Outcome.Done.with(new PhotoTagged(arrived.subject(), List.of(), Map.of()));
    }
}
