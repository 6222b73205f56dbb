// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Lone;
import photo.sluice.cli.pipeline.Plan;
import photo.sluice.cli.pipeline.Stages;
import photo.sluice.runtime.process.Parent;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One stage alone in its process, as in a container; more of the same share the work. */
abstract class StageCommand implements Callable<Integer> {
    private static final long ORPHAN_MILLIS = 2000;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private RootOptions roots = new RootOptions();

    private final Set<String> stages;

    private StageCommand(Set<String> stages) {
        this.stages = stages;
    }

    /** Whether photos that lie there already are left alone. */
    boolean leavesAlone() {
        return false;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = withBroker(options.settings());
        StateFolder state = new StateFolder(settings.places().state()).create();
        Plan.Machine machine = new Plan.Machine(settings, state, Launch.ofThisProcess());
        Map<String, Path> served = roots.roots(settings);
        Map<String, Instant> left = new HashMap<>();
        if (leavesAlone()) served.keySet().forEach(root -> left.put(root, Instant.MAX));
        Plan plan = new Plan(served, RunCommand.runName(), left, false, machine, options.forChild());
        CountDownLatch leave = new CountDownLatch(1);
        Lone lone = Lone.start(plan, stages);
        Runtime.getRuntime().addShutdownHook(new Thread(lone::close, "drain"));
        if (Boolean.getBoolean("sluice.child")) {
            Optional<ProcessHandle> parent = ProcessHandle.current().parent();
            Parent.onGone(() -> {
                leave.countDown();
                if (!parentLives(parent)) leaveForGood();
            });
        }
        Parent.ready((lone.http() + " " + lone.models()).strip());
        if (Boolean.getBoolean("sluice.child")) Parent.giveSignsOfLife();
        while (!leave.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
            if (lone.failure().isPresent())
                throw Failure.environment(lone.failure().get());
        }
        return Failure.OK;
    }

    /** Looks a moment later: standard input ends before a killed process is gone. */
    private static boolean parentLives(Optional<ProcessHandle> parent) {
        try {
            Thread.sleep(ORPHAN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return parent.filter(ProcessHandle::isAlive).isPresent();
    }

    /** The run was killed and its broker has left too: nothing can be drained, and what is in hand is given again. */
    private static void leaveForGood() {
        Runtime.getRuntime().halt(Failure.ENVIRONMENT);
    }

    /** The cluster that is named, or that of the run on this machine. */
    private static Settings withBroker(Settings settings) {
        if (settings.kafka().containsKey("bootstrap.servers")) return settings;
        RunCard card = RunCard.find(new StateFolder(settings.places().state()))
                .orElseThrow(() -> Failure.wrongUse(
                        "a stage alone needs a broker: say --bootstrap-servers HOST:PORT, or start sluice run first"));
        Map<String, String> kafka = new HashMap<>(settings.kafka());
        kafka.put("bootstrap.servers", card.bootstrapServers());
        return settings.withKafka(kafka);
    }

    @Command(
            name = "watcher",
            description = "Runs the watcher alone: announces what lies and arrives in the roots.",
            mixinStandardHelpOptions = true)
    static final class Watcher extends StageCommand {
        @Option(names = "--no-backfill", description = "Leave alone what lies there already.")
        private boolean noBackfill;

        Watcher() {
            super(Set.of("watcher"));
        }

        @Override
        boolean leavesAlone() {
            return noBackfill;
        }
    }

    @Command(name = "scorer", description = "Runs a scorer alone.", mixinStandardHelpOptions = true)
    static final class Scorer extends StageCommand {
        Scorer() {
            super(Set.of(Stages.SCORER));
        }
    }

    @Command(name = "tagger", description = "Runs a tagger alone.", mixinStandardHelpOptions = true)
    static final class Tagger extends StageCommand {
        Tagger() {
            super(Set.of(Stages.TAGGER));
        }
    }

    @Command(name = "writer", description = "Runs a writer alone.", mixinStandardHelpOptions = true)
    static final class Writer extends StageCommand {
        Writer() {
            super(Set.of("writer"));
        }
    }

    @Command(
            name = "workers",
            description = "Runs scorer and tagger in one process, so that a photo is decoded once.",
            mixinStandardHelpOptions = true)
    static final class Workers extends StageCommand {
        Workers() {
            super(Set.of(Stages.SCORER, Stages.TAGGER));
        }
    }
}
