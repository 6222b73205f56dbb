// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.Request;
import photo.sluice.contract.UndoRequested;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes back what we wrote, and nothing else. */
@Command(
        name = "undo",
        description =
                "Takes back what Sluice wrote into the sidecars of a folder, as far as nobody has changed it since.",
        mixinStandardHelpOptions = true)
final class UndoCommand extends RequestCommand {
    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "Only what this run wrote, where it was the last to write; explain names it.")
    private @Nullable String run;

    UndoCommand() {
        super("undo");
    }

    @Override
    Request request(Request.Scope scope, Settings settings) {
        if (run != null && run.isBlank()) throw Failure.wrongUse("--run names a run, such as 20260509T140307.250");
        return new UndoRequested(scope, Optional.ofNullable(run));
    }
}
