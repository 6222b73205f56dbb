// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.SettingsOptions;
import photo.sluice.inference.registry.Catalogue;
import photo.sluice.inference.registry.Shelf;
import photo.sluice.inference.registry.Standing;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags that say which folder and which list of models is meant. */
final class Place {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description =
                    "Another list of models than the one that comes with Sluice; docs/models.md says how to write one.")
    private @Nullable Path list;

    Path folder() {
        return options.settings().places().models().toAbsolutePath().normalize();
    }

    /** @throws Failure if the file given cannot be read or is no list */
    Catalogue catalogue() {
        if (list == null) return Catalogue.shipped();
        try {
            return Catalogue.read(list.toString(), Files.readString(list));
        } catch (IOException e) {
            throw Failure.wrongUse("the list " + list + " cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            throw Failure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** @throws Failure if the folder cannot be read */
    List<Standing> standing() {
        try {
            return new Shelf(folder()).look();
        } catch (IOException e) {
            throw Failure.environment("the folder of models, " + folder() + ", cannot be read: " + e);
        }
    }

    /** @throws Failure if the folder cannot be read */
    List<Path> unfinished() {
        try {
            return new Shelf(folder()).unfinished();
        } catch (IOException e) {
            throw Failure.environment("the folder of models, " + folder() + ", cannot be read: " + e);
        }
    }
}
