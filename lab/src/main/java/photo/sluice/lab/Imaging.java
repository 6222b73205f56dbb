// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import photo.sluice.imaging.Decoded;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Examination;
import photo.sluice.lab.figure.Distribution;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.scorer.Scorer;
import photo.sluice.tagger.Tagger;
import photo.sluice.tagger.rule.RuleSettings;
import photo.sluice.tagger.rule.Rules;

/**
 * What the pixels cost, as ratios within one run: reading over the bare decoding, RAW over its preview, two stages over
 * one, and all measures. CPU time of one thread in a warm JVM; start it on one core ({@code taskset -c 1}).
 */
final class Imaging implements Benchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double READING = 1.6;
    private static final double PREVIEW = 1.15;
    private static final double TWO_STAGES = 1.15;
    private static final double MEASURES_MS = 12;
    private static final int LARGE = 20_000_000;
    private static final int SENSOR_BYTES = 48_000_000;

    @Override
    public String name() {
        return "imaging";
    }

    /** Something that is done with one photo. */
    private interface Work {
        void on(Path photo) throws UnreadablePhoto;
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        Photos cameras = Photos.ofCameras(ground.seed());
        Photos drawn = Photos.drawn(6000, 4000, 4, ground.seed(), "");
        List<Path> all = files(ground, cameras.jpegs(), ".jpg");
        List<Path> large = files(ground, drawn.jpegs(), ".jpg");
        List<Figure> figures = new ArrayList<>();
        try (PhotoReader reader = new PhotoReader(new Limits(250_000_000, 1L << 30))) {
            reader.warmUp();
            for (Path photo : all) {
                try (Rendition rendition = reader.read(photo)) {
                    if ((long) rendition.width() * rendition.height() >= LARGE) large.add(photo);
                }
            }
            Work read = photo -> reader.read(photo).close();
            reading(ground, figures, "photos of 24 megapixels", large, read, true);
            reading(ground, figures, cameras.what(), all, read, false);
            raws(ground, figures, large, reader);
            stages(ground, figures, all, reader);
            measures(ground, figures, large, reader);
        } catch (UnreadablePhoto e) {
            throw new Unmeasurable(String.valueOf(e.getMessage()));
        }
        return new Report(
                "imaging: reading, measuring and tagging on one thread",
                figures,
                List.of(
                        cameras.what() + "; " + drawn.what(),
                        "the bound is djpeg -scale 1/8 -grayscale less as many starts of it, least of all rounds",
                        "reading: all that scorer and tagger look at, that is file, facts, pixels, tiles, reduced picture",
                        "least of " + rounds(ground)
                                + " rounds a photo after as many to warm up; CPU time of the thread"));
    }

    private static void reading(
            Ground ground, List<Figure> figures, String what, List<Path> photos, Work read, boolean promised)
            throws IOException, InterruptedException, Unmeasurable, UnreadablePhoto {
        List<Double> ratios = new ArrayList<>();
        double ours = 0;
        double bound = 0;
        for (Path photo : photos) {
            double least = least(ground, photo, read);
            double own = bare(ground, photo);
            ratios.add(least / own);
            ours += least;
            bound += own;
        }
        String name = what + ": reading / bound";
        figures.add(
                promised
                        ? Figure.of(name, ours / bound, "x", Goal.atMost(READING))
                        : Figure.of(name, ours / bound, "x"));
        Distribution each = Distribution.of(ratios);
        figures.add(Figure.of(what + ": median photo", each.median(), "x"));
        figures.add(Figure.of(what + ": worst photo", each.most(), "x"));
        figures.add(Figure.of(what + ": reading a photo", ours / photos.size() * 1000, "CPU ms"));
    }

    /** CPU seconds that djpeg takes for a photo, its start left out. */
    private static double bare(Ground ground, Path photo) throws IOException, InterruptedException, Unmeasurable {
        int copies = 5;
        Path photos = ground.fresh("bound");
        Path starts = ground.fresh("starts");
        byte[] tiny = Photos.drawn(16, 16, 1, 1, "").jpegs().get(0);
        for (int i = 0; i < copies; i++) {
            Files.copy(photo, photos.resolve(i + ".jpg"));
            Files.write(starts.resolve(i + ".jpg"), tiny);
        }
        Path logs = ground.fresh("djpeg");
        double whole = Djpeg.cpuSeconds(photos, rounds(ground), logs);
        double start = Djpeg.cpuSeconds(starts, rounds(ground), logs);
        ground.remove(photos);
        return Math.max(1e-4, (whole - start) / copies);
    }

    private static void raws(Ground ground, List<Figure> figures, List<Path> jpegs, PhotoReader reader)
            throws IOException, UnreadablePhoto, Unmeasurable {
        double raw = 0;
        double jpeg = 0;
        Path folder = ground.fresh("raws");
        for (Path photo : jpegs) {
            int width;
            int height;
            try (Rendition rendition = reader.read(photo)) {
                width = rendition.width();
                height = rendition.height();
            }
            Path wrapped = folder.resolve(photo.getFileName() + ".dng");
            Files.write(wrapped, WrappedRaw.around(Files.readAllBytes(photo), width, height, SENSOR_BYTES));
            try (Rendition rendition = reader.read(wrapped)) {
                if (rendition.decoded() != Decoded.PREVIEW) throw new Unmeasurable(wrapped + " gave no preview");
            }
            Work read = file -> reader.read(file).close();
            raw += least(ground, wrapped, read);
            jpeg += least(ground, photo, read);
        }
        ground.remove(folder);
        figures.add(Figure.of("RAW of 48 MB and more / its preview as a file", raw / jpeg, "x", Goal.atMost(PREVIEW)));
    }

    private static void stages(Ground ground, List<Figure> figures, List<Path> photos, PhotoReader reader)
            throws UnreadablePhoto {
        Scorer scorer = new Scorer(List.of());
        Tagger tagger = new Tagger(List.of(new Rules(RuleSettings.USUAL)));
        double one = 0;
        double both = 0;
        for (Path photo : photos) {
            one += least(ground, photo, file -> {
                try (Rendition rendition = reader.read(file)) {
                    scorer.score(rendition);
                }
            });
            both += least(ground, photo, file -> {
                try (Rendition rendition = reader.read(file)) {
                    scorer.score(rendition);
                    tagger.tag(rendition);
                }
            });
        }
        figures.add(Figure.of("scorer and tagger / scorer alone", both / one, "x", Goal.atMost(TWO_STAGES)));
        figures.add(Figure.of("scorer, a photo", one / photos.size() * 1000, "CPU ms"));
    }

    private static void measures(Ground ground, List<Figure> figures, List<Path> photos, PhotoReader reader)
            throws UnreadablePhoto {
        List<Double> millis = new ArrayList<>();
        for (Path photo : photos) {
            try (Rendition rendition = reader.read(photo)) {
                millis.add(1000 * least(ground, photo, file -> Examination.of(rendition)));
            }
        }
        Distribution each = Distribution.of(millis);
        figures.add(Figure.of("all measures and the hash, median", each.median(), "CPU ms", Goal.atMost(MEASURES_MS)));
        figures.add(Figure.of("all measures and the hash, worst", each.most(), "CPU ms"));
    }

    private static int rounds(Ground ground) {
        return ground.size(10, 3);
    }

    /** CPU seconds of this thread, the least of all rounds; no other thread works for it. */
    private static double least(Ground ground, Path photo, Work work) throws UnreadablePhoto {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 2 * rounds(ground); i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.on(photo);
            double took = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            if (i >= rounds(ground)) least = Math.min(least, took);
        }
        return least;
    }

    private static List<Path> files(Ground ground, List<byte[]> photos, String extension) throws IOException {
        Path folder = ground.fresh("photos");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            files.add(Files.write(folder.resolve(i + extension), photos.get(i)));
        }
        return files;
    }
}
