// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.cli.Failure;
import photo.sluice.inference.Batching;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFolder;
import photo.sluice.inference.NoDeviceException;
import photo.sluice.inference.Setup;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ModelFault;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.metrics.InferenceMetrics;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.neural.NeuralModel;
import photo.sluice.viewing.ModelWatch;

/**
 * The models of this process, opened once: scorer and tagger share their sessions. What is wrong with one is told, and
 * keeps no other from working.
 */
public final class Models implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    /** What the parts of a process's health that are models begin with. */
    static final String PART = "model ";

    private final Path folder;
    private final List<Model> used;
    private final List<ModelFault> spare;
    private final List<ModelFault> faults;
    private final ModelWatch watch;

    private Models(Path folder, List<Model> used, List<ModelFault> spare, List<ModelFault> faults, ModelWatch watch) {
        this.folder = folder;
        this.spare = List.copyOf(spare);
        this.used = List.copyOf(used);
        this.faults = List.copyOf(faults);
        this.watch = watch;
    }

    /**
     * Opens what lies in the folder of the settings and logs what does not open.
     *
     * @throws Failure if a CUDA device is wanted that does not work, or the folder cannot be read
     */
    public static Models open(Settings settings, PrometheusRegistry registry) {
        return open(settings, registry, Set.of(Stages.SCORER, Stages.TAGGER));
    }

    /** The same without models that none of these stages would ask. */
    static Models open(Settings settings, PrometheusRegistry registry, Set<String> stages) {
        Path folder = settings.places().models();
        Settings.Inference wanted = settings.places().inference();
        Setup setup = Setup.on(Device.parse(wanted.device()))
                .inBatches(Batching.onGpu(wanted.batch(), wanted.batchWait()))
                .meteredBy(new InferenceMetrics(registry));
        Set<String> missing = new LinkedHashSet<>(wanted.use());
        try {
            ModelFolder all = ModelFolder.open(
                    folder, cache(settings).map(setup::cachedIn).orElse(setup), card -> {
                        missing.remove(card.name());
                        return (wanted.use().isEmpty() || wanted.use().contains(card.name())) && concerns(stages, card);
                    });
            Models models = chosen(folder, all, missing, new ModelWatch(registry));
            models.log();
            return models;
        } catch (NoDeviceException e) {
            throw Failure.environment("models.device = " + wanted.device() + ": " + e.getMessage());
        } catch (IOException e) {
            throw Failure.environment("the models in " + folder + " cannot be read: " + e);
        }
    }

    /** Weights are unfolded once and for all, unless there is no state yet: who only measures leaves nothing behind. */
    private static Optional<Path> cache(Settings settings) {
        Path state = settings.places().state();
        return Files.isWritable(state) ? Optional.of(state.resolve("models")) : Optional.empty();
    }

    private static boolean concerns(Set<String> stages, ModelCard card) {
        if (card.output() instanceof Output.Classes) return true; // its labels tell, once it is open
        return stages.contains(NeuralModel.isOfQuality(card.output()) ? Stages.SCORER : Stages.TAGGER);
    }

    private static Models chosen(Path folder, ModelFolder all, Set<String> missing, ModelWatch watch) {
        List<Model> used = new ArrayList<>();
        List<ModelFault> faults = new ArrayList<>(all.faults());
        List<ModelFault> spare = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Model model : all.models()) {
            String name = model.card().name();
            if (names.add(name)) {
                used.add(model);
            } else {
                String version = model.card().version();
                spare.add(new ModelFault(name, "name", "version " + version + " lies there too and is not used"));
                model.close();
            }
        }
        missing.forEach(name -> faults.add(new ModelFault(name, "models.use", "no model of this name in " + folder)));
        return new Models(folder, used, spare, faults, watch);
    }

    private void log() {
        for (ModelFault fault : faults) {
            LOG.atError()
                    .addKeyValue("file", folder.resolve(fault.file()))
                    .addKeyValue("key", fault.key())
                    .addKeyValue("reason", fault.reason())
                    .log("model cannot be used; the others are");
        }
        for (ModelFault second : spare) {
            LOG.atWarn()
                    .addKeyValue("model", second.file())
                    .addKeyValue("reason", second.reason())
                    .log("of two models of one name the first is used");
        }
        LOG.atInfo().log(words());
    }

    /** Those that say how good a photo is, or make its embedding: the scorer's. */
    public List<Model> quality() {
        return used.stream().filter(Models::isQuality).toList();
    }

    /** Those that say what is in a photo: the tagger's. */
    public List<Model> content() {
        return used.stream().filter(model -> !isQuality(model)).toList();
    }

    private static boolean isQuality(Model model) {
        return NeuralModel.judging(model).isPresent()
                || NeuralModel.embedding(model).isPresent();
    }

    /** Through which every model is asked, so that one that fails costs a photo its own answer alone. */
    public ModelWatch watch() {
        return watch;
    }

    /** What could not be opened. */
    public List<ModelFault> faults() {
        return faults;
    }

    /**
     * Adds each model, and each that could not be opened, to what must hold for this process to be of use. A second one of
     * a name is not among them: nothing is lacking, the first does the work.
     */
    void tell(Health health) {
        for (ModelFault fault : faults) {
            health.part(PART + fault.file(), () -> Optional.of(fault.key() + ": " + line(fault.reason())));
        }
        for (Model model : used) {
            String name = model.card().name();
            health.part(PART + name, () -> watch.lacks(name));
        }
    }

    /** One line for people: which models there are, on what, and what is wrong with others. */
    public String words() {
        String good = used.isEmpty()
                ? "no models installed in " + folder + ": no third star, no tags for what is in a picture"
                : "models: "
                        + used.stream().map(model -> model.card().name()).collect(Collectors.joining(", "))
                        + " on "
                        + used.stream()
                                .map(model -> words(model.device()))
                                .distinct()
                                .collect(Collectors.joining(" and "));
        String bad = Stream.concat(faults.stream(), spare.stream())
                .map(ModelFault::toString)
                .collect(Collectors.joining("; "));
        return line(bad.isEmpty() ? good : good + "; not used: " + bad);
    }

    /** ONNX Runtime's complaints have several. */
    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String words(Device.Used device) {
        return device.name() + (device instanceof Device.Used.FellBack ? " (no CUDA device works)" : "");
    }

    /** Waits for answers under way; photos that are in hand after that are given back. Closing again does nothing. */
    @Override
    public void close() {
        watch.closing();
        used.forEach(Model::close);
    }
}
