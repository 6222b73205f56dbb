// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Judging;
import photo.sluice.cli.pipeline.Plan;
import photo.sluice.cli.show.JsonShow;
import photo.sluice.cli.show.LiveShow;
import photo.sluice.cli.show.PlainShow;
import photo.sluice.cli.show.Show;
import photo.sluice.cli.show.Terminal;
import photo.sluice.contract.PhotoId;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.watcher.folder.Census;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job: every stage on this machine. */
@Command(
        name = "run",
        description = "Watches folders, scores and tags what lies and arrives there, and writes sidecars.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter RUN_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "FOLDER", arity = "0..*", description = "Folders to serve, beside those known already.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--once", description = "End when all that is there has been done.")
    private boolean once;

    @Option(
            names = "--backfill",
            negatable = true,
            description =
                    "Include the photos that lie in a new folder already, or leave them alone; without it you are asked.")
    private @Nullable Boolean backfill;

    @Option(names = "--dry-run", description = "Say what would be written; write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object a photo on standard output.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.settings();
        if (dryRun) return DryRun.of(folders, settings, json);
        Judging.of(settings); // a policy that cannot be read is told before anything starts
        StateFolder state = new StateFolder(settings.places().state()).create();
        try (FileLock lock = own(state)) {
            RootBook book = RootBook.open(state, settings.roots());
            Map<String, Path> known = book.kept();
            for (Path folder : folders) book.bind(folder);
            Map<String, Path> roots = book.all();
            if (roots.isEmpty()) throw Failure.wrongUse("name a folder to serve: sluice run FOLDER");
            Map<String, Path> fresh = new LinkedHashMap<>(roots);
            fresh.keySet().removeAll(known.keySet());
            if (!fresh.isEmpty() && !consent(fresh)) book.leave(fresh.keySet(), Instant.now());
            if (Boolean.TRUE.equals(backfill)) book.include(roots.keySet());
            book.keep();
            Plan.Machine machine = new Plan.Machine(settings, state, Launch.ofThisProcess());
            Plan plan = new Plan(roots, runName(), book.left(), once, machine, options.forChild());
            return new Run(plan, show(json, roots)).toTheEnd();
        } catch (IOException e) {
            throw Failure.environment("the state folder " + state.path() + " cannot be given back: " + e);
        }
    }

    static String runName() {
        return RUN_NAME.format(Instant.now());
    }

    static Show show(boolean json, Map<String, Path> roots) {
        if (json) return new JsonShow(System.out, photo -> file(roots, photo));
        return Terminal.isWatched() ? new LiveShow(System.out) : new PlainShow(System.out);
    }

    /** A line a photo, whoever looks on. */
    static Show plain(boolean json, Map<String, Path> roots) {
        return json ? show(true, roots) : new PlainShow(System.out);
    }

    private static Path file(Map<String, Path> roots, PhotoId photo) {
        Path root = roots.get(photo.root());
        return root == null ? Path.of(photo.key()) : root.resolve(photo.path());
    }

    static FileLock own(StateFolder state) {
        return state.tryOwn()
                .orElseThrow(() -> Failure.environment(RunCard.find(state)
                        .map(card -> "another sluice run (process " + card.pid() + ", since " + card.since()
                                + ") serves " + String.join(", ", card.roots())
                                + ".\nIt takes every folder that it knows; stop it, name all folders in one run, or give"
                                + " this one a state folder of its own with --set state=FOLDER.")
                        .orElse("another sluice is starting or stopping on " + state.path()
                                + "; try again in a moment")));
    }

    /** Whether what lies in new folders is included: asked, given as a flag, or plain from --once. */
    private boolean consent(Map<String, Path> fresh) {
        if (backfill != null) return backfill;
        if (once) return true;
        Map<Path, Long> full = new LinkedHashMap<>();
        fresh.values().forEach(path -> {
            long photos = count(path);
            if (photos > 0) full.put(path, photos);
        });
        if (full.isEmpty()) return true;
        StringBuilder text = new StringBuilder();
        full.forEach((path, photos) ->
                text.append(path).append(" holds ").append(photos).append(" photos already.\n"));
        if (!Terminal.canAnswer()) {
            throw Failure.wrongUse(
                    text + "Say --backfill to score them and write sidecars beside them, or --no-backfill"
                            + " to take only what arrives from now on.");
        }
        return new Question(System.in, System.out).yes(text + "Score them and write sidecars beside them? [Y/n] ");
    }

    private static long count(Path path) {
        try {
            return Census.count(path);
        } catch (IOException e) {
            throw Failure.environment(path + " cannot be looked through: " + e);
        }
    }
}
