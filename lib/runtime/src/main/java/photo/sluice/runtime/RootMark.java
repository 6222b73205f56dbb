// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The mark that tells a root from the empty folder that it is mounted on: {@value #NAME} in it, with an id that was drawn
 * once. What is missing below a folder without the mark that the root had has not been deleted.
 */
public final class RootMark {
    public static final String NAME = ".sluice/root";
    private static final int LENGTH = 36;

    private RootMark() {}

    /** The id of the root that stands here; empty if there is none, or none that can be read. */
    public static Optional<String> of(Path root) {
        Path mark = root.resolve(NAME);
        try {
            if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS) || Files.size(mark) > 2 * LENGTH)
                return Optional.empty();
            String id = new String(Files.readAllBytes(mark), StandardCharsets.ISO_8859_1).strip();
            return id.length() == LENGTH ? Optional.of(id) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Gives a root its mark, if it has none; whole or not at all.
     *
     * @throws IOException if nothing can be written there
     */
    public static String set(Path root) throws IOException {
        Optional<String> there = of(root);
        if (there.isPresent()) return there.get();
        String id = UUID.randomUUID().toString();
        Path mark = root.resolve(NAME);
        Files.createDirectories(root.resolve(".sluice"));
        Path fresh = mark.resolveSibling(".root." + id);
        try {
            Files.writeString(fresh, id + "\n", StandardCharsets.ISO_8859_1);
            Files.move(fresh, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return id;
    }

    /** Whether nothing at all lies in this folder. */
    public static boolean empty(Path root) {
        try (var entries = Files.newDirectoryStream(root)) {
            return !entries.iterator().hasNext();
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
