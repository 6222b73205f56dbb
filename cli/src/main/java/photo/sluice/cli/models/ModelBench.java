// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import photo.sluice.inference.AnswerException;
import photo.sluice.inference.Batching;
import photo.sluice.inference.Bgr;
import photo.sluice.inference.Device;
import photo.sluice.inference.Meter;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFile;
import photo.sluice.inference.NoDeviceException;
import photo.sluice.inference.Setup;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.UnfitModelException;

/** Measures one model at a time, on pictures that are drawn from a seed: gradients with noise. */
final class ModelBench {
    private static final long SEED = 20261121;
    private static final int PICTURES = 8;
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int LARGEST_BATCH = 16;

    private final Device device;
    private final Batching usual;
    private final long nanos;
    private final int cores;
    private final List<Bgr> pictures = drawn();

    ModelBench(Device device, Batching usual, double seconds, int cores) {
        this.device = device;
        this.usual = usual;
        this.nanos = (long) (seconds * 1e9);
        this.cores = cores;
    }

    ModelFigures figures(ModelFile file) throws UnfitModelException, NoDeviceException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        try (Model model = file.open(Setup.on(device).inBatches(usual).meteredBy(watch))) {
            for (Bgr picture : pictures) model.answer(picture);
            watch.reset();
            List<Double> one = took(model, nanos);
            double prepare = watch.preparationMs();
            double infer = watch.inferenceMs();
            double many = together(model);
            Map<Integer, Double> batches = new TreeMap<>();
            Optional<Double> difference = inBatches(file, batches);
            double total = one.stream().mapToDouble(Double::doubleValue).sum();
            List<Double> sorted = one.stream().sorted().toList();
            return new ModelFigures(
                    model.card().name() + ":" + model.card().version(),
                    model.device().name(),
                    model.device() instanceof Device.Used.FellBack back ? Optional.of(back.reason()) : Optional.empty(),
                    new ModelFigures.Speed(one.size() / total * 1000, many, batches),
                    new ModelFigures.Times(at(sorted, 0.5), at(sorted, 0.95), prepare, infer),
                    difference);
        }
    }

    /** Fills in the speed of each batch, and compares what the device answers, in batches if it can, with the processor. */
    private Optional<Double> inBatches(ModelFile file, Map<Integer, Double> batches)
            throws UnfitModelException, NoDeviceException {
        Setup wide = Setup.on(device).inBatches(Batching.everywhere(LARGEST_BATCH, Duration.ZERO));
        try (Model model = file.open(wide)) {
            if (model.batch() == 1 && !model.device().isGpu()) return Optional.empty();
            for (int size = 1; size <= model.batch() && model.batch() > 1; size *= 2) {
                batches.put(size, speed(model, size));
            }
            List<Answer> answers = model.answers(pictures);
            double most = 0;
            try (Model reference = file.open(Setup.on(new Device.Cpu()))) {
                for (int i = 0; i < PICTURES; i++) {
                    most = Math.max(
                            most,
                            Difference.of(
                                    answers.get(i).said(),
                                    reference.answer(pictures.get(i)).said()));
                }
            }
            return Optional.of(most);
        }
    }

    private double speed(Model model, int size) {
        List<Bgr> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) batch.add(pictures.get(i % PICTURES));
        model.answers(batch);
        long began = System.nanoTime();
        int done = 0;
        while (System.nanoTime() - began < nanos) done += model.answers(batch).size();
        return done / ((System.nanoTime() - began) / 1e9);
    }

    private double together(Model model) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(cores);
        try {
            long began = System.nanoTime();
            List<Future<List<Double>>> all = new ArrayList<>();
            for (int i = 0; i < cores; i++) all.add(callers.submit(() -> took(model, nanos)));
            int done = 0;
            for (Future<List<Double>> each : all) done += each.get().size();
            return done / ((System.nanoTime() - began) / 1e9);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AnswerException told) throw told;
            throw new IllegalStateException(e.getCause());
        } finally {
            callers.shutdownNow();
        }
    }

    /** Milliseconds of each answer, as many as there is time for, one at least. */
    private List<Double> took(Model model, long time) {
        List<Double> took = new ArrayList<>();
        long began = System.nanoTime();
        long now = began;
        do {
            model.answer(pictures.get(took.size() % PICTURES));
            long then = now;
            now = System.nanoTime();
            took.add((now - then) / 1e6);
        } while (now - began < time);
        return took;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }

    private static List<Bgr> drawn() {
        Random random = new Random(SEED);
        List<Bgr> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            ByteBuffer pixels = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
            int tilt = 1 + random.nextInt(5);
            int noise = 1 + random.nextInt(64);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        int slope = (x * (channel + tilt) + y * (4 - channel)) / 24 % 256;
                        pixels.put((byte) Math.min(255, slope + random.nextInt(noise)));
                    }
                }
            }
            pictures.add(Bgr.of(pixels, WIDTH, HEIGHT));
        }
        return pictures;
    }

    /** Time spent in the two halves of an answer. */
    private static final class Stopwatch implements Meter {
        private final LongAdder preparation = new LongAdder();
        private final LongAdder inference = new LongAdder();
        private final LongAdder prepared = new LongAdder();
        private final LongAdder shown = new LongAdder();

        void reset() {
            for (LongAdder each : List.of(preparation, inference, prepared, shown)) each.reset();
        }

        double preparationMs() {
            return preparation.sum() / 1e6 / Math.max(1, prepared.sum());
        }

        double inferenceMs() {
            return inference.sum() / 1e6 / Math.max(1, shown.sum());
        }

        @Override
        public void opened(ModelCard model, Device.Used used, int batch) {}

        @Override
        public void prepared(ModelCard model, long took) {
            preparation.add(took);
            prepared.increment();
        }

        @Override
        public void ran(ModelCard model, int count, long took) {
            inference.add(took);
            shown.add(count);
        }

        @Override
        public void shrank(ModelCard model, int batch) {}
    }
}
