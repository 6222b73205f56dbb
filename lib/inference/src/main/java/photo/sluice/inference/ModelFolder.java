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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.inference.card.CardReader;
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
    /** Folders deep, so that a stray link or a whole disk is not searched. */
    private static final int DEPTH = 8;

    /** A card has 2 KB; what is beyond this is none. */
    private static final long LARGEST_CARD = 64 << 10;

    public ModelFolder {
        models = List.copyOf(models);
        faults = List.copyOf(faults);
    }

    /**
     * Opens what can be opened, in the order of the paths.
     *
     * @param folder if it does not exist there are no models
     * @param cache folder for unfolded weights; without one they are unfolded at each start
     * @throws NoDeviceException if a CUDA device was asked for by number and does not work
     */
    public static ModelFolder open(Path folder, Device device, Optional<Path> cache)
            throws IOException, NoDeviceException {
        List<Model> models = new ArrayList<>();
        List<ModelFault> faults = new ArrayList<>();
        ShippedCards shipped = ShippedCards.load();
        boolean done = false;
        try {
            for (Path file : graphs(folder)) {
                try {
                    ModelCard card = card(file, shipped);
                    models.add(Model.open(file, card, Labels.of(file, card), device, cache));
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

    private static List<Path> graphs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ModelCard card(Path file, ShippedCards shipped) throws UnfitModelException {
        String name = String.valueOf(file.getFileName());
        String cardName = name.substring(0, name.length() - ".onnx".length()) + ".yaml";
        Path beside = file.resolveSibling(cardName);
        try {
            String sha256 = sha256(file);
            if (!Files.exists(beside)) {
                return shipped.of(sha256)
                        .orElseThrow(() -> new UnfitModelException(
                                name, "sha256", "no " + cardName + " beside it, and no known model has " + sha256));
            }
            if (Files.size(beside) > LARGEST_CARD) throw new UnfitModelException(cardName, "file", "is no card");
            ModelCard card = CardReader.read(cardName, Files.readString(beside, StandardCharsets.UTF_8));
            if (!card.origin().sha256().equals(sha256)) {
                throw new UnfitModelException(
                        cardName, "sha256", "says " + card.origin().sha256() + ", " + name + " has " + sha256);
            }
            return card;
        } catch (IOException e) {
            throw new UnfitModelException(name, "file", "cannot be read: " + e);
        }
    }

    private static ModelFault placed(Path folder, Path file, ModelFault fault) {
        Path parent = folder.relativize(file).getParent();
        return parent == null
                ? fault
                : new ModelFault(parent.resolve(fault.file()).toString(), fault.key(), fault.reason());
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
