// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.inference.metrics.GpuMetrics;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.health.Heartbeat;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.health.StandingMetrics;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.queue.Halt;
import photo.sluice.runtime.queue.QueueSettings;
import photo.sluice.runtime.queue.Solo;
import photo.sluice.runtime.queue.StageRunner;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.ScorerStage;
import photo.sluice.tagger.TaggerStage;
import photo.sluice.viewing.DecodeMetrics;
import photo.sluice.watcher.Letterbox;
import photo.sluice.watcher.Watcher;
import photo.sluice.watcher.WatcherMetrics;

/** Some stages, alone in their process, against a broker that is somewhere. */
public final class Lone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lone.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Health health = new Health();
    private String http = "";
    private String words = "";

    private Lone() {}

    /**
     * Starts these stages: any of {@code watcher}, {@code scorer}, {@code tagger}, {@code writer}.
     *
     * @throws Failure if something outside is in the way
     */
    public static Lone start(Plan plan, Set<String> stages) {
        Lone lone = new Lone();
        try {
            lone.assemble(plan, stages);
            return lone;
        } catch (IOException | RuntimeException e) {
            lone.close();
            if (e instanceof Failure failure) throw failure;
            throw Failure.environment(String.valueOf(e.getMessage()));
        }
    }

    private void assemble(Plan plan, Set<String> stages) throws IOException {
        Settings settings = plan.settings();
        Cluster cluster = new Cluster(settings.kafka());
        Provision.on(cluster, settings);
        Roots roots = new Roots(plan.roots());
        EventLog log = push(new EventLog(cluster));
        push(Heartbeat.start(cluster, registry, health));
        if (stages.contains(Stages.SCORER) || stages.contains(Stages.TAGGER))
            workers(settings, cluster, roots, log, stages);
        if (stages.contains("writer")) {
            push(StageHosts.writer(plan, roots, cluster, log, registry, health));
            push(StandingMetrics.start(cluster, Stages.NAMES, registry));
        }
        if (stages.contains("watcher")) {
            WatcherMetrics metrics = new WatcherMetrics(registry);
            plan.roots().forEach((name, path) -> {
                Watcher watcher = push(StageHosts.watcher(plan, name, path, cluster, metrics));
                health.part("watcher-" + name, watcher::lacks);
                watchers.add(watcher);
                watcher.start();
            });
            push(new Letterbox(cluster, log, watchers));
        }
        JvmMetrics.builder().register(registry);
        http = Addresses.text(push(Addresses.serve(settings.outlook().httpAddress(), registry, health))
                .address());
    }

    private void workers(Settings settings, Cluster cluster, Roots roots, EventLog log, Set<String> stages) {
        Settings.Work work = settings.work();
        PhotoReader reader = push(Readers.of(settings));
        reader.warmUp();
        Models models = push(Models.open(settings, registry, stages));
        models.tell(health);
        words = models.words();
        push(GpuMetrics.start(registry));
        int readers = stages.contains(Stages.SCORER) && stages.contains(Stages.TAGGER) ? 2 : 1;
        SharedRenditions renditions = push(
                new SharedRenditions(reader, readers, work.limits().renditions()).telling(new DecodeMetrics(registry)));
        Solo solo = new Solo(
                work.limits().atOnce(), Optional.of(settings.places().state().resolve("suspects")));
        StageMetrics metrics = new StageMetrics(registry);
        if (stages.contains(Stages.SCORER)) {
            Scorers scorers = push(Scorers.of(settings, models));
            Stage scorer = new ScorerStage(roots, renditions, scorers.scorer());
            run(scorer, work.threads(), work, cluster, log, solo, metrics);
        }
        if (stages.contains(Stages.TAGGER)) {
            Stage tagger = new TaggerStage(roots, renditions, Taggers.of(settings, models), Taggers.earlier(settings));
            run(tagger, Math.max(1, work.threads() / readers), work, cluster, log, solo, metrics);
        }
    }

    private void run(
            Stage stage,
            int threads,
            Settings.Work work,
            Cluster cluster,
            EventLog log,
            Solo solo,
            StageMetrics metrics) {
        QueueSettings queue = new QueueSettings(
                threads, 1, work.tries(), work.lock(), work.limits().time(), work.drain());
        StageRunner runner = push(new StageRunner(stage, queue, cluster, log, solo, metrics, Halt.process()));
        health.part(stage.name(), runner::lacks);
        health.vital(stage.name(), runner::dead);
        runner.start();
    }

    private <T extends AutoCloseable> T push(T part) {
        parts.push(part);
        return part;
    }

    /** Where the metrics are, {@code host:port}. */
    public String http() {
        return http;
    }

    /** Which models its workers use, in words; empty where there are no workers. */
    public String models() {
        return words;
    }

    /** Why a watcher has given up for good, if one has. */
    public Optional<String> failure() {
        return watchers.stream()
                .flatMap(w -> w.failure().stream())
                .map(Throwable::getMessage)
                .findFirst();
    }

    /** Drains and closes, the last started first. */
    @Override
    public synchronized void close() {
        for (AutoCloseable part : parts) {
            if (part instanceof StageRunner runner) runner.drain();
        }
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
