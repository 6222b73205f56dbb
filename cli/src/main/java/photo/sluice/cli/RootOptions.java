// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Option;

/** Where the roots lie on the machine of a stage that runs alone. */
final class RootOptions {
    @Option(
            names = "--root",
            paramLabel = "NAME=FOLDER",
            description = "Where a root lies on this machine; by default those that this machine knows.")
    private Map<String, Path> roots = new LinkedHashMap<>();

    Map<String, Path> roots(Settings settings) {
        if (!roots.isEmpty()) {
            Map<String, Path> absolute = new LinkedHashMap<>();
            roots.forEach(
                    (name, path) -> absolute.put(name, path.toAbsolutePath().normalize()));
            return absolute;
        }
        StateFolder state = new StateFolder(settings.places().state()).create();
        Map<String, Path> known = RootBook.open(state, settings.roots()).all();
        if (known.isEmpty()) {
            throw Failure.wrongUse(
                    "no root is known here: say --root NAME=FOLDER, or name it in sluice.yaml under roots");
        }
        return known;
    }
}
