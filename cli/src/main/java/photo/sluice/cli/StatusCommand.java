// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Standing;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how far everything is, and which folders are safe to open in an editor. */
@Command(
        name = "status",
        description = "Says what runs, what waits, and which folders are safe to open in an editor.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.settings();
        StateFolder state = new StateFolder(settings.places().state()).create();
        Optional<RunCard> card = RunCard.find(state);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("running", card.isPresent());
        card.ifPresent(c -> {
            status.put("pid", c.pid());
            status.put("since", c.since().toString());
            status.put("bootstrapServers", c.bootstrapServers());
            c.models().ifPresent(models -> status.put("models", models));
            status.put("metrics", List.of("http://" + c.http() + "/metrics", "http://" + c.workersHttp() + "/metrics"));
        });
        Map<String, String> roots = new TreeMap<>();
        RootBook.open(state, settings.roots()).all().forEach((name, path) -> roots.put(name, path.toString()));
        Optional<Cluster> cluster = card.map(RunCard::bootstrapServers)
                .map(Cluster::at)
                .or(() -> settings.kafka().containsKey("bootstrap.servers")
                        ? Optional.of(new Cluster(settings.kafka()))
                        : Optional.empty());
        Optional<Standing> standing = cluster.map(c -> standing(c, roots.keySet()));
        status.put("roots", rootObjects(roots, standing));
        standing.ifPresent(s -> {
            status.put("stages", s.stages());
            status.put("quarantined", s.quarantined());
        });
        if (json) System.out.println(Lines.json(status));
        else tell(card, roots, standing);
        return Failure.OK;
    }

    private static Standing standing(Cluster cluster, Iterable<String> roots) {
        try {
            return Standing.of(cluster, roots);
        } catch (LogUnavailableException e) {
            throw Failure.environment("Kafka at " + cluster.bootstrapServers() + " does not answer: " + e.getMessage());
        }
    }

    private static List<Map<String, Object>> rootObjects(Map<String, String> roots, Optional<Standing> standing) {
        List<Map<String, Object>> objects = new ArrayList<>();
        roots.forEach((name, path) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("root", name);
            object.put("folder", path);
            standing.ifPresent(s -> {
                object.put("open", s.open(name));
                object.put("safeToOpen", s.open(name) == 0);
            });
            objects.add(object);
        });
        return objects;
    }

    private static void tell(Optional<RunCard> card, Map<String, String> roots, Optional<Standing> standing) {
        System.out.println(card.map(c -> "sluice run is process " + c.pid() + ", since " + c.since()
                        + "; metrics at http://" + c.http() + "/metrics")
                .orElse("no sluice run on this machine"));
        card.flatMap(RunCard::models).ifPresent(models -> System.out.println(Printable.line("  " + models)));
        roots.forEach((name, path) -> {
            String how = standing.map(s -> s.open(name) == 0
                            ? "all done, safe to open in an editor"
                            : s.open(name) + " photos on their way; wait before you open it in an editor")
                    .orElse("");
            System.out.println(Printable.line("  " + name + "  " + path + (how.isEmpty() ? "" : "  " + how)));
        });
        standing.ifPresent(s -> {
            s.stages()
                    .forEach(stage -> System.out.println(
                            "  " + stage.stage() + " (" + stage.lane() + "): " + stage.lag() + " waiting or in hand"));
            System.out.println("  quarantined: " + s.quarantined());
        });
    }
}
