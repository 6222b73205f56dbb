// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import photo.sluice.lab.Journey.Marks;
import photo.sluice.lab.Journey.Moment;
import photo.sluice.lab.figure.Distribution;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.process.Service;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.testkit.photo.Drop;

/** From the drop of one photo on an idle system to its sidecar, and where the time goes. */
final class Latency implements Benchmark {
    private static final double GOAL_AT_ONCE = 1.5;
    private static final double GOAL_USUAL = 2.5;
    private static final int WARM_UP = 3;
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        Photos photos = Photos.ofCameras(ground.seed());
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(ground, photos, "set.settle=0", Map.of("SLUICE_SET_SETTLE", "0"), GOAL_AT_ONCE));
        figures.addAll(figures(ground, photos, "defaults", Map.of(), GOAL_USUAL));
        return new Report(
                "latency: one photo dropped on an idle system, until its sidecar stands",
                figures,
                List.of(
                        ground.size(20, 6) + " of " + photos.what() + " after " + WARM_UP
                                + " to warm up, 0.5 to 1.5 s apart, seed " + ground.seed(),
                        "from before the first byte is written to inotify's word of the sidecar; steps are medians,"
                                + " as the records became readable in Kafka"));
    }

    private static List<Figure> figures(
            Ground ground, Photos photos, String mode, Map<String, String> settings, double goal)
            throws IOException, InterruptedException, Unmeasurable {
        Path folder = ground.fresh("hot");
        Random random = ground.random("latency");
        List<Double> latencies = new ArrayList<>();
        Map<String, List<Double>> steps = new TreeMap<>();
        try (Service sluice = ground.product().run(folder, ground.fresh("state"), settings);
                Journey journey = new Journey(Cluster.at(sluice.bootstrapServers()));
                WatchService sidecars = folder.getFileSystem().newWatchService()) {
            folder.register(sidecars, StandardWatchEventKinds.ENTRY_CREATE);
            for (int i = 0; i < WARM_UP + ground.size(20, 6); i++) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1000));
                String name = String.format(Locale.ROOT, "DROP_%03d.jpg", i);
                byte[] jpeg = photos.copy(i, name);
                long dropped = System.nanoTime();
                Drop.whole(folder.resolve(name), jpeg);
                double took = (await(sidecars, name + ".xmp", dropped) - dropped) / 1e9;
                Marks marks = await(journey, name);
                if (i < WARM_UP) continue;
                latencies.add(took);
                note(marks, steps);
            }
        }
        ground.remove(folder);
        Distribution all = Distribution.of(latencies);
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of(mode + ": median", all.median(), "s", Goal.atMost(goal)),
                Figure.of(mode + ": p95", all.percentile(95), "s")));
        int slowest = latencies.indexOf(all.most());
        steps.forEach((step, values) -> figures.add(
                Figure.of(mode + ":   " + step, Distribution.of(values).median(), "ms")));
        figures.add(Figure.of(mode + ": slowest, photo " + (slowest + 1), all.most(), "s"));
        steps.forEach((step, values) -> {
            if (values.size() == latencies.size()) {
                figures.add(Figure.of(mode + ":   " + step, values.get(slowest), "ms"));
            }
        });
        return figures;
    }

    private static long await(WatchService events, String name, long since) throws InterruptedException, Unmeasurable {
        while (true) {
            WatchKey key = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long now = System.nanoTime();
            if (key == null || now - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new Unmeasurable("no " + name + " after " + PATIENCE_SECONDS + " s");
            }
            List<WatchEvent<?>> news = key.pollEvents();
            key.reset();
            if (news.stream().anyMatch(event -> name.equals(String.valueOf(event.context())))) return now;
        }
    }

    private static Marks await(Journey journey, String name) throws InterruptedException, Unmeasurable {
        for (int i = 0; i < PATIENCE_SECONDS * 100; i++) {
            Optional<Marks> marks = journey.ended(name);
            if (marks.isPresent()) return marks.get();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new Unmeasurable("no outcome of " + name + " after " + PATIENCE_SECONDS + " s");
    }

    private static void note(Marks marks, Map<String, List<Double>> steps) {
        put(steps, "1 noticed to announced", marks.millis(Moment.SEEN, Moment.ANNOUNCED));
        Optional<Double> scored = marks.millis(Moment.ANNOUNCED, Moment.SCORED);
        put(steps, "2 scorer: queue and publication", scored.map(millis -> millis - marks.scorerMs()));
        put(steps, "3 scorer: decode and measure", Optional.of(marks.scorerMs()));
        put(steps, "4 announced to tagged (meanwhile)", marks.millis(Moment.ANNOUNCED, Moment.TAGGED));
        put(
                steps,
                "5 later result to intent (writer waits)",
                marks.laterResult().flatMap(m -> marks.millis(m, Moment.INTENDED)));
        put(steps, "6 intent to outcome (write, publish)", marks.millis(Moment.INTENDED, Moment.ENDED));
    }

    private static void put(Map<String, List<Double>> steps, String step, Optional<Double> millis) {
        millis.ifPresent(
                value -> steps.computeIfAbsent(step, s -> new ArrayList<>()).add(value));
    }
}
