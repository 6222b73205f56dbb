// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.UnfitModelException;

/**
 * Puts a person's own model into the folder, with its card and its labels, once it has answered. It is put together in
 * {@code .adding}, where nobody looks, and appears in one step; a kill leaves nothing that is taken for a model.
 */
public final class Adding {
    private final Path folder;

    public Adding(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies {@code graph}, {@code card} and the labels that the card names, which stand beside either.
     *
     * @return where the graph stands now, below the folder
     * @throws UnfitModelException if the model does not open and answer with that card; nothing was added
     * @throws PullException if there is one of that name, or the folder cannot be written
     */
    public Path add(Path graph, Path card) throws UnfitModelException, PullException {
        String name = String.valueOf(graph.getFileName());
        if (!name.endsWith(".onnx")) throw new UnfitModelException(name, "file", "must end in .onnx");
        if (!Files.isRegularFile(graph)) throw new UnfitModelException(name, "file", "is not there");
        ModelCard wanted = ModelFile.of(graph, card).card();
        try (Hold hold = Hold.of(folder)) {
            Path home = home(wanted);
            Path staging = folder.resolve(".adding");
            boolean done = false;
            try {
                clear(staging);
                roomFor(graph);
                Files.createDirectories(staging);
                Path staged = copy(graph, staging.resolve(name));
                copy(card, ModelFile.cardBeside(staged));
                Optional<Path> labels = labels(wanted, graph, card);
                if (labels.isPresent())
                    copy(labels.get(), staging.resolve(labels.get().getFileName()));
                Shelf.ask(ModelFile.of(staged, ModelFile.cardBeside(staged)));
                Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
                done = true;
                return folder.relativize(home.resolve(name));
            } finally {
                if (!done) clear(staging);
            }
        } catch (IOException e) {
            throw new PullException(name + " cannot be put into " + folder + ": " + e.getMessage());
        }
    }

    private Path home(ModelCard card) throws PullException, IOException {
        String version = card.version().replaceAll("[^A-Za-z0-9._-]", "_");
        for (String name : List.of(card.name(), card.name() + "-" + version)) {
            Path home = folder.resolve(name);
            if (!Files.exists(home)) return home;
            for (Path graph : ModelFile.below(home)) {
                if (sha256(graph).equals(card.origin().sha256())) {
                    throw new PullException("this very model is there already: " + graph);
                }
            }
        }
        throw new PullException("there is a " + card.name() + " of version " + card.version() + " in " + folder
                + " already; remove it first, or give yours another version in its card");
    }

    private void roomFor(Path graph) throws IOException, PullException {
        long needed = Files.size(graph);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new PullException("the disk of " + folder + " is too full for " + graph.getFileName() + ": " + needed
                    + " bytes are needed, " + free + " are free");
        }
    }

    /** Labels that are missing are left to be missed when the model opens, which says so. */
    private static Optional<Path> labels(ModelCard card, Path graph, Path cardFile) {
        return card.output()
                .labelsFile()
                .flatMap(name -> Stream.of(graph, cardFile)
                        .map(beside -> beside.toAbsolutePath().resolveSibling(name))
                        .filter(Files::isRegularFile)
                        .findFirst());
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return to;
    }

    private static String sha256(Path graph) throws IOException {
        try {
            return ModelFile.sha256(graph);
        } catch (UnfitModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void clear(Path staging) throws IOException {
        if (!Files.exists(staging)) return;
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(staging);
    }
}
