// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import photo.sluice.lab.figure.Distribution;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.process.Bill;
import photo.sluice.lab.process.Job;
import photo.sluice.lab.process.Role;
import photo.sluice.lab.process.Sampler;
import photo.sluice.lab.process.Usage;

/** Resident memory of all processes while large photos pass. */
final class Memory implements Benchmark {
    /** 1.2 GiB in MiB. */
    private static final double GOAL = 1.2 * 1024;

    private static final double MEBIBYTE = 1 << 20;
    private static final int WIDTH = 6000;
    private static final int HEIGHT = 4000;
    private static final int SCENES = 3;
    private static final long INTERVAL_MILLIS = 500;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int count = ground.size(1000, 200);
        Photos photos = Photos.drawn(WIDTH, HEIGHT, SCENES, ground.seed(), "");
        Path folder = ground.fresh("large");
        photos.copies(folder, count);
        List<Usage> samples;
        Bill bill;
        try (Job job = ground.product().once(folder, ground.fresh("state"));
                Sampler sampler = new Sampler(job.pid(), INTERVAL_MILLIS, true)) {
            bill = job.await();
            samples = sampler.samples();
            if (bill.status() != 0 || job.output().size() != count) {
                throw new Unmeasurable("exit status " + bill.status() + ": " + job.complaints());
            }
        }
        ground.remove(folder);
        Distribution resident = over(samples, usage -> usage.residentBytes() / MEBIBYTE);
        Distribution proportional = over(samples, usage -> usage.proportionalBytes() / MEBIBYTE);
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("all processes, resident, most", resident.most(), "MiB", Goal.atMost(GOAL)),
                Figure.of("all processes, resident, median", resident.median(), "MiB"),
                Figure.of("all processes, proportional, most", proportional.most(), "MiB"),
                Figure.of("all processes, proportional, median", proportional.median(), "MiB")));
        for (Role role : List.of(Role.PARENT, Role.BROKER, Role.WORKERS)) {
            Distribution own = over(samples, usage -> usage.resident().getOrDefault(role, 0L) / MEBIBYTE);
            figures.add(Figure.of(role.text() + ", resident, most", own.most(), "MiB"));
            figures.add(Figure.of(role.text() + ", resident, median", own.median(), "MiB"));
        }
        figures.add(Figure.of("photos a second of wall time", count / bill.wall(), "1/s"));
        return new Report(
                "memory: resident memory while 24-megapixel photos pass",
                figures,
                List.of(
                        count + " copies of " + photos.what() + "; " + resident.count() + " looks, one each "
                                + INTERVAL_MILLIS + " ms",
                        "resident counts what processes share (archives, libraries) in each of them; proportional divides it"));
    }

    private static Distribution over(List<Usage> samples, ToDoubleFunction<Usage> of) {
        return Distribution.of(samples.stream().map(of::applyAsDouble).toList());
    }
}
