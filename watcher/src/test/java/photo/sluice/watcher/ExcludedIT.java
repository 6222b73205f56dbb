// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Lane;
import photo.sluice.watcher.folder.Census;
import photo.sluice.watcher.folder.Watching;

/** What a {@code .sluiceignore} leaves out, and what becomes of it when it changes. */
@Timeout(120)
class ExcludedIT {
    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private void ignore(String where, String lines) throws Exception {
        Drop.file(folder, where + ".sluiceignore", lines.getBytes(StandardCharsets.UTF_8));
    }

    private void untilAnnounced(String... names) {
        await().atMost(Post.LONG).untilAsserted(() -> assertThat(log.names()).contains(names));
    }

    @Test
    void eachFileCountsForItsFolderAndAllBelow() throws Exception {
        ignore("", "out/\n*_small.jpg\n");
        ignore("wedding/", "!keep_small.jpg\n/raw\n");
        for (String name : new String[] {
            "out/1.jpg",
            "2_small.jpg",
            "3.jpg",
            "wedding/4_small.jpg",
            "wedding/keep_small.jpg",
            "wedding/raw/5.jpg",
            "wedding/deep/raw/6.jpg",
            "wedding/out/7.jpg",
            "keep_small.jpg"
        }) Drop.jpeg(folder, name);
        try (Post post = Post.at(folder, log)) {
            assertThat(log.names())
                    .containsExactlyInAnyOrder("3.jpg#1", "wedding/keep_small.jpg#1", "wedding/deep/raw/6.jpg#1");
            assertThat(post.watcher.progress().ignored()).containsEntry("excluded", 6L);
            assertThat(Census.count(folder)).isEqualTo(3);
            Drop.jpeg(folder, "out/later.jpg");
            Drop.jpeg(folder, "later_small.jpg");
            Drop.jpeg(folder, "later.jpg");
            untilAnnounced("later.jpg#1");
            post.untilIdle();
            assertThat(log.names()).hasSize(4);
        }
    }

    @Test
    void changeTakesEffectAndTakesNothingBack() throws Exception {
        ignore("", "later/\n");
        Drop.jpeg(folder, "later/1.jpg");
        Drop.jpeg(folder, "now/1.jpg");
        try (Post post = Post.at(folder, Post.settings().withForget(Duration.ZERO), log)) {
            assertThat(log.names()).containsExactly("now/1.jpg#1");
            ignore("", "now/\n");
            untilAnnounced("later/1.jpg#1");
            assertThat(log.announced().get(1).lane()).isEqualTo(Lane.BACKFILL);
            Drop.jpeg(folder, "now/2.jpg");
            Drop.jpeg(folder, "later/2.jpg");
            untilAnnounced("later/2.jpg#1");
            Files.delete(folder.resolve(".sluiceignore"));
            untilAnnounced("now/2.jpg#1");
            post.untilIdle();
            assertThat(log.names()).hasSize(4).doesNotHaveDuplicates();
            assertThat(log.forgotten()).isEmpty();
        }
    }

    @Test
    void changeTakesEffectWhereNoEventTellsOfIt() throws Exception {
        WatcherSettings polled =
                Post.settings().watching(Watching.POLL, Duration.ofMillis(50)).withSweep(Duration.ofMillis(200));
        ignore("", "*.png\n");
        Drop.jpeg(folder, "a.png");
        try (Post post = Post.at(folder, polled, log)) {
            assertThat(log.names()).isEmpty();
            ignore("", "*.gif\n");
            untilAnnounced("a.png#1");
            assertThat(post.metric("sluice_watcher_found_by_sweep")).isZero();
        }
    }

    @Test
    void hostileFileIsNotObeyedAndHarmsNothing() throws Exception {
        byte[] huge = new byte[1 << 20];
        java.util.Arrays.fill(huge, (byte) '*');
        Drop.file(folder, ".sluiceignore", huge);
        Drop.file(folder, "a/.sluiceignore", new byte[] {(byte) 0xff, '\n', '[', '\n', 'x', '\n'});
        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("b")).resolve(".sluiceignore"), Path.of("/dev/zero"));
        for (String name : new String[] {"1.jpg", "a/2.jpg", "a/x", "b/3.jpg"}) Drop.jpeg(folder, name);
        try (Post post = Post.at(folder, log)) {
            assertThat(log.names()).containsExactlyInAnyOrder("1.jpg#1", "a/2.jpg#1", "b/3.jpg#1");
            assertThat(post.watcher.failure()).isEmpty();
        }
    }
}
