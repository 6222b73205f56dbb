// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ModelFault;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;

/**
 * All models below a folder: each {@code x.onnx} with its card {@code x.yaml} beside it, or known by its checksum. What
 * is wrong with one keeps no other from being opened.
 *
 * @param faults of the models that could not be opened, file names relative to the folder
 */
public record ModelFolder(List<Model> models, List<ModelFault> faults) implements AutoCloseable {
    public ModelFolder {
        models = List.copyOf(models);
        faults = List.copyOf(faults);
    }

    /** {@link #open(Path, Setup)} with what is usual on the device. */
    public static ModelFolder open(Path folder, Device device, Optional<Path> cache)
            throws IOException, NoDeviceException {
        Setup setup = Setup.on(device);
        return open(folder, cache.map(setup::cachedIn).orElse(setup));
    }

    /**
     * Opens what can be opened, in the order of the paths.
     *
     * @param folder if it does not exist there are no models
     * @throws NoDeviceException if a device was asked for by name and does not work
     */
    public static ModelFolder open(Path folder, Setup setup) throws IOException, NoDeviceException {
        return open(folder, setup, card -> true);
    }

    /** The same of those models alone whose cards are wanted; cards that cannot be read are told all the same. */
    public static ModelFolder open(Path folder, Setup setup, Predicate<ModelCard> wanted)
            throws IOException, NoDeviceException {
        List<Model> models = new ArrayList<>();
        List<ModelFault> faults = new ArrayList<>();
        ShippedCards shipped = ShippedCards.load();
        boolean done = false;
        try {
            for (Path file : ModelFile.below(folder)) {
                try {
                    ModelFile model = ModelFile.of(file, shipped);
                    if (wanted.test(model.card())) models.add(model.open(setup));
                } catch (UnfitModelException e) {
                    faults.add(placed(folder, file, e.fault()));
                }
            }
            done = true;
        } finally {
            if (!done) models.forEach(Model::close);
        }
        return new ModelFolder(models, faults);
    }

    @Override
    public void close() {
        models.forEach(Model::close);
    }

    private static ModelFault placed(Path folder, Path file, ModelFault fault) {
        Path parent = folder.relativize(file).getParent();
        return parent == null
                ? fault
                : new ModelFault(parent.resolve(fault.file()).toString(), fault.key(), fault.reason());
    }
}
