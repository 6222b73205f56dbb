// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models a command that looks at single photos asks, and on what; short for two settings. */
public final class ModelOptions {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Models to ask, in place of those of the settings; the same as --set models=DIR.")
    private @Nullable Path models;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description =
                    "What they run on: auto, cpu, cuda[:N] or tensorrt[:N]; the same as --set models.device=DEVICE.")
    private @Nullable String device;

    /** The folder that was named. */
    Optional<Path> models() {
        return Optional.ofNullable(models);
    }

    /** The settings that these options stand for, to add to. */
    public Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        if (models != null) own.put("models", models.toString());
        if (device != null) own.put("models.device", device);
        return own;
    }
}
