// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this process can load ONNX Runtime: version 1.29 takes the JVM down (SIGSEGV while its library loads) if the
 * command line of the process has 4096 bytes or more. Measured on Linux: 3,800 bytes of padding beside some 300 others.
 */
final class CommandLine {
    static final int MOST = 4095;

    private CommandLine() {}

    /** Throws what names the cure, in place of the crash. */
    static void check() throws IOException {
        Path own = Path.of("/proc/self/cmdline");
        if (Files.isReadable(own)) check(Files.readAllBytes(own).length);
    }

    static void check(int bytes) throws IOException {
        if (bytes <= MOST) return;
        throw new IOException(
                "the command line of this process has " + bytes + " bytes, and ONNX Runtime crashes with more than "
                        + MOST + "; name class paths as lib/*, and give long arguments in a file");
    }
}
