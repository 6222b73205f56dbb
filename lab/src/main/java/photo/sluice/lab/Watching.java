// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.process.Bill;
import photo.sluice.lab.process.Job;

/** What the watcher takes on a large tree, beside {@code find} with a stat of every file on the same tree. */
final class Watching implements Benchmark {
    private static final double GOAL_RATIO = 3;
    private static final double GOAL_MIB = 400;
    private static final int FOLDERS = 1000;
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "watcher";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int files = ground.size(200_000, 20_000);
        int burst = 10_000;
        Path tree = tree(ground, files);
        Path empty = ground.fresh("burst");
        double find = Double.MAX_VALUE;
        double findCpu = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            List<String> command = List.of("find", tree.toString(), "-type", "f", "-printf", "%s %T@\\n");
            Bill bill = Job.run(command, ground.fresh("find"));
            find = Math.min(find, bill.wall());
            findCpu = Math.min(findCpu, bill.cpu());
        }
        Map<String, Double> alone = alone(ground, tree, empty, burst);
        ground.remove(tree);
        ground.remove(empty);
        double known = said(alone, "knownWatching");
        double first = said(alone, "firstWatching");
        return new Report(
                "watcher: " + files + " files in " + FOLDERS + " folders, and a burst of " + burst,
                List.of(
                        Figure.of("find -type f -printf '%s %T@'", find, "s"),
                        Figure.of("start to watching, all known / find", known / find, "x", Goal.atMost(GOAL_RATIO)),
                        Figure.of("start to watching, none known / find", first / find, "x", Goal.atMost(GOAL_RATIO)),
                        Figure.of("the same in CPU seconds, all known", said(alone, "knownCpu") / findCpu, "x"),
                        Figure.of("the same in CPU seconds, none known", said(alone, "firstCpu") / findCpu, "x"),
                        Figure.of("start to watching, all known", known, "s"),
                        Figure.of("start to watching, none known", first, "s"),
                        Figure.of("first start to the last announcement", said(alone, "firstIdle"), "s"),
                        Figure.of("announced at the second start", said(alone, "announcedAgain"), "", Goal.atMost(0)),
                        Figure.of("resident at most", said(alone, "peakMiB"), "MiB", Goal.atMost(GOAL_MIB)),
                        Figure.of("quiet sweep, CPU", said(alone, "sweepCpu"), "s"),
                        Figure.of("quiet sweep, wall", said(alone, "sweepWall"), "s"),
                        Figure.of("burst by 8 writers: written", said(alone, "burstWritten"), "s"),
                        Figure.of("burst: announced", said(alone, "burstAnnounced"), "s"),
                        Figure.of("burst: announced twice", said(alone, "burstTwice"), "", Goal.atMost(0)),
                        Figure.of("burst: overflows", said(alone, "burstOverflows"), ""),
                        Figure.of("burst: found by the sweep alone", said(alone, "burstBySweep"), "")),
                List.of(
                        "watching: every folder is watched and every file was looked at; JVM started, page cache warm",
                        "the log is in memory, and counts as resident; the heap may grow to 256 MiB"));
    }

    private static double said(Map<String, Double> figures, String name) throws Unmeasurable {
        Double figure = figures.get(name);
        if (figure == null) throw new Unmeasurable("the watcher did not say its " + name);
        return figure;
    }

    private static Path tree(Ground ground, int files) throws IOException {
        Path tree = ground.fresh("tree");
        byte[] tiny = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, (byte) 0xff, (byte) 0xd9};
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path path = Files.createDirectories(tree.resolve(2000 + folder / 40 + "/day-" + folder));
            for (int i = 0; i < files / FOLDERS; i++) Files.write(path.resolve("IMG_" + i + ".jpg"), tiny);
        }
        return tree;
    }

    private static Map<String, Double> alone(Ground ground, Path tree, Path empty, int burst)
            throws IOException, InterruptedException, Unmeasurable {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                LoneWatcher.class.getName(),
                tree.toString(),
                empty.toString(),
                Integer.toString(burst),
                Integer.toString(ground.size(10, 3))));
        try (Job job = Job.start(command, Map.of(), ground.fresh("alone"))) {
            job.await();
            Map<String, Double> values = new HashMap<>();
            for (String line : job.output()) {
                int equals = line.indexOf('=');
                if (equals > 0) values.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
            }
            if (!values.containsKey("peakMiB")) throw new Unmeasurable("the watcher ended early: " + values);
            return values;
        }
    }
}
