// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.pipeline.Readers;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Measures;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.scorer.Scored;
import photo.sluice.scorer.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores files on the spot: no broker, nothing written. */
@Command(
        name = "measure",
        description = "Scores photos and prints what was measured; writes nothing.",
        mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Photos.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a photo on standard output.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Scorer scorer = new Scorer(List.of());
        int status = Failure.OK;
        if (!json) System.out.println(" technical  sharp  motion  noise  exposure  compr.  ms      photo");
        try (PhotoReader reader = Readers.of(options.settings())) {
            for (Path file : files) {
                try {
                    show(file, scorer.score(reader, file));
                } catch (UnreadablePhoto e) {
                    status = Failure.SOME_QUARANTINED;
                    show(file, e);
                }
            }
        }
        return status;
    }

    private void show(Path file, Scored scored) {
        Measures m = scored.measures();
        if (!json) {
            System.out.printf(
                    Locale.ROOT,
                    " %9.0f  %5.0f  %6.0f  %5.0f  %8.0f  %6.0f  %6.1f  %s%s%n",
                    m.technical(),
                    m.sharpness(),
                    m.motion(),
                    m.noise(),
                    m.exposure(),
                    m.compression(),
                    scored.tookMs().getOrDefault("total", 0.0),
                    file,
                    m.reasons().isEmpty() ? "" : "  " + String.join(" ", m.reasons()));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", file.toString());
        object.put("technical", m.technical());
        object.put("sharpness", m.sharpness());
        object.put("motion", m.motion());
        object.put("noise", m.noise());
        object.put("exposure", m.exposure());
        object.put("compression", m.compression());
        object.put("reasons", m.reasons());
        Map<String, Object> models = new LinkedHashMap<>();
        for (ModelScore model : scored.models()) {
            models.put(model.name(), Map.of("score", model.score(), "distribution", model.distribution()));
        }
        object.put("models", models);
        object.put("tookMs", scored.tookMs());
        System.out.println(Lines.json(object));
    }

    private void show(Path file, UnreadablePhoto e) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("photo", file.toString());
            object.put("fault", fault(e));
            object.put("message", String.valueOf(e.getMessage()));
            System.out.println(Lines.json(object));
        } else {
            System.out.printf(Locale.ROOT, " %s: %s  %s%n", fault(e), e.getMessage(), file);
        }
    }

    /** The code that the pipeline gives the same failure. */
    private static String fault(UnreadablePhoto e) {
        return switch (e.reason()) {
            case VANISHED -> Fault.GONE.code();
            case IO -> Fault.IO_ERROR.code();
            default -> e.reason().code();
        };
    }
}
