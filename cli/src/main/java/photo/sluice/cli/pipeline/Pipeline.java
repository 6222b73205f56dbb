// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.cli.show.Printable;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.health.Heartbeat;
import photo.sluice.runtime.health.StandingMetrics;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.process.Child;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.watcher.Letterbox;
import photo.sluice.watcher.Watcher;
import photo.sluice.watcher.WatcherMetrics;

/**
 * Every stage on one machine: the embedded broker in one child process, scorer and tagger in another, watcher and writer
 * in this one. Closing it goes upstream to downstream, so that what is on its way arrives.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(90);

    private final Plan plan;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Health health = new Health();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private Optional<Board> board = Optional.empty();
    private Optional<Child> workers = Optional.empty();
    private String http = "";
    private String workersHttp = "";
    private String models = "";
    private String bootstrapServers = "";

    private Pipeline(Plan plan) {
        this.plan = plan;
    }

    /**
     * Starts everything; returns when photos are being watched.
     *
     * @param listener is told of each photo that ends
     * @throws Failure if something outside is in the way; nothing is left running
     */
    public static Pipeline start(Plan plan, Consumer<SidecarOutcome> listener) {
        Pipeline pipeline = new Pipeline(plan);
        try {
            pipeline.assemble(listener);
            return pipeline;
        } catch (IOException | RuntimeException e) {
            pipeline.close();
            if (e instanceof Failure failure) throw failure;
            LOG.atDebug().setCause(e).log("start failed");
            throw Failure.environment(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pipeline.close();
            throw Failure.environment("interrupted while starting");
        }
    }

    private void assemble(Consumer<SidecarOutcome> listener) throws IOException, InterruptedException {
        Settings settings = plan.settings();
        Roots roots = new Roots(plan.roots());
        Cluster cluster = cluster(settings);
        bootstrapServers = cluster.bootstrapServers();
        boolean powerLost = !settings.kafka().containsKey("bootstrap.servers")
                && plan.machine().state().powerLost();
        Provision.on(cluster, settings);
        Optional<BrokerFolder> ours = settings.kafka().containsKey("bootstrap.servers")
                ? Optional.empty()
                : Optional.of(new BrokerFolder(plan.machine().state()));
        if (!powerLost) ours.ifPresent(folder -> folder.check(cluster));
        if (powerLost) AfterPowerLoss.rewind(cluster);
        Child started = new Child(
                        plan.machine().launch().sluice(plan.machine().state(), settings, workerArguments(cluster)))
                .start();
        workers = Optional.of(started);
        health.part("workers", started::lacks);
        health.part("workers-models", new WorkerModels(() -> address(started))::lacks);
        Board all = new Board(cluster, listener);
        all.start();
        parts.push(all);
        board = Optional.of(all);
        if (powerLost) AfterPowerLoss.announceAgain(cluster, all, plan);
        EventLog log = push(new EventLog(cluster));
        push(Heartbeat.start(cluster, registry, health));
        push(StageHosts.writer(plan, roots, cluster, log, registry, health));
        push(StandingMetrics.start(cluster, Stages.NAMES, registry));
        WatcherMetrics watcherMetrics = new WatcherMetrics(registry);
        plan.roots().forEach((name, path) -> {
            Watcher watcher = push(StageHosts.watcher(plan, name, path, cluster, watcherMetrics));
            health.part("watcher-" + name, watcher::lacks);
            watchers.add(watcher);
        });
        push(new Letterbox(cluster, log, watchers));
        serveHealth(settings);
        push(new Janitor(cluster, ours));
        String ready = started.awaitReady(BROKER_PATIENCE);
        int end = ready.indexOf(' ');
        workersHttp = end < 0 ? ready : ready.substring(0, end);
        models = end < 0 ? "" : ready.substring(end + 1);
        watchers.forEach(Watcher::start);
    }

    /** Where the workers serve their metrics, once they are ready. */
    private static Optional<String> address(Child workers) {
        if (workers.lacks().isPresent()) return Optional.empty();
        try {
            return Optional.of(workers.awaitReady(Duration.ofMillis(1)).split(" ", 2)[0]);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Cluster cluster(Settings settings) throws IOException, InterruptedException {
        if (settings.kafka().containsKey("bootstrap.servers")) return new Cluster(settings.kafka());
        plan.machine().state().awaitBrokerGone();
        BrokerFolder folder = new BrokerFolder(plan.machine().state());
        folder.prepare();
        Child broker = new Child(plan.machine().launch().broker(plan.machine().state())).start();
        parts.push(broker);
        health.part("broker", broker::lacks);
        BrokerDisk disk = push(new BrokerDisk(
                plan.machine().state().broker(), message -> System.err.println(Printable.line("sluice: " + message))));
        health.part("broker-disk", disk::lacks);
        disk.start();
        try {
            return Cluster.at(broker.awaitReady(BROKER_PATIENCE));
        } catch (IOException e) {
            throw folder.broken(String.valueOf(e.getMessage()));
        }
    }

    private List<String> workerArguments(Cluster cluster) {
        List<String> arguments = new ArrayList<>(List.of("workers"));
        arguments.addAll(plan.settingsArguments());
        // What else it takes to reach the cluster stands where we read it: a password must not show in a process list.
        arguments.addAll(List.of("--set", "kafka.bootstrap.servers=" + cluster.bootstrapServers()));
        arguments.addAll(List.of(
                "--set",
                "http.address=" + Addresses.next(plan.settings().outlook().httpAddress())));
        plan.roots().forEach((name, path) -> arguments.addAll(List.of("--root", name + "=" + path)));
        return arguments;
    }

    private void serveHealth(Settings settings) throws IOException {
        JvmMetrics.builder().register(registry);
        http = Addresses.text(push(Addresses.serve(settings.outlook().httpAddress(), registry, health))
                .address());
    }

    private <T extends AutoCloseable> T push(T part) {
        parts.push(part);
        return part;
    }

    /** What has come how far. */
    public Board board() {
        return board.orElseThrow();
    }

    /** What each watcher has found. */
    public List<Watcher> watchers() {
        return List.copyOf(watchers);
    }

    /** Where the metrics are, {@code host:port}. */
    public String http() {
        return http;
    }

    /** Where those of the workers are, {@code host:port}; another place once they had to be started again. */
    public String workersHttp() {
        return workersHttp;
    }

    /** Which models the workers use, on what, and what is wrong with others: one line for people. */
    public String models() {
        return models;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** What keeps parts of it from work now. */
    public java.util.Map<String, String> lacks() {
        return health.lacks();
    }

    /** Why a watcher has given up for good, if one has. */
    public Optional<RuntimeException> failure() {
        return watchers.stream().flatMap(w -> w.failure().stream()).findFirst();
    }

    /** Whether all that lay there, and all that came, has ended. */
    public boolean done() {
        if (watchers.stream().anyMatch(w -> !w.idle())) return false;
        Board all = board();
        for (Watcher watcher : watchers) {
            if (all.arrived(watcher.root().name()) < watcher.announced()) return false;
        }
        return all.open() == 0;
    }

    @Override
    public void close() {
        watchers.forEach(Watcher::close);
        workers.ifPresent(Child::close);
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
        plan.machine().state().closedWell();
    }
}
