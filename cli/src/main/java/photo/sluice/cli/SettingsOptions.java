// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.settings.SettingsException;
import photo.sluice.runtime.settings.Source;
import picocli.CommandLine.Option;

/** Flags that every command with settings has. */
public final class SettingsOptions {
    /** What the launcher script reads for itself. */
    private static final Set<String> LAUNCHERS = Set.of("SLUICE_JAVA_OPTIONS", "SLUICE_MAVEN_OPTIONS");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file; by default sluice.yaml here, or in ~/.config/sluice.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting, as in the settings file.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "An existing Kafka cluster; without it a broker of our own is started.")
    private @Nullable String bootstrapServers;

    /** @throws Failure if a setting is unknown or out of range */
    public Settings settings() {
        return settings(Map.of());
    }

    /**
     * The same with the settings that a command's own flags stand for; they win.
     *
     * @throws Failure if a setting is unknown or out of range
     */
    public Settings settings(Map<String, String> own) {
        List<Source> sources = new ArrayList<>();
        Map<String, String> flags = flags();
        flags.putAll(own);
        sources.add(Source.flags(flags));
        sources.add(Source.environment(environment()));
        try {
            Optional<Path> file = file();
            if (file.isPresent()) sources.add(Source.yaml(file.get()));
            return Settings.read(sources);
        } catch (SettingsException e) {
            throw Failure.wrongUse(e.getMessage());
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.keySet().removeAll(LAUNCHERS);
        return variables;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>(set);
        if (bootstrapServers != null) flags.put("kafka.bootstrap.servers", bootstrapServers);
        return flags;
    }

    private Optional<Path> file() {
        if (config != null) {
            if (!Files.isReadable(config)) throw Failure.wrongUse("settings file " + config + " cannot be read");
            return Optional.of(config);
        }
        String home = System.getenv().getOrDefault("XDG_CONFIG_HOME", System.getProperty("user.home") + "/.config");
        return List.of(Path.of("sluice.yaml"), Path.of(home, "sluice", "sluice.yaml")).stream()
                .filter(Files::isReadable)
                .findFirst();
    }

    /** Flags that give a child process the same settings; what the environment says it inherits. */
    List<String> forChild() {
        List<String> arguments = new ArrayList<>();
        file().ifPresent(file -> {
            arguments.add("--config");
            arguments.add(file.toAbsolutePath().toString());
        });
        set.forEach((key, value) -> {
            arguments.add("--set");
            arguments.add(key + "=" + value);
        });
        return arguments;
    }
}
