// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.process.Bill;
import photo.sluice.lab.process.Job;
import photo.sluice.lab.process.Role;
import photo.sluice.lab.process.Sampler;
import photo.sluice.lab.process.Usage;

/** CPU time of the whole pipeline, start and end included, over that of the bare decoding of the same files. */
final class Efficiency implements Benchmark {
    private static final double GOAL = 2.5;
    private static final long INTERVAL_MILLIS = 250;
    private static final int THREADS_SHOWN = 14;

    @Override
    public String name() {
        return "efficiency";
    }

    /** @param threads what the threads took by the last look, the greediest first, in words */
    private record Whole(Bill bill, Usage usage, List<String> threads, String complaints) {}

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int count = ground.size(1000, 200);
        Photos photos = Photos.ofCameras(ground.seed());
        Path many = ground.fresh("many");
        photos.copies(many, count);
        Path one = ground.fresh("one");
        photos.copies(one, 1);
        double bound = Djpeg.cpuSeconds(many, 1, ground.fresh("djpeg"));
        Whole start = sluice(ground, one, 1);
        Whole all = sluice(ground, many, count);
        ground.remove(many);
        double ours = all.bill.cpu();
        double net = ours - start.bill.cpu();
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("ours / bound", ours / bound, "x", Goal.atMost(GOAL)),
                Figure.of("ours / bound, less a start with one photo", net / bound, "x"),
                Figure.of("bound: djpeg -scale 1/8 -grayscale", bound, "CPU s"),
                Figure.of("ours: sluice run --once", ours, "CPU s"),
                Figure.of("of which system time", all.bill.system(), "CPU s"),
                Figure.of("a start with one photo", start.bill.cpu(), "CPU s"),
                Figure.of("wall time", all.bill.wall(), "s"),
                Figure.of("photos a second of wall time", count / all.bill.wall(), "1/s"),
                Figure.of("cores busy", ours / all.bill.wall(), "")));
        for (Role role : Role.values()) {
            Double seconds = all.usage.cpu().get(role);
            if (seconds != null) figures.add(Figure.of("by process: " + role.text(), seconds, "CPU s"));
        }
        List<String> notes = new ArrayList<>(List.of(
                count + " copies of " + photos.what() + ", each with a comment of its own", "by thread, CPU s:"));
        notes.addAll(all.threads);
        if (!all.complaints.isEmpty()) notes.add("it complained: " + all.complaints);
        return new Report("efficiency: CPU seconds of the whole pipeline over the bare decoding", figures, notes);
    }

    private static Whole sluice(Ground ground, Path photos, int count)
            throws IOException, InterruptedException, Unmeasurable {
        try (Job job = ground.product().once(photos, ground.fresh("state"));
                Sampler sampler = new Sampler(job.pid(), INTERVAL_MILLIS, false)) {
            Bill bill = job.await();
            long ended = job.output().size();
            if (bill.status() != 0 || ended != count) {
                throw new Unmeasurable("of " + count + " photos " + ended + " have ended; exit status " + bill.status()
                        + ": " + job.complaints());
            }
            Usage usage = sampler.look();
            List<String> threads = usage.threads().entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(THREADS_SHOWN)
                    .map(each -> String.format(Locale.ROOT, "%8.2f  %s", each.getValue(), each.getKey()))
                    .toList();
            return new Whole(bill, usage, threads, job.complaints().strip());
        }
    }
}
