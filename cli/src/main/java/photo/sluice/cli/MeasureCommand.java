// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import photo.sluice.cli.measure.Json;
import photo.sluice.cli.measure.Measurement;
import photo.sluice.cli.measure.Profile;
import photo.sluice.cli.measure.Sheet;
import photo.sluice.cli.pipeline.Models;
import photo.sluice.cli.pipeline.Readers;
import photo.sluice.cli.pipeline.Scorers;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Terminal;
import photo.sluice.cli.show.Unread;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores files on the spot: no broker, nothing written. */
@Command(
        name = "measure",
        description = "Scores photos and prints what was measured; writes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:all were measured", " 1:some were not; standard error says which and why", " 2:wrong use"})
final class MeasureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Photos.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a photo on standard output.")
    private boolean json;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "technical (ours, the default) or digikam-basic, to compare with.")
    private String profile = Profile.TECHNICAL.toString();

    @Option(
            names = "--brisque",
            description = "BRISQUE as well (lower is better); the same as --set score.brisque=true.")
    private boolean brisque;

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        models.models().ifPresent(MeasureCommand::check);
        Settings settings = options.settings(models.own());
        if (files.contains(Path.of("-"))) {
            throw Failure.wrongUse("standard input is not read; a file of the name - is ./-");
        }
        Profile shown = profile();
        int missed = 0;
        try (Models opened = Models.open(settings, new PrometheusRegistry());
                Scorers scorers = Scorers.of(brisque || settings.work().optIn().brisque(), opened);
                PhotoReader reader = Readers.of(settings)) {
            reader.warmUp();
            Scorer scorer = scorers.scorer();
            Sheet sheet = new Sheet(Terminal.columns(), Terminal.isColoured());
            for (Path file : files) {
                missed += measured(file, () -> Measurement.of(file, reader, scorer, shown), sheet) ? 0 : 1;
            }
        }
        if (!json && files.size() > 1) {
            System.out.println(files.size() - missed + " measured" + (missed == 0 ? "" : ", " + missed + " not"));
        }
        return missed == 0 ? Failure.OK : Failure.SOME_QUARANTINED;
    }

    private static void check(Path models) {
        if (!Files.isDirectory(models)) throw Failure.wrongUse("there is no folder " + models + " with models");
    }

    private Profile profile() {
        try {
            return Profile.named(profile);
        } catch (IllegalArgumentException e) {
            throw Failure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** Measures when called. */
    private interface Measuring {
        Measurement now() throws UnreadablePhoto;
    }

    private boolean measured(Path file, Measuring measuring, Sheet sheet) {
        Optional<Unread> folder = Unread.folder(file);
        if (folder.isPresent()) {
            folder.get().tell("measured", json);
            return false;
        }
        try {
            Measurement found = measuring.now();
            if (json) System.out.println(Lines.json(Json.object(found)));
            else sheet.lines(found).forEach(line -> System.out.println(Printable.line(line)));
            if (!json) System.out.println();
            return true;
        } catch (UnreadablePhoto e) {
            Unread.of(file, e).tell("measured", json);
            return false;
        }
    }
}
