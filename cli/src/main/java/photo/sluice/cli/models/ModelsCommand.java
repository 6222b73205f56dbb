// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice models}: what can be had and what lies here. Nothing else of Sluice ever fetches anything. */
@Command(
        name = "models",
        description = "Lists, fetches, adds, checks and removes the models that score and tag photos.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ModelsList.class, ModelsPull.class, ModelsAdd.class, ModelsVerify.class, ModelsRemove.class})
public final class ModelsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do, such as: sluice models list");
    }
}
