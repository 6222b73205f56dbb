// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.NoDeviceException;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ModelFault;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;

/** The folder of models, looked at: one model after the other, so that a fault is of one alone. */
public final class Shelf {
    private final Path folder;
    private final ShippedCards shipped = ShippedCards.load();

    public Shelf(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** All models, each with its checksum taken and opened once, on the processor. */
    public List<Standing> look() throws IOException {
        List<Standing> all = new ArrayList<>();
        for (Path graph : ModelFile.below(folder)) all.add(look(graph, true));
        return all;
    }

    /** As {@link #look}, but nothing is opened: what only an answer shows is not seen. */
    public List<Standing> glance() throws IOException {
        List<Standing> all = new ArrayList<>();
        for (Path graph : ModelFile.below(folder)) all.add(look(graph, false));
        return all;
    }

    private Standing look(Path graph, boolean opened) throws IOException {
        Path file = folder.relativize(graph);
        long bytes = Files.size(graph);
        Optional<ModelCard> card = Optional.empty();
        try {
            ModelFile model = ModelFile.of(graph, shipped);
            card = Optional.of(model.card());
            Optional<Purpose> purpose = Optional.of(Purpose.of(model.card(), model.labels()));
            if (opened) ask(model);
            return new Standing(file, bytes, card, purpose, Optional.empty());
        } catch (UnfitModelException e) {
            return new Standing(file, bytes, card, card.map(Purpose::of), Optional.of(e.fault()));
        }
    }

    /** Files that a broken-off pull left, below the folder. */
    public List<Path> unfinished() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> file.toString().endsWith(Stump.SUFFIX))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Opens a model and lets it answer once.
     *
     * @throws UnfitModelException with what is wrong
     */
    static void ask(ModelFile model) throws UnfitModelException {
        try (Model opened = model.open(new Device.Cpu(), Optional.empty())) {
            if (!opened.card().equals(model.card())) throw new IllegalStateException("a card that changed");
        } catch (NoDeviceException e) {
            throw new UnfitModelException(new ModelFault(
                    String.valueOf(model.graph().getFileName()), "file", String.valueOf(e.getMessage())));
        }
    }
}
