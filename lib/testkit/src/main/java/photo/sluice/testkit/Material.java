// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the optional collection of real photos: {@code shared/material} beside the checkout, that is below any ancestor of
 * the working directory. Tests that need it are skipped, with {@link #MISSING} as the reason, where it is not there.
 */
public final class Material {
    /** The reason to give for a skipped test. */
    public static final String MISSING = "real photos (../shared/material beside the checkout) are not on this machine";

    private Material() {}

    /** The folder, where there is one. */
    public static Optional<Path> folder() {
        return above(Path.of("").toAbsolutePath());
    }

    /** The file at this path below the folder, where it exists. */
    public static Optional<Path> file(String relative) {
        return folder().map(folder -> folder.resolve(relative)).filter(Files::exists);
    }

    static Optional<Path> above(Path start) {
        return Stream.iterate(start, Path::getParent)
                .takeWhile(java.util.Objects::nonNull)
                .map(ancestor -> ancestor.resolve("shared").resolve("material"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
