// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.SettingsOptions;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.inference.AnswerException;
import photo.sluice.inference.Batching;
import photo.sluice.inference.Device;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.NoDeviceException;
import photo.sluice.inference.card.ModelFault;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What each installed model costs here; the one command to run on a machine with a GPU. */
@Command(
        name = "models",
        description =
                "Measures each installed model: photos a second, latency, batches, and whether it agrees with the CPU.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:all models were measured",
            " 1:some were not",
            " 2:wrong use",
            " 3:no models, or the device does not work"
        })
final class BenchModels implements Callable<Integer> {
    private static final int SOME_WERE_NOT = 1;

    @Option(names = "--device", paramLabel = "DEVICE", description = "auto, cpu, cuda[:N] or tensorrt[:N].")
    private @Nullable String device;

    @Option(names = "--models", paramLabel = "FOLDER", description = "Where the models lie.")
    private @Nullable Path folder;

    @Option(names = "--seconds", paramLabel = "N", description = "For each figure; 2 by default.")
    private double seconds = 2;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.settings();
        if (!(seconds > 0 && seconds <= 600)) throw Failure.wrongUse("--seconds must be above 0 and at most 600");
        Path place = folder == null ? settings.places().models() : folder;
        List<Path> graphs = graphs(place);
        if (graphs.isEmpty()) {
            throw Failure.environment("no models in " + place
                    + ": get some with sluice models pull starter, or your own with sluice models add FILE");
        }
        Settings.Inference inference = settings.places().inference();
        ModelBench bench = new ModelBench(
                device(inference.device()),
                Batching.onGpu(inference.batch(), inference.batchWait()),
                seconds,
                Runtime.getRuntime().availableProcessors());
        List<ModelFigures> figures = new ArrayList<>();
        List<ModelFault> faults = new ArrayList<>();
        ShippedCards shipped = ShippedCards.load();
        for (Path graph : graphs) {
            String name = place.relativize(graph).toString();
            if (!json) System.err.println(Printable.line("sluice: measuring " + name + " …"));
            try {
                figures.add(bench.figures(ModelFile.of(graph, shipped)));
            } catch (UnfitModelException e) {
                faults.add(new ModelFault(name, e.fault().key(), e.fault().reason()));
            } catch (AnswerException e) {
                faults.add(new ModelFault(name, "output", String.valueOf(e.getMessage())));
            } catch (NoDeviceException e) {
                throw Failure.environment(String.valueOf(e.getMessage()));
            }
        }
        if (json) System.out.println(Lines.json(object(figures, faults)));
        else show(figures, faults);
        return faults.isEmpty() ? Failure.OK : SOME_WERE_NOT;
    }

    private static List<Path> graphs(Path place) {
        try {
            return ModelFile.below(place);
        } catch (IOException e) {
            throw Failure.environment("the folder of models, " + place + ", cannot be read: " + e);
        }
    }

    private Device device(String usual) {
        try {
            return Device.parse(device == null ? usual : device);
        } catch (IllegalArgumentException e) {
            throw Failure.wrongUse("--" + e.getMessage());
        }
    }

    private void show(List<ModelFigures> all, List<ModelFault> faults) {
        int cores = Runtime.getRuntime().availableProcessors();
        Table table = new Table(
                "model",
                "on",
                "1 caller",
                cores + (cores == 1 ? " caller" : " callers"),
                "median",
                "p95",
                "prepare",
                "infer",
                "off CPU by",
                "batches, photos/s");
        for (ModelFigures each : all) {
            table.row(
                    each.model(),
                    each.device(),
                    text("%.0f/s", each.speed().oneCaller()),
                    text("%.0f/s", each.speed().aCallerACore()),
                    text("%.1f ms", each.times().median()),
                    text("%.1f ms", each.times().p95()),
                    text("%.1f ms", each.times().preparation()),
                    text("%.1f ms", each.times().inference()),
                    each.difference().map(by -> text("%.1e", by)).orElse("-"),
                    batches(each.speed().batches()));
        }
        if (!all.isEmpty()) table.print();
        all.stream()
                .map(ModelFigures::fallback)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(why -> System.err.println(Printable.line("sluice: on the processor because " + why)));
        for (ModelFault fault : faults) System.err.println(Printable.line("sluice: not measured: " + fault));
    }

    private static String batches(Map<Integer, Double> batches) {
        if (batches.isEmpty()) return "takes one photo at a time";
        List<String> words = new ArrayList<>();
        batches.forEach((size, speed) -> words.add(text(size + ": %.0f", speed)));
        return String.join(", ", words);
    }

    private static Map<String, Object> object(List<ModelFigures> all, List<ModelFault> faults) {
        List<Map<String, Object>> models = new ArrayList<>();
        for (ModelFigures each : all) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("model", each.model());
            model.put("device", each.device());
            each.fallback().ifPresent(why -> model.put("fallback", why));
            model.put("one_caller_per_s", each.speed().oneCaller());
            model.put("a_caller_a_core_per_s", each.speed().aCallerACore());
            model.put("median_ms", each.times().median());
            model.put("p95_ms", each.times().p95());
            model.put("preparation_ms", each.times().preparation());
            model.put("inference_ms", each.times().inference());
            each.difference().ifPresent(by -> model.put("off_cpu_by", by));
            Map<String, Object> batches = new LinkedHashMap<>();
            each.speed().batches().forEach((size, speed) -> batches.put(String.valueOf(size), speed));
            model.put("batches_per_s", batches);
            models.add(model);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("cores", Runtime.getRuntime().availableProcessors());
        object.put("models", models);
        object.put("faults", faults.stream().map(ModelFault::toString).toList());
        return object;
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
