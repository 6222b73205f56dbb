// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.tag;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.ModelOptions;
import photo.sluice.cli.SettingsOptions;
import photo.sluice.cli.pipeline.Models;
import photo.sluice.cli.pipeline.Readers;
import photo.sluice.cli.pipeline.Taggers;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Unread;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.tagger.Tagged;
import photo.sluice.tagger.Tagger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tags files on the spot: no broker, no sidecar. */
@Command(
        name = "tag",
        description = "Shows what models and rules see in photos; writes no sidecar.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:all were looked at",
            " 1:some were not; standard error says which and why",
            " 2:wrong use",
            " 3:a device or folder is missing"
        })
public final class TagCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Photos.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a photo on standard output.")
    private boolean json;

    @Option(
            names = "--accuracy",
            paramLabel = "N",
            description = "1 (tags much) to 10 (little); the same as --set tags.accuracy=N.")
    private @Nullable String accuracy;

    @Option(
            names = "--draw",
            paramLabel = "DIR",
            description = "Paints the boxes into reduced copies of the photos there.")
    private @Nullable Path draw;

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.settings(own());
        if (files.contains(Path.of("-"))) {
            throw Failure.wrongUse("standard input is not read; a file of the name - is ./-");
        }
        Optional<Drawing> drawing = Optional.ofNullable(draw).map(folder -> Drawing.into(folder, files));
        int missed = 0;
        try (Models opened = Models.open(settings, new PrometheusRegistry());
                PhotoReader reader = Readers.of(settings)) {
            reader.warmUp();
            Tagger tagger = Taggers.of(settings, opened);
            for (Path file : files) missed += looked(file, reader, tagger, drawing) ? 0 : 1;
        }
        if (!json && files.size() > 1) {
            System.out.println(files.size() - missed + " looked at" + (missed == 0 ? "" : ", " + missed + " not"));
        }
        return missed == 0 ? Failure.OK : Failure.SOME_QUARANTINED;
    }

    /** The settings that flags of this command stand for. */
    private Map<String, String> own() {
        Map<String, String> own = models.own();
        if (accuracy != null) own.put("tags.accuracy", accuracy);
        return own;
    }

    private boolean looked(Path file, PhotoReader reader, Tagger tagger, Optional<Drawing> drawing) {
        Optional<Unread> folder = Unread.folder(file);
        if (folder.isPresent()) {
            folder.get().tell("tagged", json);
            return false;
        }
        try (Rendition photo = reader.read(file)) {
            Tagged tagged = tagger.tag(photo, file.toString());
            Sight sight = new Sight(file, tagged);
            if (json) System.out.println(Lines.json(sight.object()));
            else sight.lines().forEach(line -> System.out.println(Printable.line(line)));
            if (drawing.isPresent()) drawing.get().paint(file, photo, tagged);
            return true;
        } catch (UnreadablePhoto e) {
            Unread.of(file, e).tell("tagged", json);
            return false;
        } catch (IOException e) {
            throw Failure.environment("cannot write into " + draw + ": " + e.getMessage());
        }
    }
}
