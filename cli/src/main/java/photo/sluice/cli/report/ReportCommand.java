// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice report}: a folder as a contact sheet, from its sidecars alone. Writes the report and nothing else. */
@Command(
        name = "report",
        description =
                "Makes one HTML file of a folder's photos: small pictures, scores, stars, reasons and tags, to sort"
                        + " and filter in a browser; from the sidecars alone.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:written", " 2:wrong use", " 3:the folder cannot be read, or the report cannot be written"})
public final class ReportCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("sluice-report.html");

    /** Beyond this, more threads only wait for the disk. */
    private static final int MOST_THREADS = 16;

    @Parameters(paramLabel = "FOLDER", description = "The folder; all below it is taken in.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; FILE.csv and FILE.json are written as such. May be given several times."
                    + " By default sluice-report.html here.")
    private List<Path> outputs = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a photo on standard output; a report only with -o.")
    private boolean json;

    @Option(
            names = "--side",
            paramLabel = "PIXELS",
            defaultValue = "320",
            description = "Longer side of the small pictures, 64 to 1024; by default ${DEFAULT-VALUE}.")
    private int side;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) throw Failure.wrongUse(folder + " is no folder");
        if (side < 64 || side > 1024) throw Failure.wrongUse("--side is " + side + ", but 64 to 1024 are allowed");
        List<Path> files = outputs.isEmpty() && !json ? List.of(USUAL) : outputs;
        for (Path file : files) {
            if (Files.isDirectory(file)) throw Failure.wrongUse(file + " is a folder; name a file");
        }
        try {
            Path real = folder.toRealPath();
            Gathering gathering = Gathering.of(real);
            if (gathering.entries().isEmpty() && gathering.illegible().isEmpty()) {
                throw Failure.environment("no sidecar lies in " + folder + "; sluice run FOLDER makes some");
            }
            if (json) gathering.entries().forEach(entry -> System.out.println(Lines.json(entry.said())));
            Path name = real.getFileName();
            for (Path file : files) write(file, name == null ? "/" : name.toString(), gathering);
            return Failure.OK;
        } catch (IOException e) {
            throw Failure.environment("no report could be made: " + e);
        }
    }

    private void write(Path file, String title, Gathering gathering) throws IOException {
        long start = System.nanoTime();
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        int total = gathering.entries().size();
        Sheet.of(file).write(file, title, gathering, new Strip(threads, side), done -> {
            if (done % 1000 == 0 && done < total) System.err.println("  " + done + " of " + total + " photos");
        });
        System.err.println(Printable.line(String.format(
                Locale.ROOT,
                "%s: %d photos%s, %.1f MB, in %.1f s",
                file,
                total,
                gathering.illegible().isEmpty()
                        ? ""
                        : ", " + gathering.illegible().size() + " sidecars that could not be read",
                Files.size(file) / 1e6,
                (System.nanoTime() - start) / 1e9)));
    }
}
