// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Whether the kernel will tell of new files: inotify takes one watch a folder, one instance a root. */
final class Watching {
    private static final Path LIMITS = Path.of("/proc/sys/fs/inotify");

    private final Path limits;

    Watching() {
        this(LIMITS);
    }

    /** @param limits the folder in which the kernel keeps its limits */
    Watching(Path limits) {
        this.limits = limits;
    }

    /** For so many folders below so many roots; other programs of this user take of the same. */
    List<Finding> look(long folders, int roots) {
        List<Finding> findings = new ArrayList<>();
        OptionalLong watches = limit("max_user_watches");
        OptionalLong instances = limit("max_user_instances");
        if (watches.isEmpty() || instances.isEmpty()) {
            return List.of(Finding.note("inotify", "no limits of inotify to be found; folders may have to be polled"));
        }
        findings.add(Finding.ifAny(
                folders > watches.getAsLong() / 10 * 8,
                "inotify",
                folders + " folders to watch, " + watches.getAsLong() + " watches a user",
                "What has no watch is polled, which is slower: sudo sysctl fs.inotify.max_user_watches="
                        + Math.max(524_288, Long.highestOneBit(folders) * 4)));
        findings.add(Finding.ifAny(
                roots + 8 > instances.getAsLong(),
                "inotify",
                instances.getAsLong() + " instances a user",
                "Each root takes one, and editors and desktops take more: sudo sysctl"
                        + " fs.inotify.max_user_instances=512"));
        return findings;
    }

    private OptionalLong limit(String name) {
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readString(limits.resolve(name)).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
