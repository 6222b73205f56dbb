// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sluice as it is installed, started by its own script, with a state folder that nobody else uses.
 *
 * @param home the folder with the script {@code sluice} and the distribution
 */
public record Product(Path home) {
    /** Where the libraries and the broker lie. */
    public Path distribution() {
        return home.resolve("cli/target/dist");
    }

    /** {@code sluice run FOLDER --once --json}. */
    public Job once(Path folder, Path state) throws IOException {
        return once(folder, state, Map.of());
    }

    /** The same with these settings, as environment variables. */
    public Job once(Path folder, Path state, Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(environment(state));
        environment.putAll(settings);
        return Job.start(command("run", folder.toString(), "--once", "--json"), environment, logs(state));
    }

    /** {@code sluice run FOLDER} until it is closed; ready when this returns. */
    public Service run(Path folder, Path state, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(environment(state));
        environment.putAll(settings);
        return Service.start(command("run", folder.toString()), environment, state, logs(state));
    }

    private List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("sluice").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path logs(Path state) {
        return state.resolveSibling(state.getFileName() + "-logs");
    }

    private static Map<String, String> environment(Path state) {
        return Map.of("SLUICE_STATE", state.toString(), "SLUICE_HTTP_ADDRESS", "127.0.0.1:0");
    }
}
