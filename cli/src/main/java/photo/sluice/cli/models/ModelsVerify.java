// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.inference.registry.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether what lies here is what it should be. */
@Command(
        name = "verify",
        description = "Takes the checksum of each model, opens it and lets it answer once.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:all models work", " 1:some do not", " 2:wrong use"})
final class ModelsVerify implements Callable<Integer> {
    private static final int SOME_DO_NOT = 1;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these; by default all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        List<Standing> all = place.standing();
        for (String name : names) {
            if (all.stream().noneMatch(model -> model.isCalled(name))) {
                throw Failure.wrongUse("there is no model " + name + " in " + place.folder());
            }
        }
        List<Standing> meant = all.stream()
                .filter(model -> names.isEmpty() || names.stream().anyMatch(model::isCalled))
                .toList();
        List<Path> unfinished = names.isEmpty() ? place.unfinished() : List.of();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("models", meant.stream().map(ModelsList::object).toList());
            object.put("unfinished", unfinished.stream().map(Path::toString).toList());
            System.out.println(Lines.json(object));
        } else {
            show(meant, unfinished);
        }
        return meant.stream().allMatch(model -> model.fault().isEmpty()) ? Failure.OK : SOME_DO_NOT;
    }

    private void show(List<Standing> meant, List<Path> unfinished) {
        for (Standing model : meant) {
            String line = model.fault()
                    .map(fault -> "BAD  " + model.file() + "  " + fault)
                    .orElse("ok   " + model.file() + "  " + model.name());
            System.out.println(Printable.line(line));
        }
        for (Path part : unfinished) {
            System.out.println(Printable.line("     " + part + "  unfinished; pull it again to go on"));
        }
        if (meant.stream().anyMatch(model -> model.fault().isPresent())) {
            System.out.println("What is bad is passed by. Pull it again, or remove it and add it anew.");
        }
        if (meant.isEmpty()) System.out.println(Printable.line("no models in " + place.folder()));
    }
}
