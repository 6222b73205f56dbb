// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Command-line encoders of formats that we only decode; without them the test is skipped. */
public final class Encoders {
    private Encoders() {}

    /** A HEIC of a JPEG or PNG, by libheif. */
    public static Path heic(Path picture) throws Exception {
        return run(picture, ".heic", "heif-enc", "-q", "90", picture.toString(), "-o");
    }

    /** An AVIF of a JPEG or PNG, by libheif. */
    public static Path avif(Path picture) throws Exception {
        return run(picture, ".avif", "heif-enc", "-A", "-q", "90", picture.toString(), "-o");
    }

    /** A lossy JPEG XL of a JPEG or PNG. */
    public static Path jxl(Path picture) throws Exception {
        return run(picture, ".jxl", "cjxl", picture.toString(), "-j", "0", "-e", "3", "--quiet");
    }

    private static Path run(Path picture, String extension, String... command) throws Exception {
        Path target = picture.resolveSibling(picture.getFileName() + extension);
        List<String> all = new java.util.ArrayList<>(List.of(command));
        all.add(command[0].equals("cjxl") ? 2 : all.size(), target.toString());
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " does not end");
            }
            Assumptions.assumeTrue(process.exitValue() == 0 && Files.exists(target), command[0] + " cannot do it here");
        } catch (IOException e) {
            Assumptions.abort("no " + command[0] + " here");
        }
        return target;
    }
}
