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
import photo.sluice.cli.show.Terminal;
import photo.sluice.inference.registry.Catalogue;
import photo.sluice.inference.registry.Entry;
import photo.sluice.inference.registry.Purpose;
import photo.sluice.inference.registry.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What lies here, each model opened once, and what else can be had. Asks no server. */
@Command(
        name = "list",
        description = "Shows the models that lie here, and whether they work, and those that can be had.",
        mixinStandardHelpOptions = true)
final class ModelsList implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        Catalogue catalogue = place.catalogue();
        List<Standing> standing = place.standing();
        List<Path> unfinished = place.unfinished();
        List<Entry> others = catalogue.entries().stream()
                .filter(entry ->
                        standing.stream().noneMatch(model -> model.name().equals(entry.name())))
                .toList();
        if (json) System.out.println(Lines.json(object(standing, unfinished, others)));
        else show(standing, unfinished, others);
        return Failure.OK;
    }

    private void show(List<Standing> standing, List<Path> unfinished, List<Entry> others) {
        System.out.println(Printable.line("Models in " + place.folder()));
        if (standing.isEmpty()) {
            System.out.println("  none. With \"sluice models pull starter\" you get a set that is free to use.");
        } else {
            installed(standing).print();
        }
        for (Path part : unfinished) {
            System.out.println(Printable.line("unfinished: " + part + "; pull it again to go on"));
        }
        System.out.println();
        System.out.println("To be had");
        available(others).print();
        System.out.println("* fetched only with --accept-licence; convert: docs/models.md says how");
    }

    /** In a narrow window without the column that says what they are. */
    private static Table available(List<Entry> others) {
        boolean wide = !Terminal.isWatched() || Terminal.columns() >= 110;
        Table table = wide
                ? new Table("NAME", "FOR", "SIZE", "LICENCE", "WHAT")
                : new Table("NAME", "FOR", "SIZE", "LICENCE");
        for (Entry entry : others) {
            String size = entry.way() instanceof Entry.Fetched fetched ? Words.size(fetched.bytes()) : "convert";
            String licence = entry.licence().spdx() + (entry.licence().asks() ? " *" : "");
            if (wide) table.row(entry.name(), entry.purpose().word(), size, licence, entry.about());
            else table.row(entry.name(), entry.purpose().word(), size, licence);
        }
        return table;
    }

    static Table installed(List<Standing> standing) {
        Table table = new Table("NAME", "VERSION", "FOR", "LICENCE", "FILE", "STATE");
        for (Standing model : standing) {
            table.row(
                    model.name(),
                    model.card().map(card -> card.version()).orElse("?"),
                    model.purpose().map(Purpose::word).orElse("?"),
                    model.card().map(card -> card.origin().licence()).orElse("?"),
                    model.file().toString(),
                    model.fault().map(Object::toString).orElse("ok"));
        }
        return table;
    }

    private Map<String, Object> object(List<Standing> standing, List<Path> unfinished, List<Entry> others) {
        List<Object> installed = new ArrayList<>();
        for (Standing model : standing) installed.add(object(model));
        List<Object> available = new ArrayList<>();
        for (Entry entry : others) available.add(object(entry));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("folder", place.folder().toString());
        object.put("installed", installed);
        object.put("unfinished", unfinished.stream().map(Path::toString).toList());
        object.put("available", available);
        return object;
    }

    static Map<String, Object> object(Standing model) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", model.name());
        object.put("file", model.file().toString());
        object.put("bytes", model.bytes());
        model.card().ifPresent(card -> {
            object.put("version", card.version());
            model.purpose().ifPresent(purpose -> object.put("purpose", purpose.word()));
            object.put("licence", card.origin().licence());
            object.put("sha256", card.origin().sha256());
        });
        object.put("ok", model.fault().isEmpty());
        model.fault().ifPresent(fault -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("file", fault.file());
            told.put("key", fault.key());
            told.put("reason", fault.reason());
            object.put("fault", told);
        });
        return object;
    }

    private static Map<String, Object> object(Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", entry.name());
        object.put("purpose", entry.purpose().word());
        object.put("about", entry.about());
        object.put("licence", entry.licence().spdx());
        object.put("acceptLicence", entry.licence().asks());
        if (entry.way() instanceof Entry.Fetched fetched) object.put("bytes", fetched.bytes());
        if (entry.way() instanceof Entry.Converted converted) object.put("convert", Words.chapter(converted));
        return object;
    }
}
