// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a child.
 *
 * @param name for logs and messages
 * @param command program and arguments
 * @param environment on top of ours
 * @param log file that standard error is appended to
 */
public record ChildCommand(String name, List<String> command, Map<String, String> environment, Path log) {
    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
