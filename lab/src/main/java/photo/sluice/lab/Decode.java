// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Examination;
import photo.sluice.lab.figure.Distribution;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Report;

/** Reading, measuring and hashing alone, in one thread of a warm JVM, over the bare decoding of the same file. */
final class Decode implements Benchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MOST_PIXELS = 250_000_000;
    private static final long MOST_BYTES = 2L << 30;

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int rounds = ground.size(10, 3);
        Photos photos = Photos.ofCameras(ground.seed());
        Map<String, Double> steps = new TreeMap<>();
        List<Double> ratios = new ArrayList<>();
        double ours = 0;
        double bound = 0;
        try (PhotoReader reader = new PhotoReader(new Limits(MOST_PIXELS, MOST_BYTES))) {
            reader.warmUp();
            List<Path> folders = new ArrayList<>();
            for (int i = 0; i < photos.jpegs().size(); i++) {
                Path folder = ground.fresh("decode");
                Files.write(folder.resolve("photo.jpg"), photos.jpegs().get(i));
                folders.add(folder);
            }
            for (int i = 0; i < rounds; i++) {
                for (Path folder : folders) look(reader, folder.resolve("photo.jpg"), new TreeMap<>()); // warm
            }
            for (Path folder : folders) {
                double least = Double.MAX_VALUE;
                for (int i = 0; i < rounds; i++) {
                    Map<String, Double> now = new TreeMap<>();
                    double took = look(reader, folder.resolve("photo.jpg"), now);
                    least = Math.min(least, took);
                    now.forEach((step, millis) -> steps.merge(step, millis / rounds, Double::sum));
                }
                double own = Djpeg.cpuSeconds(folder, rounds, ground.fresh("djpeg"));
                ratios.add(least / own);
                ours += least;
                bound += own;
            }
        }
        Distribution each = Distribution.of(ratios);
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("ours / bound, all photos", ours / bound, "x"),
                Figure.of("ours / bound, median photo", each.median(), "x"),
                Figure.of("ours / bound, worst photo", each.most(), "x"),
                Figure.of("ours, all photos", ours, "CPU s"),
                Figure.of("bound, all photos, a process each", bound, "CPU s")));
        int count = photos.jpegs().size();
        steps.forEach((step, millis) -> figures.add(Figure.of("a photo: " + step, millis / count, "ms wall")));
        return new Report(
                "decode: read, measure and hash, over the bare decoding",
                figures,
                List.of(photos.what() + ", least of " + rounds + " rounds each after as many to warm up"));
    }

    /** CPU seconds of this thread; no other thread works for it. */
    private static double look(PhotoReader reader, Path file, Map<String, Double> steps) throws Unmeasurable {
        long start = THREADS.getCurrentThreadCpuTime();
        try (Rendition photo = reader.read(file)) {
            var times = Examination.of(photo).times();
            steps.put("1 read", times.read());
            steps.put("2 facts", times.facts());
            steps.put("3 decode", times.decode());
            steps.put("4 reduce", times.reduce());
            steps.put("5 measure", times.measure());
            steps.put("6 hash", times.hash());
        } catch (UnreadablePhoto e) {
            throw new Unmeasurable(file + ": " + e.getMessage());
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
