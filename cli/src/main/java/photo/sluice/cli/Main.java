// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import photo.sluice.cli.machine.Arguments;
import photo.sluice.cli.models.BenchCommand;
import photo.sluice.cli.models.ModelsCommand;
import photo.sluice.cli.report.ReportCommand;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.status.StatusCommand;
import photo.sluice.cli.tag.TagCommand;
import photo.sluice.cli.topics.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code sluice} command. */
@Command(
        name = "sluice",
        description = "Scores, tags and ranks photos, and merges the verdict into XMP sidecars.",
        version = "sluice 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            MeasureCommand.class,
            TagCommand.class,
            StatusCommand.class,
            ScanCommand.class,
            QuarantineCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            ModelsCommand.class,
            BenchCommand.class,
            RejudgeCommand.class,
            UndoCommand.class,
            StageCommand.Watcher.class,
            StageCommand.Scorer.class,
            StageCommand.Tagger.class,
            StageCommand.Writer.class,
            StageCommand.Workers.class,
            TopicsCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:all well",
            " 1:some photos are quarantined",
            " 2:wrong use",
            " 3:something outside is missing or in the way; the message says what",
            " 4:none is quarantined, but some sidecars could not be written: malformed, or read-only"
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        int status = command().execute(Arguments.of(args));
        System.out.flush();
        System.exit(status);
    }

    static CommandLine command() {
        return new CommandLine(new Main())
                .setExpandAtFiles(false) // a photo's name may begin with @
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof Failure failure) {
                        System.err.println(Printable.line("sluice: " + failure.getMessage()));
                        return failure.status();
                    }
                    System.err.println("sluice: this is a bug; please report it with the lines below");
                    e.printStackTrace();
                    return Failure.ENVIRONMENT;
                });
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command, such as: sluice run FOLDER");
    }
}
