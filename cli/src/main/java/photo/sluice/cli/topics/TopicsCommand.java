// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.topics;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a cluster's owner does with our topics. */
@Command(
        name = "topics",
        description = "Sets up the topics of a cluster.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TopicsApply.class)
public final class TopicsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: sluice topics apply");
    }
}
