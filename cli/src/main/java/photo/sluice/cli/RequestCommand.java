// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Asking;
import photo.sluice.cli.pipeline.LoneWriter;
import photo.sluice.cli.pipeline.Plan;
import photo.sluice.cli.show.Replies;
import photo.sluice.contract.Request;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Something that is asked of the writers: of those that run, or of one that is started for it. */
abstract class RequestCommand implements Callable<Integer> {
    /** A writer that comes back after a crash needs half a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Parameters(paramLabel = "FOLDER", description = "A folder that Sluice serves, or one below it.")
    private Path folder = Path.of("");

    @Option(names = "--dry-run", description = "Say what would change; write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    private final String verb;

    RequestCommand(String verb) {
        this.verb = verb;
    }

    /** What is asked, checked as far as that needs no writer. */
    abstract Request request(Request.Scope scope, Settings settings);

    @Override
    public Integer call() {
        Settings settings = options.settings();
        StateFolder state = new StateFolder(settings.places().state()).create();
        Map<String, Path> roots = RootBook.open(state, settings.roots()).all();
        Request request = request(scope(roots), settings);
        Optional<Cluster> running = RunCard.find(state)
                .map(card -> Cluster.at(card.bootstrapServers()))
                .or(() -> settings.kafka().containsKey("bootstrap.servers")
                        ? Optional.of(new Cluster(settings.kafka()))
                        : Optional.empty());
        Replies replies = new Replies(roots, json);
        if (running.isPresent()) return ask(running.get(), request, replies);
        Plan.Machine machine = new Plan.Machine(settings, state, Launch.ofThisProcess());
        Plan plan = new Plan(roots, request.id(), Map.of(), true, machine, options.forChild());
        try (FileLock lock = RunCommand.own(state);
                LoneWriter writer = LoneWriter.start(plan)) {
            return ask(writer.cluster(), request, replies);
        } catch (IOException e) {
            throw Failure.environment("the state folder " + state.path() + " cannot be given back: " + e);
        }
    }

    private int ask(Cluster cluster, Request request, Replies replies) {
        Asking.Answer answer = Asking.ask(cluster, request, PATIENCE, replies::progress);
        replies.tell(request, answer);
        boolean left = answer.message().isPresent() || answer.counts().containsKey("busy");
        return left ? Failure.ENVIRONMENT : Failure.OK;
    }

    private Request.Scope scope(Map<String, Path> roots) {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            throw Failure.wrongUse("there is no folder " + folder);
        }
        if (!Files.isDirectory(real)) throw Failure.wrongUse(folder + " is no folder; name the one that it lies in");
        Map.Entry<String, Path> root = roots.entrySet().stream()
                .filter(known -> real.startsWith(known.getValue()))
                .findFirst()
                .orElseThrow(() -> Failure.wrongUse(
                        folder + " lies in no folder that Sluice serves; it serves " + roots.values()));
        String below = root.getValue().relativize(real).toString();
        String id = verb + "-" + RunCommand.runName();
        return new Request.Scope(id, root.getKey(), below, dryRun, Instant.now());
    }
}
