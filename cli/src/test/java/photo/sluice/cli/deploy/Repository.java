// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the checkout that this test runs in. */
public final class Repository {
    private Repository() {}

    /** A file or folder by its path from the top. */
    public static Path file(String path) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("RATIONALE.md"))) return up.resolve(path);
        }
        throw new IllegalStateException("not run inside the checkout");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of a folder whose names end so, by name. */
    public static List<Path> files(String folder, String end) {
        try (Stream<Path> all = Files.list(file(folder))) {
            return all.filter(path -> path.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
