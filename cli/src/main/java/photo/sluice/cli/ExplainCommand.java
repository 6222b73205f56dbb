// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.explain.Explanation;
import photo.sluice.writer.explain.Neighbour;
import photo.sluice.writer.explain.Telling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a photo has the stars it has, from its sidecar alone: nothing needs to run. */
@Command(
        name = "explain",
        description = "Says why a photo has its stars, whose word stands in which field, and what would change it.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    /** More than any sidecar has. */
    private static final long LONGEST = 64 << 20;

    @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photos, or their sidecars.")
    private List<Path> photos = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a sidecar on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        int status = Failure.OK;
        for (Path photo : photos) {
            try {
                for (Path sidecar : sidecars(photo)) explain(photo, sidecar);
            } catch (IOException e) {
                status = worse(status, Failure.environment(photo + " cannot be explained: " + e.getMessage()));
            } catch (Failure e) {
                status = worse(status, e);
            }
        }
        return status;
    }

    /** Says why one photo cannot be explained; the others are, all the same. */
    private int worse(int status, Failure failure) {
        if (photos.size() == 1) throw failure;
        System.out.flush();
        System.err.println(Printable.line("sluice: " + failure.getMessage()));
        return Math.max(status, failure.status());
    }

    private static List<Path> sidecars(Path photo) throws IOException {
        if (!Files.exists(photo)) throw Failure.wrongUse("there is no file " + photo);
        if (Files.isDirectory(photo)) throw Failure.wrongUse(photo + " is a folder; name a photo");
        String name = String.valueOf(photo.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(".xmp")) return List.of(photo);
        List<Path> sidecars = new ArrayList<>();
        for (SidecarName form : Naming.EXT.of(photo)) {
            Path sidecar = photo.resolveSibling(form.beside(name));
            if (Files.exists(sidecar)) sidecars.add(sidecar);
        }
        if (sidecars.isEmpty()) {
            throw Failure.environment(
                    photo + " has no sidecar; sluice status says whether it waits, sluice run FOLDER judges it");
        }
        return sidecars;
    }

    private void explain(Path photo, Path sidecar) throws IOException {
        if (Files.size(sidecar) > LONGEST) throw Failure.environment(sidecar + " is too long for a sidecar");
        Sidecar.Reading reading = Sidecar.read(Files.readAllBytes(sidecar));
        if (reading instanceof Sidecar.Reading.Malformed malformed) {
            throw Failure.environment(sidecar + " is no sound XMP, and is left alone: " + malformed.reason());
        }
        Sidecar.Reading.Read read = (Sidecar.Reading.Read) reading;
        Explanation why = Explanation.of(sidecar.toString(), read.view(), Neighbour.of(sidecar, read.view()));
        if (!json) {
            Telling.lines(why).forEach(line -> System.out.println(Printable.line(line)));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", photo.toString());
        object.putAll(why.object());
        System.out.println(Lines.json(object));
    }
}
