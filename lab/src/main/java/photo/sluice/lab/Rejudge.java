// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import photo.sluice.cli.pipeline.Asking;
import photo.sluice.contract.PhotoScored;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.writer.Made;
import photo.sluice.lab.writer.Stand;
import photo.sluice.lab.writer.WriterProcess;
import photo.sluice.runtime.FaultException;

/** Photos a second that {@code sluice rejudge} judges anew, with sidecars and without, over a loop that only writes. */
final class Rejudge implements Benchmark {
    private static final double GOAL = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** As many sidecars as the writer forces at once. */
    private static final int AT_ONCE = 4;

    private static final String OTHER = "based-on: gentle\nname: other-%s\nversion: 1\n"
            + "steps: {rest: {stars: %s}, runner-up: {stars: 2}, sound: {stars: 3}, best: {stars: 3}}\n";

    @Override
    public String name() {
        return "rejudge";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        PhotoScored like = Stub.scored(ground);
        int many = ground.photos().orElse(ground.size(10_000, 2000));
        int burst = many * 3 / 10;
        Took mixed = took(ground, new Made(like, "day-", 500, 0), many);
        Took one = took(ground, new Made(like, "burst-", burst, burst), burst);
        return new Report(
                "rejudge: photos judged anew a second by an installed writer, request to answer",
                List.of(
                        Figure.of(
                                many + " in small sets, sidecars written",
                                mixed.rate(mixed.written),
                                "1/s",
                                Goal.atLeast(GOAL)),
                        Figure.of("a plain loop / the same", mixed.written / mixed.loop, "x"),
                        Figure.of(
                                "a plain loop of " + AT_ONCE + " threads / the same", mixed.written / mixed.loops, "x"),
                        Figure.of("the same a second time", mixed.rate(mixed.again), "1/s"),
                        Figure.of("without writing", mixed.rate(mixed.dry), "1/s"),
                        Figure.of("CPU time of the writer, sidecars written", mixed.each(mixed.cpu.written), "ms each"),
                        Figure.of("the same a second time", mixed.each(mixed.cpu.again), "ms each"),
                        Figure.of("CPU time of the writer without writing", mixed.each(mixed.cpu.dry), "ms each"),
                        Figure.of("CPU time of the writer, first judged", mixed.each(mixed.cpu.first), "ms each"),
                        Figure.of("first judged, results to outcomes", mixed.rate(mixed.first), "1/s"),
                        Figure.of(
                                "one burst of " + burst + ", sidecars written",
                                one.rate(one.written),
                                "1/s",
                                Goal.atLeast(GOAL)),
                        Figure.of("the burst without writing", one.rate(one.dry), "1/s"),
                        Figure.of("the burst, CPU time of the writer, written", one.each(one.cpu.written), "ms each"),
                        Figure.of("the burst, the same without writing", one.each(one.cpu.dry), "ms each"),
                        Figure.of("the burst first judged", one.rate(one.first), "1/s"),
                        Figure.of("a plain loop that writes and forces such files", mixed.rate(mixed.loop), "1/s"),
                        Figure.of("such a loop in " + AT_ONCE + " threads", mixed.rate(mixed.loops), "1/s")),
                List.of(
                        "a writer process with the options of ./sluice, a broker of its own beside it; every photo is changed",
                        "the plain loop writes a file of the size of a sidecar, forces it and renames it, as often"));
    }

    /** CPU seconds of the writer, on all cores. */
    private record Cpu(double first, double dry, double written, double again) {}

    /** Seconds. */
    private record Took(
            int photos, double first, double dry, double written, double again, Cpu cpu, double loop, double loops) {
        double rate(double seconds) {
            return photos / seconds;
        }

        double each(double seconds) {
            return 1000 * seconds / photos;
        }
    }

    private static Took took(Ground ground, Made photos, int count)
            throws IOException, InterruptedException, Unmeasurable {
        Path folder = ground.fresh("rejudge");
        try (Stand stand = new Stand(ground.product(), folder);
                WriterProcess writer = stand.writer()) {
            for (int i = 0; i < count; i++) {
                Path file = stand.root().resolve(photos.path(i));
                Files.createDirectories(file.getParent());
                Files.writeString(file, "photo");
            }
            long start = System.nanoTime();
            Set<String> states = stand.judged(photos, 0, count, PATIENCE);
            double first = since(start);
            if (!states.equals(Set.of("written"))) throw new Unmeasurable("not all were written: " + states);
            double begun = writer.cpu();
            double dry = rejudge(stand, "dry", "1", true, Map.of("would-write", count));
            double looked = writer.cpu();
            double written = rejudge(stand, "first", "1", false, Map.of("written", count));
            double wrote = writer.cpu();
            double again = rejudge(stand, "again", "0", false, Map.of("written", count));
            Cpu cpu = new Cpu(begun, looked - begun, wrote - looked, writer.cpu() - wrote);
            byte[] sidecar = Files.readAllBytes(stand.root().resolve(photos.path(0) + ".xmp"));
            double loop = loop(ground.fresh("loop"), sidecar, count, 1);
            double loops = loop(ground.fresh("loop"), sidecar, count, AT_ONCE);
            return new Took(count, first, dry, written, again, cpu, loop, loops);
        } catch (FaultException e) {
            throw new Unmeasurable(String.valueOf(e.getMessage()));
        }
    }

    private static double rejudge(Stand stand, String id, String rest, boolean dry, Map<String, Integer> expected)
            throws Unmeasurable {
        long start = System.nanoTime();
        Asking.Answer answer = stand.rejudge(id, String.format(OTHER, id, rest), dry);
        double took = since(start);
        if (!answer.counts().equals(expected)) throw new Unmeasurable(id + ": " + answer.counts() + answer.message());
        return took;
    }

    private static double loop(Path folder, byte[] bytes, int files, int threads)
            throws IOException, InterruptedException {
        ExecutorService all = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<Integer>> parts = new ArrayList<>();
        for (int part = 0; part < threads; part++) {
            int first = part;
            parts.add(all.submit(() -> write(folder, bytes, first, files, threads)));
        }
        try {
            for (Future<Integer> part : parts) part.get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } finally {
            all.shutdown();
        }
        return since(start);
    }

    private static int write(Path folder, byte[] bytes, int first, int files, int step) throws IOException {
        for (int i = first; i < files; i += step) {
            Path fresh = folder.resolve(i + ".new");
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            Files.move(fresh, folder.resolve(i + ".xmp"));
        }
        return files;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
