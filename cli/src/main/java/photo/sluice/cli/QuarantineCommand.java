// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Announcing.Target;
import photo.sluice.cli.quarantine.Case;
import photo.sluice.cli.quarantine.Listing;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.standing.Quarantine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The photos that could not be looked at: which, why, and out of there again. */
@Command(
        name = "quarantine",
        description = "Lists, shows, retries and drops photos that could not be looked at.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuarantineCommand.ListThem.class,
            QuarantineCommand.Show.class,
            QuarantineCommand.Retry.class,
            QuarantineCommand.Drop.class
        })
final class QuarantineCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do, such as: sluice quarantine list");
    }

    /** What is done with the cases, once they are read. */
    abstract static class Part implements Callable<Integer> {
        @Option(names = "--json", description = "One JSON object a photo on standard output.")
        boolean json;

        @Mixin
        SettingsOptions options = new SettingsOptions();

        Map<String, Path> roots = Map.of();

        @Override
        public Integer call() {
            check();
            Settings settings = options.settings();
            StateFolder state = new StateFolder(settings.places().state()).create();
            roots = RootBook.open(state, settings.roots()).all();
            boolean anywhere = RunCard.find(state).isPresent()
                    || settings.kafka().containsKey("bootstrap.servers")
                    || java.nio.file.Files.exists(state.broker());
            if (!anywhere) return none();
            try (Reach reach = Reach.of(settings, state, roots, options)) {
                List<Case> cases;
                try (Quarantine quarantine = Quarantine.open(reach.cluster())) {
                    cases = Case.of(quarantine.all(), roots);
                }
                return with(cases, reach, new Anew(settings, state, roots, options, json));
            } catch (LogUnavailableException e) {
                throw Failure.environment("Kafka does not answer: " + e.getMessage());
            }
        }

        /** Refuses wrong use before anything starts. */
        void check() {}

        private int none() {
            if (!json) Listing.lines(List.of(), Instant.now()).forEach(System.out::println);
            return Failure.OK;
        }

        abstract int with(List<Case> cases, Reach reach, Anew anew);

        /** The case of each of these photos, named as files or as in the log. */
        List<Case> named(List<Case> cases, List<String> photos) {
            Map<String, Case> byKey = new LinkedHashMap<>();
            cases.forEach(each -> byKey.put(each.key(), each));
            Set<Case> found = new LinkedHashSet<>();
            for (String photo : photos) {
                Case one = Optional.ofNullable(byKey.get(photo))
                        .or(() -> key(photo).map(byKey::get))
                        .orElseThrow(() ->
                                Failure.wrongUse(photo + " is not in quarantine; sluice quarantine list says what is"));
                found.add(one);
            }
            return List.copyOf(found);
        }

        private Optional<String> key(String photo) {
            Path file = Path.of(photo).toAbsolutePath().normalize();
            Path real = Optional.ofNullable(file.getParent())
                    .map(folder -> real(folder).resolve(String.valueOf(file.getFileName())))
                    .orElse(file);
            return roots.entrySet().stream()
                    .filter(root -> real.startsWith(root.getValue()) && !real.equals(root.getValue()))
                    .map(root -> new PhotoId(
                                    root.getKey(),
                                    root.getValue().relativize(real).toString())
                            .key())
                    .findFirst();
        }

        /** The photo itself may have gone, and its folder too. */
        private static Path real(Path folder) {
            try {
                return folder.toRealPath();
            } catch (java.io.IOException e) {
                return folder;
            }
        }
    }

    /** Those that a fault or a root have in common. */
    abstract static class Filtered extends Part {
        @Option(names = "--fault", paramLabel = "CODE", description = "Only those with this fault, such as corrupt.")
        @Nullable
        String fault;

        @Option(names = "--root", paramLabel = "NAME", description = "Only those of this root.")
        @Nullable
        String root;

        @Override
        void check() {
            if (fault == null) return;
            List<String> codes = Arrays.stream(Fault.values()).map(Fault::code).toList();
            if (!codes.contains(fault))
                throw Failure.wrongUse("--fault " + fault + " is none; it takes one of " + String.join(", ", codes));
        }

        List<Case> filtered(List<Case> cases) {
            return cases.stream()
                    .filter(each -> fault == null || each.fault().code().equals(fault))
                    .filter(each -> root == null || each.root().equals(Optional.of(root)))
                    .toList();
        }
    }

    @Command(name = "list", description = "Lists them, each once.", mixinStandardHelpOptions = true)
    static final class ListThem extends Filtered {
        @Override
        int with(List<Case> cases, Reach reach, Anew anew) {
            List<Case> wanted = filtered(cases);
            (json ? Listing.json(wanted) : Listing.lines(wanted, Instant.now())).forEach(System.out::println);
            return Failure.OK;
        }
    }

    @Command(name = "show", description = "Says all that is known of some.", mixinStandardHelpOptions = true)
    static final class Show extends Part {
        @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Files, or their names in the list.")
        private List<String> photos = new ArrayList<>();

        @Override
        int with(List<Case> cases, Reach reach, Anew anew) {
            List<Case> wanted = named(cases, photos);
            if (json) Listing.json(wanted).forEach(System.out::println);
            else wanted.forEach(each -> Listing.page(each, Instant.now()).forEach(System.out::println));
            return Failure.OK;
        }
    }

    /** Those that are named, or all, or all with something in common. */
    abstract static class Chosen extends Filtered {
        @Parameters(paramLabel = "PHOTO", arity = "0..*", description = "Files, or their names in the list.")
        private List<String> photos = new ArrayList<>();

        @Option(names = "--all", description = "All of them.")
        private boolean all;

        @Override
        void check() {
            super.check();
            boolean some = fault != null || root != null;
            if (photos.isEmpty() == !(all || some))
                throw Failure.wrongUse("name photos, or say --all, --fault CODE or --root NAME");
        }

        List<Case> chosen(List<Case> cases) {
            return photos.isEmpty() ? filtered(cases) : named(cases, photos);
        }
    }

    @Command(
            name = "retry",
            description = "Has them looked at once more, behind what arrives. One that fails again stays, with its new"
                    + " reason.",
            mixinStandardHelpOptions = true)
    static final class Retry extends Chosen {
        @Override
        int with(List<Case> cases, Reach reach, Anew anew) {
            Map<Target, List<String>> photos = new LinkedHashMap<>();
            for (Case each : chosen(cases)) {
                each.latest()
                        .subject()
                        .ifPresent(subject -> photos.computeIfAbsent(
                                        new Target(subject.photo().root(), each.retried()), target -> new ArrayList<>())
                                .add(subject.photo().path()));
            }
            if (photos.isEmpty()) {
                System.err.println("sluice: nothing to retry");
                return Failure.OK;
            }
            return anew.announce(reach, "retry-" + RunCommand.runName(), photos);
        }
    }

    @Command(
            name = "drop",
            description = "Forgets that they failed; the photos stay as they are, without a verdict.",
            mixinStandardHelpOptions = true)
    static final class Drop extends Chosen {
        @Override
        int with(List<Case> cases, Reach reach, Anew anew) {
            List<Case> wanted = chosen(cases);
            try (EventLog log = new EventLog(reach.cluster())) {
                for (Case each : wanted) log.forget(Topic.QUARANTINE, each.key());
            } catch (FaultException e) {
                throw Failure.environment("Kafka does not take it: " + e.getMessage());
            }
            if (json) Listing.json(wanted).forEach(System.out::println);
            else
                System.err.println("sluice: " + Anew.photos(wanted.size()) + " dropped from quarantine"
                        + wanted.stream()
                                .map(Case::name)
                                .limit(3)
                                .collect(Collectors.joining(", ", wanted.isEmpty() ? "" : ": ", ""))
                        + (wanted.size() > 3 ? " …" : ""));
            return Failure.OK;
        }
    }
}
