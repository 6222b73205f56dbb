// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.Tag;
import photo.sluice.sidecar.Wanted;
import photo.sluice.sidecar.file.Published;
import photo.sluice.sidecar.file.SidecarFile;

/** Merging into sidecars that darktable has written, over one exiftool process that writes the same fields. */
final class Sidecars implements Benchmark {
    private static final SidecarName NAME = SidecarName.of(SidecarName.Form.EXT, "IMG.CR2");
    private static final int ROUNDS = 3;
    private static final double GOAL = 5;

    @Override
    public String name() {
        return "sidecars";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int count = ground.size(1000, 200);
        List<byte[]> before = drawn(count, ground.random(name()));
        Took cold = ours(before, ground, false);
        Took best = Took.NEVER;
        Took forced = Took.NEVER;
        Took theirs = Took.NEVER;
        for (int i = 0; i < ROUNDS; i++) { // in turn, so that a busy machine is busy for all
            best = best.or(ours(before, ground, false));
            theirs = theirs.or(ExifTool.write(photos(ground.fresh("exiftool"), before), WANTED, ground.fresh("logs")));
            forced = forced.or(ours(before, ground, true));
        }
        double wall = theirs.wall / best.wall;
        return new Report(
                "sidecars: merged into " + count + " sidecars of darktable's, one thread",
                List.of(
                        Figure.of("ours / one exiftool, sidecars a second", wall, "x", Goal.atLeast(GOAL)),
                        Figure.of("the same in CPU time", theirs.cpu / best.cpu, "x"),
                        Figure.of("ours, not forced to disk", count / best.wall, "/s"),
                        Figure.of("ours, in a JVM just started", count / cold.wall, "/s"),
                        Figure.of("one exiftool process", count / theirs.wall, "/s"),
                        Figure.of("ours, each forced to disk", count / forced.wall, "/s"),
                        Figure.of("forcing one", (forced.wall - best.wall) / count * 1000, "ms")),
                List.of(
                        "each side the best of " + ROUNDS + " rounds, taken in turn, on fresh copies",
                        "ours: read, merge, prove, look again, rename; exiftool: -@ file with -execute for each",
                        "exiftool writes what the merge writes, our namespace by a configuration; it proves nothing"));
    }

    /** Wall and CPU seconds. */
    record Took(double wall, double cpu) {
        static final Took NEVER = new Took(Double.MAX_VALUE, Double.MAX_VALUE);

        Took or(Took other) {
            return new Took(Math.min(wall, other.wall), Math.min(cpu, other.cpu));
        }
    }

    private static Took ours(List<byte[]> before, Ground ground, boolean force) throws IOException, Unmeasurable {
        Path folder = ground.fresh("sidecars");
        List<Path> photos = photos(folder, before);
        List<Path> roots = List.of(folder.toRealPath());
        SidecarFile files =
                force ? new SidecarFile(roots, Clock.systemUTC()) : SidecarFile.unforced(roots, Clock.systemUTC());
        long cpu = cpu();
        long start = System.nanoTime();
        for (Path photo : photos) {
            SidecarFile.Written written =
                    files.write(photo, NAME, WANTED, Ledger.EMPTY, Embedded.NOTHING, intent -> {});
            if (!(written.published().orElse(null) instanceof Published.Done)) {
                throw new Unmeasurable("not written: " + written);
            }
        }
        if (force) SidecarFile.forceFolder(folder);
        Took took = new Took((System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
        ground.remove(folder);
        return took;
    }

    /** Of the whole JVM, its compiler and collector included. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<Path> photos(Path folder, List<byte[]> sidecars) throws IOException {
        List<Path> photos = new ArrayList<>();
        for (int i = 0; i < sidecars.size(); i++) {
            Path photo = folder.resolve(String.format(Locale.ROOT, "IMG_%05d.CR2", i));
            Files.write(SidecarFile.path(photo, NAME), sidecars.get(i));
            photos.add(photo);
        }
        return photos;
    }

    private static final Wanted WANTED = new Wanted(
            Optional.of(3),
            Optional.of(3),
            tags("auto|animal|dog", "auto|scene|beach", "auto|light|backlit"),
            new Facts(
                    Optional.of(new Facts.Technical(
                            71.25,
                            Optional.of(83.0),
                            Optional.of(91.5),
                            Optional.of(64.0),
                            Optional.of(70.0),
                            Optional.of(98.0))),
                    Optional.of(new Facts.Decoded("cr2", "raw", 5184, 3456)),
                    List.of("best-of-burst", "slight-motion"),
                    List.of(
                            new Facts.ModelScore("nima-mobilenet", "1.2", 5.4321),
                            new Facts.ModelScore("musiq", "2024-05", 61.0)),
                    List.of(
                            new Facts.Detection(
                                    "dog", 0.93, "ssd-lite", Optional.of(new Facts.Box(0.1, 0.2, 0.3, 0.4))),
                            new Facts.Detection("beach", 0.61, "places", Optional.empty())),
                    Optional.of(new Facts.Judgement("run-1", "gentle", "1", Optional.of("3f9a6c0e12d4b875"))),
                    Optional.of(new Facts.Place("burst", "b-0001", 1, 5))));

    private static List<Tag> tags(String... paths) {
        return List.of(paths).stream().flatMap(path -> Tag.of(path).stream()).toList();
    }

    /** Sidecars as darktable writes them: a history of a dozen steps, a title, a few keywords. */
    private static List<byte[]> drawn(int count, Random random) {
        List<byte[]> sidecars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder steps = new StringBuilder();
            for (int step = 0; step < 12; step++) {
                byte[] parameters = new byte[120];
                random.nextBytes(parameters);
                steps.append("<rdf:li darktable:num=\"" + step + "\" darktable:operation=\"step" + step
                        + "\" darktable:enabled=\"1\" darktable:modversion=\"2\" darktable:params=\""
                        + java.util.HexFormat.of().formatHex(parameters)
                        + "\" darktable:multi_name=\"\" darktable:multi_priority=\"0\"/>");
            }
            String text = HEAD + steps + "</rdf:Seq></darktable:history>"
                    + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Photo " + i + "</rdf:li></rdf:Alt></dc:title>"
                    + "<dc:subject><rdf:Bag><rdf:li>people</rdf:li><rdf:li>Bob</rdf:li></rdf:Bag></dc:subject>"
                    + "<lr:hierarchicalSubject><rdf:Bag><rdf:li>people|Bob</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
                    + "</rdf:Description></rdf:RDF></x:xmpmeta>\n";
            sidecars.add(text.getBytes(StandardCharsets.UTF_8));
        }
        if (!(Sidecar.read(sidecars.get(0)) instanceof Sidecar.Reading.Read))
            throw new IllegalStateException("drawn badly");
        return sidecars;
    }

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" x:xmptk=\"XMP Core 4.4.0-Exiv2\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
            + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:lr=\"http://ns.adobe.com/lightroom/1.0/\" xmlns:darktable=\"http://darktable.sf.net/\""
            + " xmp:Rating=\"0\" darktable:xmp_version=\"5\" darktable:raw_params=\"0\""
            + " darktable:auto_presets_applied=\"1\" darktable:history_end=\"12\"><darktable:history><rdf:Seq>";
}
