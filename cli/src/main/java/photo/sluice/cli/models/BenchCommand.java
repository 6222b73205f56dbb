// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How fast this machine is; what holds for Sluice as a whole is measured by {@code ./dev bench}. */
@Command(
        name = "bench",
        description = "Measures how fast models run on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchModels.class, HelpCommand.class})
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name what to measure: sluice bench models");
    }
}
