// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.LoneBroker;
import photo.sluice.cli.pipeline.Plan;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Progress;
import photo.sluice.runtime.settings.Settings;

/**
 * The log, wherever it is: of the run on this machine, of a cluster, or of an embedded broker that is started for as long
 * as this is open. In the last case the state folder is ours.
 */
final class Reach implements AutoCloseable {
    private final Cluster cluster;
    private final Optional<LoneBroker> broker;
    private final Optional<FileLock> lock;

    private Reach(Cluster cluster, Optional<LoneBroker> broker, Optional<FileLock> lock) {
        this.cluster = cluster;
        this.broker = broker;
        this.lock = lock;
    }

    /**
     * Reaches it.
     *
     * @throws Failure if it is not there, or nothing has ever been set up in it
     */
    static Reach of(Settings settings, StateFolder state, Map<String, Path> roots, SettingsOptions options) {
        Optional<Cluster> running = RunCard.find(state).map(card -> Cluster.at(card.bootstrapServers()));
        if (running.isPresent()) return new Reach(running.get(), Optional.empty(), Optional.empty());
        if (settings.kafka().containsKey("bootstrap.servers")) {
            Cluster cluster = new Cluster(settings.kafka());
            look(cluster);
            return new Reach(cluster, Optional.empty(), Optional.empty());
        }
        FileLock lock = RunCommand.own(state);
        try {
            LoneBroker broker = LoneBroker.start(plan(settings, state, roots, options));
            return new Reach(broker.cluster(), Optional.of(broker), Optional.of(lock));
        } catch (Failure e) {
            release(lock);
            throw e;
        }
    }

    private static void look(Cluster cluster) {
        try (Progress progress = new Progress(cluster)) {
            if (!progress.provisioned())
                throw Failure.environment("no Sluice has run on Kafka at " + cluster.bootstrapServers() + " yet");
        } catch (LogUnavailableException e) {
            throw Failure.environment("Kafka at " + cluster.bootstrapServers() + " does not answer: " + e.getMessage());
        }
    }

    private static Plan plan(Settings settings, StateFolder state, Map<String, Path> roots, SettingsOptions options) {
        Plan.Machine machine = new Plan.Machine(settings, state, Launch.ofThisProcess());
        return new Plan(roots, RunCommand.runName(), Map.of(), true, machine, options.forChild());
    }

    Cluster cluster() {
        return cluster;
    }

    /** Whether somebody serves photos there, as far as this machine can tell: a run here, or a cluster. */
    boolean served() {
        return broker.isEmpty();
    }

    /**
     * All stages on the broker that was started here, until all is done; what was never announced is left alone but for
     * what is asked for.
     */
    Plan onceHere(Settings settings, StateFolder state, Map<String, Path> roots, String run, SettingsOptions options) {
        Map<String, String> kafka = new HashMap<>(settings.kafka());
        kafka.putAll(cluster.client());
        Map<String, Instant> left = new HashMap<>();
        roots.keySet().forEach(root -> left.put(root, Instant.MAX));
        Plan.Machine machine = new Plan.Machine(settings.withKafka(kafka), state, Launch.ofThisProcess());
        return new Plan(roots, run, left, true, machine, List.copyOf(options.forChild()));
    }

    @Override
    public void close() {
        broker.ifPresent(LoneBroker::close);
        lock.ifPresent(Reach::release);
    }

    private static void release(FileLock lock) {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw Failure.environment("the state folder cannot be given back: " + e);
        }
    }
}
