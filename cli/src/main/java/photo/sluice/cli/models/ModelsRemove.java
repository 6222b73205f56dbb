// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import photo.sluice.cli.Failure;
import photo.sluice.cli.Question;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Terminal;
import photo.sluice.inference.registry.Entry;
import photo.sluice.inference.registry.PullException;
import photo.sluice.inference.registry.Removal;
import photo.sluice.inference.registry.Shelf;
import photo.sluice.inference.registry.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Away with one model. */
@Command(
        name = "remove",
        description = "Removes one model with its card, and labels that no other one reads.",
        mixinStandardHelpOptions = true)
final class ModelsRemove implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "As in \"sluice models list\": its name, or its file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String name;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try {
            Removal removal = removal();
            removal.files().forEach(file -> System.out.println(Printable.line("  " + file)));
            if (!consented()) throw Failure.wrongUse("nothing was removed");
            removal.run();
            System.out.println(Printable.line("removed " + name));
            return Failure.OK;
        } catch (IOException e) {
            throw Failure.environment("the folder of models, " + place.folder() + ", cannot be read: " + e);
        } catch (PullException e) {
            throw Failure.environment(String.valueOf(e.getMessage()));
        }
    }

    private Removal removal() throws IOException {
        List<Standing> meant = new Shelf(place.folder())
                .glance().stream().filter(model -> model.isCalled(name)).toList();
        if (meant.size() == 1) {
            Path file = meant.get(0).file();
            Optional<Entry> pulled = Optional.ofNullable(file.getParent())
                    .flatMap(home -> place.catalogue().named(home.toString()));
            return Removal.of(place.folder(), file, pulled);
        }
        if (meant.size() > 1) {
            String files = meant.stream().map(model -> model.file().toString()).collect(Collectors.joining(", "));
            throw Failure.wrongUse("there is more than one " + name + "; name its file: " + files);
        }
        Entry entry = place.catalogue().named(name).orElse(null);
        Removal begun = entry == null ? new Removal(place.folder(), List.of()) : Removal.of(place.folder(), entry);
        if (begun.files().isEmpty()) throw Failure.wrongUse("there is no model " + name + " in " + place.folder());
        return begun;
    }

    private boolean consented() {
        if (yes) return true;
        if (!Terminal.canAnswer()) throw Failure.wrongUse("say --yes to remove " + name);
        return new Question(System.in, System.out).yes("Remove these files? [Y/n] ");
    }
}
