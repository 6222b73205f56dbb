// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.NoDeviceException;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;

/** Brings whole models into the folder where they are looked for: {@code FOLDER/NAME/}. */
public final class Puller {
    private final Path folder;
    private final Fetcher fetcher;

    public Puller(Path folder, Fetcher fetcher) {
        this.folder = folder;
        this.fetcher = fetcher;
    }

    /**
     * Fetches what is missing of a model, the graph last, and sees that it answers.
     *
     * @return its card
     * @throws PullException if it is not there now; what came of it is kept for the next time
     */
    public ModelCard pull(Entry entry, Progress progress) throws PullException, InterruptedException {
        if (!(entry.way() instanceof Entry.Fetched fetched)) {
            throw new PullException(entry.name() + " cannot be fetched; it has to be converted");
        }
        try (Hold hold = Hold.of(folder)) {
            Path home = home(entry);
            for (Part part : fetched.parts()) fetcher.fetch(part, home, progress);
            return checked(home.resolve(fetched.graph().file()));
        }
    }

    private Path home(Entry entry) throws PullException {
        try {
            return Files.createDirectories(folder.resolve(entry.name()));
        } catch (IOException e) {
            throw new PullException("the folder of " + entry.name() + " cannot be made: " + e);
        }
    }

    private static ModelCard checked(Path graph) throws PullException {
        try {
            ModelFile file = ModelFile.of(graph, ShippedCards.load());
            try (Model model = file.open(new Device.Cpu(), Optional.empty())) {
                return model.card();
            }
        } catch (UnfitModelException e) {
            PullException told = new PullException(
                    graph.getFileName() + " came whole, but does not open: " + e.fault(),
                    List.of("It was taken away again. Its card does not fit it; please report this."));
            try {
                Files.deleteIfExists(graph);
            } catch (IOException more) {
                told.addSuppressed(more);
            }
            throw told;
        } catch (NoDeviceException e) {
            throw new IllegalStateException("a processor that does not work", e);
        }
    }
}
