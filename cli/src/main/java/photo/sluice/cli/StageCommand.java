// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.util.HashMap;
import java.util.Map;
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
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private RootOptions roots = new RootOptions();

    private final Set<String> stages;

    private StageCommand(Set<String> stages) {
        this.stages = stages;
    }

    boolean catchUp() {
        return true;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = withBroker(options.settings());
        StateFolder state = new StateFolder(settings.places().state()).create();
        Plan.Machine machine = new Plan.Machine(settings, state, Launch.ofThisProcess());
        Plan plan =
                new Plan(roots.roots(settings), RunCommand.runName(), catchUp(), false, machine, options.forChild());
        CountDownLatch leave = new CountDownLatch(1);
        Lone lone = Lone.start(plan, stages);
        Runtime.getRuntime().addShutdownHook(new Thread(lone::close, "drain"));
        if (Boolean.getBoolean("sluice.child")) Parent.onGone(leave::countDown);
        Parent.ready(lone.http());
        while (!leave.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
            if (lone.failure().isPresent())
                throw Failure.environment(lone.failure().get());
        }
        return Failure.OK;
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
        boolean catchUp() {
            return !noBackfill;
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
