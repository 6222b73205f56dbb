// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Real photos beside the checkout, which may be missing. */
public final class Material {
    private Material() {}

    /** Skips the test where there is none. */
    public static Path at(String path) {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path found = here.resolve("shared/material").resolve(path);
            if (Files.exists(found)) {
                return found;
            }
        }
        assumeTrue(false, "no ../shared/material/" + path);
        throw new AssertionError("unreachable");
    }

    public static List<Path> filesIn(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
