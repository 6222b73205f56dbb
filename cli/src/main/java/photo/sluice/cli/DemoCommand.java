// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Pipeline;
import photo.sluice.cli.pipeline.Plan;
import photo.sluice.cli.show.DemoTable;
import photo.sluice.cli.show.Lines;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.testkit.demo.DemoPhoto;
import photo.sluice.testkit.demo.DemoShoot;
import photo.sluice.testkit.demo.Expected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what Sluice does, on photos that it draws itself, in folders of their own: nothing of yours is touched. */
@Command(
        name = "demo",
        description = "Draws about thirty test photos, drops them into a folder, and shows what becomes of them.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String ROOT = "demo";
    private static final long SEED = 20260514;
    private static final long PATIENCE_NANOS = 180_000_000_000L;

    @Option(names = "--json", description = "One JSON object a photo on standard output.")
    private boolean json;

    @Option(names = "--keep", paramLabel = "DIR", description = "Draw into this folder, which must be empty or new.")
    private @Nullable Path keep;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    private final Map<String, SidecarOutcome> ended = new ConcurrentHashMap<>();

    private String models = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = options.settings();
        Path folder = folder();
        Path drawn = Files.createTempDirectory("sluice-demo-drawing-");
        Path state = Files.createTempDirectory("sluice-demo-state-");
        try {
            say("starting the pipeline and drawing photos …");
            Plan plan = new Plan(
                    Map.of(ROOT, folder.toRealPath()),
                    RunCommand.runName(),
                    Map.of(),
                    false,
                    new Plan.Machine(settings, new StateFolder(state).create(), Launch.ofThisProcess()),
                    options.forChild());
            List<DemoPhoto> photos = new ArrayList<>();
            Drawing drawing = new Drawing(() -> photos.addAll(DemoShoot.draw(drawn, SEED)));
            try (Pipeline pipeline = Pipeline.start(plan, this::ended)) {
                models = pipeline.models();
                drawing.await();
                say("dropping " + photos.size() + " photos into " + folder + " …");
                drop(drawn, folder);
                await(pipeline, photos);
            }
            show(folder, photos);
            return status(photos);
        } finally {
            delete(drawn);
            delete(state);
        }
    }

    private Path folder() throws IOException {
        if (keep == null) return Files.createTempDirectory("sluice-demo-");
        Files.createDirectories(keep);
        try (Stream<Path> there = Files.list(keep)) {
            if (there.findAny().isPresent()) throw Failure.wrongUse(keep + " is not empty");
        }
        return keep;
    }

    private void ended(SidecarOutcome outcome) {
        ended.put(outcome.photo().name(), outcome);
    }

    /** Sidecars first: a person's rating should be there before its photo is judged. */
    private static void drop(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.sorted(Comparator.comparing((Path p) -> !p.toString().endsWith(".xmp"))
                            .thenComparing(Path::getFileName))
                    .toList();
        }
        for (Path file : files) {
            Files.move(file, to.resolve(String.valueOf(file.getFileName())), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void await(Pipeline pipeline, List<DemoPhoto> photos) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!(photos.stream().allMatch(photo -> ended.containsKey(photo.name())) && pipeline.done())) {
            if (System.nanoTime() - deadline > 0) {
                throw Failure.environment("the demo's photos are not done after three minutes: " + pipeline.lacks());
            }
            Thread.sleep(50);
        }
    }

    private void show(Path folder, List<DemoPhoto> photos) {
        if (json) {
            photos.forEach(photo -> {
                SidecarOutcome outcome = ended.get(photo.name());
                if (outcome != null) {
                    System.out.println(Lines.json(Lines.object(outcome, id -> folder.resolve(id.path()))));
                }
            });
        } else {
            System.out.print(new DemoTable(folder, photos, new HashMap<>(ended), models).text());
        }
    }

    private int status(List<DemoPhoto> photos) {
        boolean quarantined = photos.stream()
                .map(photo -> ended.get(photo.name()))
                .anyMatch(outcome -> outcome != null && outcome.state() == SidecarOutcome.State.QUARANTINED);
        boolean asDrawn = photos.stream().allMatch(this::asExpected);
        return asDrawn ? Failure.OK : quarantined ? Failure.SOME_QUARANTINED : Failure.OK;
    }

    /** The demo's one corrupt photo belongs into quarantine: that is all well. */
    private boolean asExpected(DemoPhoto photo) {
        SidecarOutcome outcome = ended.get(photo.name());
        boolean quarantined = outcome != null && outcome.state() == SidecarOutcome.State.QUARANTINED;
        return quarantined == (photo.expected() == Expected.CORRUPT);
    }

    private void say(String text) {
        System.err.println("sluice: " + text);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
