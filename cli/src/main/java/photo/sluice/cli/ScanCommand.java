// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Announcing.Target;
import photo.sluice.cli.pipeline.Stages;
import photo.sluice.cli.scan.Found;
import photo.sluice.cli.scan.Installed;
import photo.sluice.cli.scan.Mode;
import photo.sluice.cli.scan.Scope;
import photo.sluice.cli.scan.Search;
import photo.sluice.cli.scan.Wanted;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Terminal;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has photos looked at that lie in a folder already: new ones, all, or those that something older has measured. */
@Command(
        name = "scan",
        description = "Has the photos of a folder looked at once more, behind what arrives.",
        mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
    /** More are asked about, where somebody can answer. */
    private static final int MANY = 1000;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "1..*",
            description = "Folders that Sluice serves, or below one; with nothing running also new ones.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--mode",
            defaultValue = "new",
            description = "new: never announced, or changed (the default); all; stale: measured by other formulas or"
                    + " models than are installed.")
    private Mode mode = Mode.NEW;

    @Option(
            names = "--stage",
            split = ",",
            paramLabel = "score,tag",
            description =
                    "Only what these stages say is asked for anew; what the other said stays. Photos that were never"
                            + " looked at are looked at by both.")
    private Set<String> stages = new TreeSet<>();

    @Option(names = "--without-sidecar", description = "Leave alone photos that have a sidecar.")
    private boolean withoutSidecar;

    @Option(names = "--without-pick", description = "Leave alone photos that have a pick label.")
    private boolean withoutPick;

    @Option(names = "--without-tags", description = "Leave alone photos that have keywords.")
    private boolean withoutTags;

    @Option(names = "--dry-run", description = "Say which photos; ask for nothing.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            description =
                    "Return when each has its outcome, which is told as run --once tells it, with its exit status.")
    private boolean wait;

    @Option(names = "--yes", description = "Do not ask, however many there are.")
    private boolean yes;

    @Option(
            names = "--json",
            description = "One JSON object on standard output; with nothing running also one a photo, as run prints.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Optional<Set<String>> only = only();
        Settings settings = options.settings();
        StateFolder state = new StateFolder(settings.places().state()).create();
        RootBook book = RootBook.open(state, settings.roots());
        List<Scope> scopes = scopes(book, state, settings);
        boolean scores = only.isEmpty() || only.get().contains(Stages.SCORER);
        boolean tags = only.isEmpty() || only.get().contains(Stages.TAGGER);
        Wanted wanted = new Wanted(mode, scores, tags, new Wanted.Without(withoutSidecar, withoutPick, withoutTags));
        Search search = new Search(wanted, mode == Mode.STALE ? Installed.of(settings) : Installed.NOTHING);
        try (Reach reach = Reach.of(settings, state, book.all(), options)) {
            List<Found> found = scopes.stream()
                    .map(scope -> search.in(scope, Search.known(reach.cluster(), scope)))
                    .toList();
            int chosen = found.stream().mapToInt(each -> each.chosen().size()).sum();
            String id = "scan-" + RunCommand.runName();
            tell(id, found, chosen);
            if (dryRun || chosen == 0 || !consent(chosen)) return Failure.OK;
            if (!reach.served()) book.keep();
            Map<Target, List<String>> photos = new LinkedHashMap<>();
            found.forEach(
                    each -> photos.computeIfAbsent(new Target(each.scope().root(), only), target -> new ArrayList<>())
                            .addAll(each.chosen()));
            Anew anew = new Anew(settings, state, book.all(), options, json);
            return wait ? anew.await(reach, id, photos) : anew.announce(reach, id, photos);
        } catch (LogUnavailableException e) {
            throw Failure.environment("Kafka does not answer: " + e.getMessage());
        }
    }

    /** Empty: all stages. */
    private Optional<Set<String>> only() {
        Set<String> names = new TreeSet<>();
        for (String stage : stages) {
            switch (stage.strip().toLowerCase(Locale.ROOT)) {
                case "score" -> names.add(Stages.SCORER);
                case "tag" -> names.add(Stages.TAGGER);
                default -> throw Failure.wrongUse("--stage takes score, tag or both, not '" + stage + "'");
            }
        }
        return names.isEmpty() || names.size() == Stages.NAMES.size() ? Optional.empty() : Optional.of(names);
    }

    private List<Scope> scopes(RootBook book, StateFolder state, Settings settings) {
        List<Scope> scopes = new ArrayList<>();
        for (Path folder : folders) {
            Optional<Scope> scope = Scope.of(folder, book.all());
            if (scope.isEmpty()) {
                boolean served =
                        RunCard.find(state).isPresent() || settings.kafka().containsKey("bootstrap.servers");
                if (served)
                    throw Failure.wrongUse(folder + " lies in no folder that Sluice serves; it serves "
                            + book.all().values());
                book.bind(folder);
                scope = Scope.of(folder, book.all());
            }
            scope.filter(each -> scopes.stream().noneMatch(each::equals)).ifPresent(scopes::add);
        }
        return scopes;
    }

    private boolean consent(int chosen) {
        if (yes || json || chosen <= MANY || !Terminal.canAnswer()) return true;
        return new Question(System.in, System.out)
                .yes("Have " + Anew.photos(chosen) + " looked at, behind what arrives? [Y/n] ");
    }

    private void tell(String id, List<Found> found, int chosen) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("request", id);
            object.put("dryRun", dryRun);
            object.put("chosen", chosen);
            object.put("folders", found.stream().map(ScanCommand::object).toList());
            System.out.println(Lines.json(object));
            System.out.flush();
            return;
        }
        for (Found each : found) {
            System.out.println(Printable.line(String.format(
                    Locale.ROOT,
                    "%s  %s: %,d new, %,d changed; %,d chosen",
                    each.scope().path(),
                    Anew.photos(each.photos()),
                    each.fresh(),
                    each.changed(),
                    each.chosen().size())));
            if (dryRun) {
                each.chosen()
                        .forEach(path -> System.out.println(
                                Printable.line("  " + each.scope().top().resolve(path))));
            }
        }
        System.out.flush();
    }

    private static Map<String, Object> object(Found found) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("folder", found.scope().path().toString());
        object.put("root", found.scope().root());
        object.put("photos", found.photos());
        object.put("new", found.fresh());
        object.put("changed", found.changed());
        object.put("chosen", found.chosen().size());
        return object;
    }
}
