// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether this machine has an NVIDIA GPU, working or not: the driver's files say so. */
final class NvidiaDevice {
    /** Made by the driver on Linux, in containers too. */
    private static final List<String> SIGNS = List.of("dev/nvidia0", "proc/driver/nvidia");

    private NvidiaDevice() {}

    static boolean isPresent() {
        return isPresent(Path.of("/"));
    }

    /** Below this root. */
    static boolean isPresent(Path root) {
        return SIGNS.stream().anyMatch(sign -> Files.exists(root.resolve(sign)));
    }
}
