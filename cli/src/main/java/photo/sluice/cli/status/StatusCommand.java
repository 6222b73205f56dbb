// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import photo.sluice.cli.Failure;
import photo.sluice.cli.SettingsOptions;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Terminal;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Progress;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how far everything is, and which folders are safe to open in an editor; looks only. */
@Command(
        name = "status",
        description = "Says what runs, what waits and since when, and which folders are safe to open in an editor.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private static final long BUSY_MILLIS = 1000;

    @Option(names = "--json", description = "One JSON object on standard output; with --watch one at each look.")
    private boolean json;

    @Option(names = "--watch", description = "Look again and again, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "From one look to the next, with --watch: 1 to 3600; ${DEFAULT-VALUE}.")
    private int seconds;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > 3600) throw Failure.wrongUse("--every takes 1 to 3600 seconds, not " + seconds);
        Settings settings = options.settings();
        StateFolder state = new StateFolder(settings.places().state()).create();
        Map<String, String> roots = new TreeMap<>();
        RootBook.open(state, settings.roots()).all().forEach((name, path) -> roots.put(name, path.toString()));
        Picture picture = new Picture(System.out, watch && !json && Terminal.isWatched());
        do {
            Optional<RunCard> card = RunCard.find(state);
            Optional<Cluster> cluster = card.map(RunCard::bootstrapServers)
                    .map(Cluster::at)
                    .or(() -> settings.kafka().containsKey("bootstrap.servers")
                            ? Optional.of(new Cluster(settings.kafka()))
                            : Optional.empty());
            if (cluster.isEmpty()) {
                tell(picture, card, roots, Optional.empty());
                pause();
            } else {
                look(picture, card, roots, cluster.get(), state);
            }
        } while (watch);
        return Failure.OK;
    }

    /** Until that run has ended, or for ever on a cluster; once without --watch. */
    private void look(
            Picture picture, Optional<RunCard> card, Map<String, String> roots, Cluster cluster, StateFolder state)
            throws InterruptedException {
        List<String> metrics = card.map(c -> List.of(c.http(), c.workersHttp())).orElse(List.of());
        try (Progress progress = new Progress(cluster)) {
            if (!progress.provisioned()) {
                throw Failure.environment("no Sluice has run on Kafka at " + cluster.bootstrapServers() + " yet");
            }
        } catch (LogUnavailableException e) {
            throw away(cluster, e);
        }
        try (Lookout lookout = new Lookout(cluster, roots.keySet(), metrics)) {
            Moment moment = lookout.look();
            if (!watch && moment.rows().stream().anyMatch(row -> row.backlog().lag() > 0)) {
                TimeUnit.MILLISECONDS.sleep(BUSY_MILLIS); // how fast it goes is seen by looking twice
                moment = lookout.look();
            }
            tell(picture, card, roots, Optional.of(moment));
            while (watch && RunCard.find(state).equals(card)) {
                pause();
                if (RunCard.find(state).equals(card)) tell(picture, card, roots, Optional.of(lookout.look()));
            }
        } catch (LogUnavailableException e) {
            if (!watch || RunCard.find(state).equals(card)) throw away(cluster, e);
        }
    }

    private static Failure away(Cluster cluster, LogUnavailableException e) {
        return Failure.environment("Kafka at " + cluster.bootstrapServers() + " does not answer: " + e.getMessage());
    }

    private void pause() throws InterruptedException {
        if (watch) TimeUnit.SECONDS.sleep(seconds);
    }

    private void tell(Picture picture, Optional<RunCard> card, Map<String, String> roots, Optional<Moment> moment) {
        if (json) System.out.println(Lines.json(object(card, roots, moment)));
        else picture.show(Sheet.lines(card, roots, moment));
        System.out.flush();
    }

    /** The keys are a contract. */
    private static Map<String, Object> object(
            Optional<RunCard> card, Map<String, String> roots, Optional<Moment> moment) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("running", card.isPresent());
        card.ifPresent(c -> {
            object.put("pid", c.pid());
            object.put("since", c.since().toString());
            object.put("bootstrapServers", c.bootstrapServers());
            c.models().ifPresent(models -> object.put("models", models));
            object.put("metrics", List.of("http://" + c.http() + "/metrics", "http://" + c.workersHttp() + "/metrics"));
        });
        List<Map<String, Object>> folders = new ArrayList<>();
        roots.forEach((name, path) -> {
            Map<String, Object> folder = new LinkedHashMap<>();
            folder.put("root", name);
            folder.put("folder", path);
            moment.ifPresent(now -> {
                folder.put("open", now.open(name));
                folder.put("safeToOpen", now.open(name) == 0);
            });
            folders.add(folder);
        });
        object.put("roots", folders);
        moment.ifPresent(now -> object.putAll(now.object()));
        return object;
    }
}
