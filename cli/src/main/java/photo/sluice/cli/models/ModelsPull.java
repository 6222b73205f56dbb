// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import photo.sluice.cli.Failure;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Terminal;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.registry.Catalogue;
import photo.sluice.inference.registry.Entry;
import photo.sluice.inference.registry.Fetcher;
import photo.sluice.inference.registry.Patience;
import photo.sluice.inference.registry.Proxies;
import photo.sluice.inference.registry.PullException;
import photo.sluice.inference.registry.Puller;
import photo.sluice.inference.registry.Purpose;
import photo.sluice.inference.registry.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one command that fetches anything. */
@Command(
        name = "pull",
        description = "Fetches models, after showing their licences. A fetch that broke off is gone on with.",
        mixinStandardHelpOptions = true)
final class ModelsPull implements Callable<Integer> {
    private static final String STARTER = "starter";

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "As in \"sluice models list\"; \"starter\" is a set that is free to use.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--accept-licence",
            description = "Also fetch models whose licence is network copyleft or noncommercial, or is not stated.")
    private boolean accepted;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = place.catalogue();
        List<Entry> wanted = wanted(catalogue);
        for (Entry entry : wanted) {
            if (entry.way() instanceof Entry.Converted converted && names.contains(entry.name())) {
                throw Failure.wrongUse(entry.name() + " cannot be fetched in a form that runs here; "
                        + Words.chapter(converted) + " says how to convert it");
            }
        }
        List<Entry> fetched = wanted.stream()
                .filter(entry -> entry.way() instanceof Entry.Fetched)
                .toList();
        fetched.forEach(ModelsPull::show);
        consent(fetched);
        List<String> failed = pull(fetched);
        if (names.contains(STARTER)) unserved(catalogue.starterEntries());
        if (!failed.isEmpty()) throw Failure.environment("not fetched: " + String.join(", ", failed));
        return Failure.OK;
    }

    private static void show(Entry entry) {
        if (!(entry.way() instanceof Entry.Fetched fetched)) return;
        System.out.println(Printable.line(entry.name() + ", " + Words.size(fetched.bytes()) + ": " + entry.about()));
        System.out.println(Printable.line(
                "  licence " + entry.licence().spdx() + ": " + entry.licence().line()));
    }

    private void consent(List<Entry> fetched) {
        if (accepted) return;
        String asking = fetched.stream()
                .filter(entry -> entry.licence().asks())
                .map(entry -> entry.name() + " (" + entry.licence().spdx() + ", " + Words.terms(entry.licence()) + ")")
                .collect(Collectors.joining(", "));
        if (!asking.isEmpty()) {
            throw Failure.wrongUse("nothing was fetched: say --accept-licence if you accept the licence of " + asking);
        }
    }

    /** Names of those that were not fetched; what kept one keeps no other. */
    private List<String> pull(List<Entry> entries) throws InterruptedException {
        Fetcher fetcher = new Fetcher(Patience.USUAL, Proxies.ofEnvironment());
        Puller puller = new Puller(place.folder(), fetcher);
        List<String> failed = new ArrayList<>();
        for (Entry entry : entries) {
            Bar bar = new Bar(System.out, Terminal.isWatched() ? Terminal.columns() : 0);
            try {
                ModelCard card = puller.pull(entry, bar);
                System.out.println(Printable.line(card.name() + " " + card.version() + " is ready"));
            } catch (PullException e) {
                bar.end();
                failed.add(entry.name());
                System.err.println(Printable.line("sluice: " + entry.name() + ": " + e.getMessage()));
                for (String line : e.advice()) System.err.println(Printable.line("  " + line));
            }
        }
        return failed;
    }

    /** What the starter would need that cannot be fetched, unless a model for it lies here already. */
    private void unserved(List<Entry> starter) {
        Set<Purpose> served = EnumSet.noneOf(Purpose.class);
        for (Standing model : place.standing()) {
            if (model.fault().isPresent()) continue;
            model.purpose().ifPresent(served::add);
        }
        for (Entry entry : starter) {
            if (entry.way() instanceof Entry.Converted converted && !served.contains(entry.purpose())) {
                System.out.println(
                        Printable.line("For " + entry.purpose().word() + " nothing can be fetched that runs as"
                                + " it is: " + entry.name() + " must be converted first, and then added; see "
                                + Words.chapter(converted)));
            }
        }
    }

    private List<Entry> wanted(Catalogue catalogue) {
        Set<Entry> wanted = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals(STARTER)) {
                if (catalogue.starter().isEmpty()) throw Failure.wrongUse("this list names no starter");
                wanted.addAll(catalogue.starterEntries());
            } else {
                wanted.add(catalogue
                        .named(name)
                        .orElseThrow(() -> Failure.wrongUse("no model is called " + name + "; there are "
                                + catalogue.entries().stream().map(Entry::name).collect(Collectors.joining(", ")))));
            }
        }
        return List.copyOf(wanted);
    }
}
