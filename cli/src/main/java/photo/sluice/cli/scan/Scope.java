// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import photo.sluice.cli.Failure;

/**
 * A folder that is scanned, with all below it.
 *
 * @param root its name
 * @param top real path of the root
 * @param folder path below the root, {@code /}-separated; empty: all of it
 */
public record Scope(String root, Path top, String folder) {
    /** The scope of a folder, if it lies in one of these roots. */
    public static Optional<Scope> of(Path folder, Map<String, Path> roots) {
        Path real = real(folder);
        return roots.entrySet().stream()
                .filter(known -> real.startsWith(known.getValue()))
                .findFirst()
                .map(known -> new Scope(
                        known.getKey(),
                        known.getValue(),
                        known.getValue().relativize(real).toString()));
    }

    private static Path real(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real))
                throw Failure.wrongUse(folder + " is no folder; name the one that it lies in");
            return real;
        } catch (IOException e) {
            throw Failure.wrongUse("there is no folder " + folder);
        }
    }

    /** Whether a path below the root lies in it. */
    boolean covers(String path) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /** As a person would name it. */
    public Path path() {
        return folder.isEmpty() ? top : top.resolve(folder);
    }
}
