// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.process.Role;
import photo.sluice.lab.process.Sampler;
import photo.sluice.lab.process.Service;
import photo.sluice.lab.process.Usage;

/** What the whole system takes while nothing happens. */
final class Idle implements Benchmark {
    private static final double GOAL_PERCENT = 5;
    private static final int THREADS_SHOWN = 12;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException {
        int warmUp = ground.size(30, 20);
        int seconds = ground.size(60, 20);
        Path folder = ground.fresh("empty");
        try (Service sluice = ground.product().run(folder, ground.fresh("state"), Map.of());
                Sampler sampler = new Sampler(sluice.pid(), TimeUnit.HOURS.toMillis(1), false)) {
            TimeUnit.SECONDS.sleep(warmUp);
            long start = System.nanoTime();
            Usage before = sampler.look();
            TimeUnit.SECONDS.sleep(seconds);
            Usage after = sampler.look();
            double percent = 100 / ((System.nanoTime() - start) / 1e9);
            double all = (after.cpuSeconds() - before.cpuSeconds()) * percent;
            List<Figure> figures =
                    new ArrayList<>(List.of(Figure.of("all processes", all, "% core", Goal.atMost(GOAL_PERCENT))));
            for (Role role : List.of(Role.PARENT, Role.BROKER, Role.WORKERS)) {
                double own = after.cpu().getOrDefault(role, 0.0) - before.cpu().getOrDefault(role, 0.0);
                figures.add(Figure.of(role.text(), own * percent, "% core"));
            }
            List<String> notes = new ArrayList<>(List.of(
                    "sluice run on an empty folder, " + seconds + " s after " + warmUp + " s to come to rest",
                    "by thread, % of a core:"));
            notes.addAll(threads(before, after, percent));
            return new Report("idle: CPU of the whole system while nothing happens", figures, notes);
        }
    }

    private static List<String> threads(Usage before, Usage after, double percent) {
        Map<String, Double> own = new TreeMap<>();
        after.threads()
                .forEach((name, cpu) -> own.put(name, (cpu - before.threads().getOrDefault(name, 0.0)) * percent));
        return own.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(THREADS_SHOWN)
                .map(each -> String.format(Locale.ROOT, "%8.2f  %s", each.getValue(), each.getKey()))
                .toList();
    }
}
