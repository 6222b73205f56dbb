// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.process.Bill;
import photo.sluice.lab.process.Job;
import photo.sluice.lab.process.Role;
import photo.sluice.lab.process.Sampler;
import photo.sluice.testkit.Material;

/**
 * The whole pipeline with NIMA twice, MobileNet and YuNet: its CPU time over that of the bare decoding, and the photos of
 * its scorer and tagger over those of a loop that decodes and asks the same models.
 */
final class Neural implements Benchmark {
    private static final double GOAL = 4;
    private static final double OF_THE_LOOP = 0.9;
    private static final long INTERVAL_MILLIS = 250;
    private static final int WARM_UP = 20;

    private static final List<String> MODELS = List.of(
            "nima/nima_mobilenet_aesthetic_w8.onnx",
            "nima/nima_mobilenet_technical_w8.onnx",
            "classify/mobilenet_v2_1.0_224_w8.onnx",
            "classify/imagenet_labels.txt",
            "face/yunet_n_640_640.onnx");

    @Override
    public String name() {
        return "neural";
    }

    /** @param workers CPU seconds of the process in which scorer and tagger live */
    private record Whole(Bill bill, double workers) {}

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int count = ground.size(1000, 200);
        Path models = models(ground);
        Photos photos = Photos.ofCameras(ground.seed());
        Path many = ground.fresh("many");
        photos.copies(many, count);
        Path one = ground.fresh("one");
        photos.copies(one, 1);
        double bound = Djpeg.cpuSeconds(many, 1, ground.fresh("djpeg"));
        BareLoop.Took loop = BareLoop.over(files(many), models, WARM_UP);
        Whole start = sluice(ground, one, 1, models);
        Whole all = sluice(ground, many, count, models);
        ground.remove(many);
        double workers = all.workers - start.workers;
        double ours = all.bill.cpu();
        return new Report(
                "neural: the whole pipeline with NIMA twice, MobileNet and YuNet",
                List.of(
                        Figure.of("ours / bound", ours / bound, "x", Goal.atMost(GOAL)),
                        Figure.of("ours / bound, less a start with one photo", (ours - start.bill.cpu()) / bound, "x"),
                        Figure.of("bare loop / bound", loop.cpu() / bound, "x"),
                        Figure.of(
                                "photos of a CPU second: workers / bare loop",
                                loop.cpu() / workers,
                                "x",
                                Goal.atLeast(OF_THE_LOOP)),
                        Figure.of(
                                "photos of a second: pipeline less a start / bare loop",
                                loop.wall() / (all.bill.wall() - start.bill.wall()),
                                "x"),
                        Figure.of("bound: djpeg -scale 1/8 -grayscale", bound, "CPU s"),
                        Figure.of("bare loop", loop.cpu(), "CPU s"),
                        Figure.of("ours: sluice run --once", ours, "CPU s"),
                        Figure.of("workers, less a start", workers, "CPU s"),
                        Figure.of("a start with one photo", start.bill.cpu(), "CPU s"),
                        Figure.of("bare loop: photos a second", count / loop.wall(), "1/s"),
                        Figure.of("ours: photos a second of wall time", count / all.bill.wall(), "1/s")),
                List.of(
                        count + " copies of " + photos.what() + ", each with a comment of its own",
                        "the loop decodes as the workers do and asks the four models, with as many threads as cores; the"
                                + " workers measure, hash, read what the camera wrote and publish besides"));
    }

    private static Path models(Ground ground) throws IOException, Unmeasurable {
        Path folder = ground.fresh("chosen");
        for (String model : MODELS) {
            Path file = Material.file("models/" + model).orElseThrow(() -> new Unmeasurable(Material.MISSING));
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Whole sluice(Ground ground, Path photos, int count, Path models)
            throws IOException, InterruptedException, Unmeasurable {
        Map<String, String> settings = Map.of("SLUICE_MODELS", models.toString(), "SLUICE_MODELS_DEVICE", "cpu");
        try (Job job = ground.product().once(photos, ground.fresh("state"), settings);
                Sampler sampler = new Sampler(job.pid(), INTERVAL_MILLIS, false)) {
            Bill bill = job.await();
            long ended = job.output().size();
            if (bill.status() != 0 || ended != count) {
                throw new Unmeasurable("of " + count + " photos " + ended + " have ended; exit status " + bill.status()
                        + ": " + job.complaints());
            }
            return new Whole(bill, sampler.look().cpu().getOrDefault(Role.WORKERS, 0.0));
        }
    }
}
