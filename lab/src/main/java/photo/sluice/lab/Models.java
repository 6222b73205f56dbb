// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import photo.sluice.inference.Bgr;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.NoDeviceException;
import photo.sluice.inference.Setup;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;
import photo.sluice.lab.figure.Distribution;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.testkit.Material;

/** What one session gives two callers, whether memory stays flat, and what the cache of unfolded weights saves. */
final class Models implements Benchmark {
    private static final double TWO_CALLERS = 1.8;
    private static final int PICTURES = 16;
    private static final int ROUNDS = 5;
    private static final double MEBIBYTE = 1 << 20;
    private static final int PAGE = 4096;
    /** Looks at resident memory while the photos pass. */
    private static final int LOOKS = 50;

    @Override
    public String name() {
        return "models";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        Path folder = Material.file("models").orElseThrow(() -> new Unmeasurable(Material.MISSING));
        List<Figure> figures = new ArrayList<>();
        List<Bgr> pictures = drawn(ground.random("models"));
        ShippedCards shipped = ShippedCards.load();
        Setup plain = Setup.on(new Device.Cpu());
        Setup cached = plain.cachedIn(ground.fresh("unfolded"));
        try {
            for (Path graph : ModelFile.below(folder)) {
                ModelFile file = ModelFile.of(graph, shipped);
                String name = file.card().name() + ":" + file.card().version();
                file.open(cached).close(); // fills the cache
                figures.add(Figure.of(
                        name + ": opening with the cache / without",
                        opening(file, cached) / opening(file, plain),
                        "x"));
                try (Model model = file.open(cached)) {
                    callers(name, model, pictures, ground, figures);
                    if (name.startsWith("nima-aesthetic")) memory(name, model, pictures, ground, figures);
                }
            }
        } catch (UnfitModelException | NoDeviceException | ExecutionException e) {
            throw new Unmeasurable(String.valueOf(e.getMessage()));
        }
        return new Report(
                "models: one session, several callers",
                figures,
                List.of("drawn pictures of 1024 by 768; rounds of one and of two callers take turns"));
    }

    private static double opening(ModelFile file, Setup setup) throws UnfitModelException, NoDeviceException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            file.open(setup).close();
            least = Math.min(least, (System.nanoTime() - began) / 1e9);
        }
        return least;
    }

    private static void callers(String name, Model model, List<Bgr> pictures, Ground ground, List<Figure> figures)
            throws InterruptedException, ExecutionException {
        int photos = ground.size(200, 40);
        List<Double> ratios = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double one = speed(model, pictures, 1, photos);
            ratios.add(speed(model, pictures, 2, photos) / one);
            speeds.add(one);
        }
        double median = Distribution.of(ratios).median();
        figures.add(Figure.of(name + ": two callers / one", median, "x", Goal.atLeast(TWO_CALLERS)));
        figures.add(Figure.of(name + ": one caller", Distribution.of(speeds).median(), "1/s"));
    }

    private static double speed(Model model, List<Bgr> pictures, int callers, int photos)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                tasks.add(() -> {
                    for (int i = 0; i < photos; i++) model.answer(pictures.get(i % PICTURES));
                    return photos;
                });
            }
            long began = System.nanoTime();
            int done = 0;
            for (Future<Integer> each : threads.invokeAll(tasks)) done += each.get();
            return done / ((System.nanoTime() - began) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Least squares over the second half of the photos: what the first ones make room for stays. */
    private static void memory(String name, Model model, List<Bgr> pictures, Ground ground, List<Figure> figures)
            throws IOException {
        int step = ground.size(5000, 1000) / LOOKS;
        double[] seen = new double[LOOKS];
        for (int look = 0; look < LOOKS; look++) {
            for (int i = 0; i < step; i++) model.answer(pictures.get(i % PICTURES));
            seen[look] = resident();
        }
        int from = LOOKS / 2;
        double mean = 0;
        for (int look = from; look < LOOKS; look++) mean += seen[look] / (LOOKS - from);
        double middle = (from + LOOKS - 1) / 2.0;
        double both = 0;
        double square = 0;
        for (int look = from; look < LOOKS; look++) {
            both += (look - middle) * (seen[look] - mean);
            square += (look - middle) * (look - middle);
        }
        figures.add(Figure.of(name + ": resident after " + step * LOOKS + " photos", seen[LOOKS - 1], "MiB"));
        figures.add(Figure.of(name + ": growth in 1,000 photos", both / square / step * 1000, "MiB"));
    }

    private static double resident() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ");
        return Long.parseLong(fields[1]) * PAGE / MEBIBYTE;
    }

    private static List<Bgr> drawn(Random random) {
        List<Bgr> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            int tilt = 1 + random.nextInt(5);
            int noise = 1 + random.nextInt(64);
            ByteBuffer pixels = ByteBuffer.allocateDirect(3 * 1024 * 768);
            for (int at = 0; pixels.hasRemaining(); at++) {
                pixels.put((byte) Math.min(255, at * tilt / 96 % 256 + random.nextInt(noise)));
            }
            pictures.add(Bgr.of(pixels, 1024, 768));
        }
        return pictures;
    }
}
