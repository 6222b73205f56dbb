// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.runtime.settings.Settings;

/**
 * What a run is to do.
 *
 * @param roots root name to folder
 * @param run names the run in events and sidecars
 * @param left by root: photos that lay there before this moment, and were never announced, are left alone
 * @param once whether it ends when all is done
 * @param settingsArguments flags that give the same settings to a child process
 */
public record Plan(
        Map<String, Path> roots,
        String run,
        Map<String, Instant> left,
        boolean once,
        Machine machine,
        List<String> settingsArguments) {
    public Plan {
        roots = Map.copyOf(roots);
        left = Map.copyOf(left);
        settingsArguments = List.copyOf(settingsArguments);
    }

    /** Where it runs. */
    public record Machine(Settings settings, StateFolder state, Launch launch) {}

    Settings settings() {
        return machine.settings();
    }
}
