// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The settings table of the README is the code's own. */
class ReadmeTest {
    @Test
    void settingsTableSaysWhatTheCodeReads() throws Exception {
        SettingsReader reader = new SettingsReader(List.of());
        Settings.read(reader);
        String table = reader.keys().stream().map(ReadmeTest::row).collect(Collectors.joining("\n"));
        String readme = Files.readString(Path.of("../../README.md"));
        assertThat(readme).as("the rows that README.md should have:\n" + table).contains(table);
    }

    private static String row(SettingsReader.Key key) {
        String fallback = switch (key.name()) {
            case "state" -> "`~/.local/state/sluice`";
            case "models" -> "`~/.local/share/sluice/models`";
            case "worker.threads", "decode.children" -> "cores";
            default -> key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
        };
        return "| `" + key.name() + "` | " + fallback + " | " + key.range() + " | " + key.meaning() + " |";
    }
}
