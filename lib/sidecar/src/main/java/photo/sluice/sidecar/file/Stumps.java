// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import photo.sluice.sidecar.Hash;

/**
 * The temporary files of this package: hidden, not ending in {@code .xmp}, short whatever the photo is called, and told
 * from all other files by their name alone.
 */
final class Stumps {

    /** A writer that lives takes milliseconds. */
    static final Duration STALE = Duration.ofMinutes(10);

    private static final Pattern OURS = Pattern.compile("\\.sluice-[0-9a-f]{16}-[0-9a-f]{8}\\.(new|old)");

    private Stumps() {}

    /** A fresh name beside a sidecar. */
    static Path beside(Path sidecar, String suffix) {
        String name = Hash.of(String.valueOf(sidecar.getFileName()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String random = String.format("%08x", ThreadLocalRandom.current().nextInt());
        return sidecar.resolveSibling(".sluice-" + name.substring(0, 16) + "-" + random + "." + suffix);
    }

    /** Removes what crashes have left in a folder; gives how many. */
    static int sweep(Path folder, Instant now) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".sluice-*")) {
            for (Path file : files) {
                if (!OURS.matcher(String.valueOf(file.getFileName())).matches() || !Files.isRegularFile(file)) continue;
                Instant modified = Files.getLastModifiedTime(file).toInstant();
                if (Duration.between(modified, now).compareTo(STALE) > 0 && Files.deleteIfExists(file)) removed++;
            }
        }
        return removed;
    }
}
