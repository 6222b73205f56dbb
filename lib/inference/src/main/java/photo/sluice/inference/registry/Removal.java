// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.card.CardReader;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;

/**
 * What goes when a model goes: its graph, its card, labels that no other model there reads, and what a broken-off pull
 * left of it.
 *
 * @param files below the folder; links are removed, never what they lead to
 */
public record Removal(Path folder, List<Path> files) {
    public Removal {
        files = List.copyOf(files);
    }

    /**
     * Of a model that stands there.
     *
     * @param entry what it was pulled as, if it was
     */
    public static Removal of(Path folder, Path file, Optional<Entry> entry) throws IOException {
        Path graph = folder.toAbsolutePath().resolve(file);
        Set<Path> files = new LinkedHashSet<>(List.of(graph));
        files.add(ModelFile.cardBeside(graph));
        labels(graph).ifPresent(files::add);
        if (entry.isPresent()
                && home(graph)
                        .equals(folder.toAbsolutePath().resolve(entry.get().name()))) {
            files.addAll(of(folder, entry.get()).files());
        }
        for (Path other : ModelFile.below(home(graph))) {
            if (!other.equals(graph)) labels(other).ifPresent(files::remove);
        }
        return existing(folder, files);
    }

    /** Of what a pull of that entry left; without files where there is nothing. */
    public static Removal of(Path folder, Entry entry) {
        Set<Path> files = new HashSet<>();
        Path home = folder.toAbsolutePath().resolve(entry.name());
        if (entry.way() instanceof Entry.Fetched fetched) {
            for (Part part : fetched.parts()) {
                files.add(home.resolve(part.file()));
                files.add(home.resolve(part.file() + Stump.SUFFIX));
                files.add(home.resolve(part.file() + Stump.SUFFIX + ".from"));
            }
        }
        return existing(folder, files);
    }

    private static Removal existing(Path folder, Set<Path> files) {
        return new Removal(
                folder,
                files.stream()
                        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .toList());
    }

    /** By its card, even one that does not fit: what is broken must be removable too. */
    private static Optional<Path> labels(Path graph) {
        Path beside = ModelFile.cardBeside(graph);
        try {
            ModelCard card = Files.exists(beside)
                    ? CardReader.read(beside.toString(), Files.readString(beside))
                    : ModelFile.of(graph, ShippedCards.load()).card();
            return card.output().labelsFile().map(graph::resolveSibling);
        } catch (UnfitModelException | IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes the files, and the folder in which nothing is left.
     *
     * @throws PullException if one of them lies elsewhere in truth, by a link; then none is removed
     */
    public void run() throws PullException {
        try (Hold hold = Hold.of(folder)) {
            Path real = folder.toRealPath();
            Set<Path> homes = new LinkedHashSet<>();
            for (Path file : files) {
                Path home = home(file).toRealPath();
                if (!home.startsWith(real)) throw new PullException(file + " lies outside " + folder + ", in " + home);
                homes.add(home);
            }
            for (Path file : files) Files.deleteIfExists(file);
            for (Path home : homes) {
                if (!home.equals(real) && isEmpty(home)) Files.delete(home);
            }
        } catch (IOException e) {
            throw new PullException("cannot be removed: " + e);
        }
    }

    private static Path home(Path file) throws IOException {
        Path home = file.toAbsolutePath().getParent();
        if (home == null) throw new IOException(file + " is no file in a folder");
        return home;
    }

    private static boolean isEmpty(Path home) throws IOException {
        try (Stream<Path> left = Files.list(home)) {
            return left.findAny().isEmpty();
        }
    }
}
