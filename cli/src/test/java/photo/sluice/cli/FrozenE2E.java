// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Jpeg;

/** Processes that are stopped without being killed: one alone, or all of them, as when a laptop sleeps. */
class FrozenE2E extends HotFolder {
    /** As short as a stock broker allows. */
    private static final String LOCK = "15s";

    /** Longer than the lock, the broker's session with its clients and our patience with a silent child. */
    private static final Duration NAP = Duration.ofSeconds(25);

    private final List<Path> photos = new ArrayList<>();

    @Test
    void frozenChildIsReplacedAndNothingIsLost() throws Exception {
        Live run = watching();
        for (String child : List.of("workers", "BrokerMain")) {
            ProcessHandle frozen = child(run, child);
            signal("STOP", List.of(frozen));
            drop(3);
            await().atMost(Sluice.PATIENCE).until(() -> !frozen.isAlive());
            allComplete(run);
            assertThat(run.err()).contains("frozen: no sign of life");
        }
        assertThat(run.objects()).allMatch(photo -> photo.path("state").asText().equals("written"));
    }

    @Test
    void sleepOfTheWholeMachineCostsNothing() throws Exception {
        Live run = watching();
        drop(12);
        List<ProcessHandle> all = new ArrayList<>(run.family());
        all.add(ProcessHandle.of(run.pid()).orElseThrow());
        signal("STOP", all);
        await().pollDelay(NAP).atMost(NAP.multipliedBy(4)).until(() -> true);
        signal("CONT", all);
        drop(3);
        allComplete(run);
        assertThat(all).as("nobody is blamed for the sleep").allMatch(ProcessHandle::isAlive);
        assertThat(run.objects()).allMatch(photo -> photo.path("state").asText().equals("written"));
        assertThat(run.objects().stream().map(Ended::name)).doesNotHaveDuplicates();
    }

    private Live watching() {
        Live run = sluice.start("run", hot.toString(), "--backfill", "--json", "--set", "worker.lock=" + LOCK);
        await().atMost(Sluice.PATIENCE).until(() -> {
            assertThat(run.alive()).as(run.err()).isTrue();
            return run.err().contains("watching");
        });
        return run;
    }

    private void allComplete(Live run) {
        await().atMost(Sluice.PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            for (Path photo : photos) Frames.complete(photo);
            assertThat(run.out()).hasSizeGreaterThanOrEqualTo(photos.size());
        });
    }

    private void drop(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int number = photos.size();
            Path folder = Files.createDirectories(hot.resolve("day" + number % 3));
            photos.add(Drop.whole(
                    folder.resolve("IMG_" + number + ".jpg"),
                    Jpeg.withComment(Frames.jpeg(number % 4), "photo " + number)));
        }
    }

    private static ProcessHandle child(Live run, String word) {
        return run.family().stream()
                .filter(child -> commandLine(child).contains(word + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                            .replace('\0', ' ')
                    + " ";
        } catch (IOException e) {
            return "";
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
