// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import photo.sluice.cli.doctor.Checkup;
import photo.sluice.cli.machine.RootBook;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for what may be wrong, for somebody to whom something seems wrong. Reads only, starts nothing. */
@Command(
        name = "doctor",
        description = "Looks at this machine, at folders and at the sidecars in them, and says what is wrong."
                + " Reads only.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:nothing wrong", " 1:something to look at", " 2:wrong use"})
final class DoctorCommand implements Callable<Integer> {
    private static final int SOMETHING_TO_LOOK_AT = 1;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..*",
            description = "Folders to go through; by default the roots that this machine knows.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.settings();
        StateFolder state = new StateFolder(settings.places().state()); // not created: reads only
        Map<String, Path> roots = RootBook.open(state, settings.roots()).all();
        boolean unrated = settings.sets().oneStar().equals("unrated");
        try {
            Checkup checkup = Checkup.of(real(roots), roots, state, unrated, Instant.now());
            if (json) System.out.println(Lines.json(checkup.object()));
            else checkup.lines().forEach(line -> System.out.println(Printable.line(line)));
            return checkup.isWell() ? Failure.OK : SOMETHING_TO_LOOK_AT;
        } catch (IOException e) {
            throw Failure.environment("cannot be looked through: " + e);
        }
    }

    private List<Path> real(Map<String, Path> roots) {
        if (folders.isEmpty()) return roots.values().stream().sorted().toList();
        List<Path> real = new ArrayList<>();
        for (Path folder : folders) {
            try {
                real.add(folder.toRealPath());
            } catch (IOException e) {
                throw Failure.wrongUse("there is no folder " + folder);
            }
            if (!Files.isDirectory(folder)) throw Failure.wrongUse(folder + " is no folder");
        }
        return real;
    }
}
