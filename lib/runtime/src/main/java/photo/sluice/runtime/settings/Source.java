// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where settings come from: text by dotted key, and a name for messages.
 *
 * @param name such as {@code sluice.yaml} or {@code environment}
 * @param values dotted key to text
 */
public record Source(String name, Map<String, String> values) {
    private static final String PREFIX = "SLUICE_";

    /** A key that stands there twice is a mistake: which one was meant? */
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    public Source {
        values = Map.copyOf(values);
    }

    /** Flags of the command line, by dotted key. */
    public static Source flags(Map<String, String> flags) {
        return new Source("command line", flags);
    }

    /**
     * Variables that begin with {@code SLUICE_}: {@code SLUICE_SET_SETTLE} is {@code set.settle}. Dots and dashes are both
     * underscores there, so the reader matches by that spelling.
     */
    public static Source environment(Map<String, String> variables) {
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) values.put(name, value);
        });
        return new Source("environment", values);
    }

    /** The variable that sets a key. */
    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * A YAML file; nested maps make dotted keys; a key with nothing behind it says nothing.
     *
     * @throws SettingsException if it cannot be read as YAML
     */
    public static Source yaml(Path file) throws SettingsException {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            JsonNode tree = YAML.readTree(Files.readAllBytes(file));
            if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
                throw new SettingsException(file + " does not consist of keys with values");
            }
            flatten(file, "", tree, values);
        } catch (JacksonException e) {
            throw new SettingsException(file + " is not YAML: " + e.getOriginalMessage() + " at line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new SettingsException(file + " cannot be read: " + e);
        }
        return new Source(file.getFileName().toString(), values);
    }

    private static void flatten(Path file, String prefix, JsonNode node, Map<String, String> into)
            throws SettingsException {
        if (node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.asText().isEmpty()) return;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(
                        file,
                        prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                        field.getValue(),
                        into);
            }
        } else if (!node.isValueNode()) {
            throw new SettingsException(file + ": '" + prefix + "' must be a single value, not a list");
        } else if (into.put(prefix, node.asText()) != null) {
            throw new SettingsException(file + ": '" + prefix + "' stands there twice");
        }
    }
}
