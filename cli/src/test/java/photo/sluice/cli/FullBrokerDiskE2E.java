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
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Jpeg;

/** The disk that holds the broker and all else that is ours is full while a run is up. */
class FullBrokerDiskE2E extends HotFolder {
    private final List<Path> photos = new ArrayList<>();

    @Test
    void fullDiskIsSaidLosesNothingAndIsGotOverWhenThereIsRoom() throws Exception {
        Path state = Files.createDirectory(sluice.state());
        Assumptions.assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", state.toString()),
                "a small file system of one's own can be mounted by root only");
        try {
            fillAndFree(state);
        } finally {
            sluice.close();
            assertThat(command("umount", "-l", state.toString())).isTrue();
        }
    }

    private void fillAndFree(Path state) throws IOException {
        Live run = sluice.start("run", hot.toString(), "--backfill", "--json");
        await().atMost(Sluice.PATIENCE).until(() -> {
            assertThat(run.alive()).as(run.err()).isTrue();
            return run.err().contains("watching");
        });
        drop(6);
        await().atMost(Sluice.PATIENCE).until(() -> run.out().size() == photos.size());
        Map<String, String> before = Frames.snapshot(hot);
        List<ProcessHandle> family = run.family();

        Path filler = state.resolve("filler.mp4");
        fill(filler);
        drop(30);
        await().atMost(Sluice.PATIENCE)
                .until(() -> run.err().contains("the disk at " + state.resolve("broker") + " is full"));
        // The broker, or with it what works through it, has run into the wall.
        await().atMost(Sluice.PATIENCE)
                .until(() -> family.stream().anyMatch(child -> !child.isAlive())
                        || run.out().size() == photos.size());
        fill(state.resolve("filler2.mp4"));
        assertThat(run.alive()).as(run.err()).isTrue();
        System.out.println("done while full: " + (run.out().size() - 6) + " of 30; broker or workers died: "
                + family.stream().filter(child -> !child.isAlive()).count());
        assertThat(Frames.snapshot(hot)).containsAllEntriesOf(before);
        Frames.noStumps(hot);

        Files.delete(filler);
        Files.delete(state.resolve("filler2.mp4"));
        await().atMost(Sluice.PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            for (Path photo : photos) Frames.complete(photo);
            assertThat(run.out()).hasSize(photos.size());
        });
        assertThat(run.err()).contains("there is room again at " + state.resolve("broker"));
        assertThat(run.objects()).allMatch(photo -> photo.path("state").asText().equals("written"));
        assertThat(Frames.snapshot(hot)).containsAllEntriesOf(before).hasSize(2 * photos.size());
        Frames.noStumps(hot);
    }

    private void drop(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int number = photos.size();
            photos.add(Drop.whole(
                    hot.resolve("IMG_" + number + ".jpg"),
                    Jpeg.withComment(Frames.jpeg(number % 4), "photo " + number)));
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) out.write(block);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static boolean command(String... words) throws Exception {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
