// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.inference.card.CardReader;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;

/** One .onnx and the card that belongs to it, byte for byte, before anything is opened. */
public record ModelFile(Path graph, ModelCard card) {
    /** Folders deep, so that a stray link or a whole disk is not searched. */
    private static final int DEPTH = 8;

    /** A card has 2 KB; what is beyond this is none. */
    private static final long LARGEST_CARD = 64 << 10;

    /**
     * All .onnx files below a folder, in the order of their paths; none where there is no folder. In folders whose names
     * begin with a dot nobody looks: there models are put together.
     */
    public static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        // The folder itself may be a link; links to folders below it are not followed, so they cannot lead in circles.
        Path real = folder.toRealPath();
        try (Stream<Path> all = Files.walk(real, DEPTH)) {
            return all.map(file -> folder.resolve(real.relativize(file)))
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx"))
                    .filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHidden(Path file) {
        for (Path name : file) {
            if (name.toString().startsWith(".")) return true;
        }
        return false;
    }

    /** Where the card of a graph stands if it has one of its own. */
    public static Path cardBeside(Path graph) {
        String name = String.valueOf(graph.getFileName());
        return graph.resolveSibling(name.substring(0, name.length() - ".onnx".length()) + ".yaml");
    }

    /** The graph with the card beside it, or else the shipped one of its checksum. */
    public static ModelFile of(Path graph, ShippedCards shipped) throws UnfitModelException {
        Path beside = cardBeside(graph);
        if (Files.exists(beside)) return of(graph, beside);
        String name = String.valueOf(graph.getFileName());
        String sha256 = sha256(graph);
        return new ModelFile(
                graph,
                shipped.of(sha256)
                        .orElseThrow(() -> new UnfitModelException(
                                name,
                                "sha256",
                                "no " + beside.getFileName() + " beside it, and no known model has " + sha256)));
    }

    /** The graph with that card, which must be of these very bytes. */
    public static ModelFile of(Path graph, Path cardFile) throws UnfitModelException {
        String name = String.valueOf(graph.getFileName());
        String cardName = String.valueOf(cardFile.getFileName());
        String sha256 = sha256(graph);
        try {
            if (Files.size(cardFile) > LARGEST_CARD) throw new UnfitModelException(cardName, "file", "is no card");
            ModelCard card = CardReader.read(cardName, Files.readString(cardFile, StandardCharsets.UTF_8));
            if (!card.origin().sha256().equals(sha256)) {
                throw new UnfitModelException(
                        cardName, "sha256", "says " + card.origin().sha256() + ", " + name + " has " + sha256);
            }
            return new ModelFile(graph, card);
        } catch (IOException e) {
            throw new UnfitModelException(cardName, "file", "cannot be read: " + e);
        }
    }

    /** {@link #open(Setup)} with what is usual on the device. */
    public Model open(Device device, Optional<Path> cache) throws UnfitModelException, NoDeviceException {
        Setup setup = Setup.on(device);
        return open(cache.map(setup::cachedIn).orElse(setup));
    }

    /** What its classes are called, as the file beside it says; empty where the card's output needs no labels. */
    public List<String> labels() throws UnfitModelException {
        return Labels.of(graph, card);
    }

    /** Opens it with the labels beside it and asks it once; see {@link Model#open}. */
    public Model open(Setup setup) throws UnfitModelException, NoDeviceException {
        return Model.open(graph, card, labels(), setup);
    }

    /** SHA-256 of a file as it stands there, lower-case hex. */
    public static String sha256(Path graph) throws UnfitModelException {
        try (InputStream in = Files.newInputStream(graph);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UnfitModelException(String.valueOf(graph.getFileName()), "file", "cannot be read: " + e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
