// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real photos that lie beside a checkout and are no part of it. */
public final class Material {
    private Material() {}

    /** The folder, or the test is skipped. */
    public static Path folder(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path found = at.resolveSibling("shared/material").resolve(name);
            if (Files.isDirectory(found)) {
                return found;
            }
            at = at.getParent();
        }
        Assumptions.abort("no ../shared/material/" + name + " beside the checkout");
        throw new IllegalStateException();
    }

    /** All files below the folder, in order of their names, or the test is skipped. */
    public static List<Path> files(String name) {
        try (Stream<Path> walk = Files.walk(folder(name))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
