// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Lane;
import photo.sluice.watcher.folder.Watching;

/** Folders of which no events tell: by their file system, by setting, or because the watches are used up. */
@Timeout(120)
class PolledIT {
    private static final Duration OFTEN = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private static WatcherSettings settings(Watching how) {
        return Post.settings().watching(how, OFTEN);
    }

    private void arrives(Post post) throws IOException {
        Drop.jpeg(folder, "new/1.jpg");
        await().atMost(Post.LONG).until(() -> log.names().contains("new/1.jpg#1"));
        assertThat(log.announced()).extracting(subject -> subject.lane()).containsOnly(Lane.LIVE);
        assertThat(post.metric("sluice_watcher_found_by_sweep")).isZero();
    }

    @Test
    void shareIsPolledByItself() throws Exception {
        try (Post post = Post.at(folder, settings(Watching.AUTO), log, new Losing(1, 0).types(at -> "nfs4"))) {
            arrives(post);
            assertThat(post.metric("sluice_watcher_unwatched_folders")).isEqualTo(2);
        }
    }

    @Test
    void settingOverrulesTheFileSystem() throws Exception {
        Losing share = new Losing(1, 0).types(at -> "cifs");
        try (Post post = Post.at(folder, settings(Watching.EVENTS), log, share)) {
            arrives(post);
            assertThat(post.metric("sluice_watcher_unwatched_folders")).isZero();
        }
        MemoryLog second = new MemoryLog();
        try (Post post = Post.at(folder, settings(Watching.POLL), second, new Losing(1, 0))) {
            assertThat(post.metric("sluice_watcher_unwatched_folders")).isEqualTo(2);
            assertThat(second.names()).containsExactly("new/1.jpg#1");
        }
    }

    @Test
    void fileInAPolledFolderRestsForItsOwnTime() throws Exception {
        WatcherSettings settings = settings(Watching.POLL).withSettle(Duration.ZERO, Duration.ofHours(1));
        try (Post post = Post.at(folder, settings, log)) {
            Drop.file(folder, "slow.nef", new byte[] {1, 2, 3}); // no end that could be told
            Drop.jpeg(folder, "quick.jpg");
            await().atMost(Post.LONG).until(() -> log.names().contains("quick.jpg#1"));
            assertThat(log.names()).containsExactly("quick.jpg#1");
            assertThat(post.watcher.progress().waiting()).isEqualTo(1);
        }
    }

    @Test
    void whatTheWatchesDoNotReachForIsPolled() throws Exception {
        for (int i = 0; i < 6; i++) Files.createDirectory(folder.resolve("f" + i));
        try (Post post = Post.at(folder, settings(Watching.AUTO), log, new Losing(1, 0).watches(3))) {
            assertThat(post.metric("sluice_watcher_unwatched_folders")).isEqualTo(4);
            for (int i = 0; i < 6; i++) Drop.jpeg(folder, "f" + i + "/1.jpg");
            await().atMost(Post.LONG).until(() -> log.names().size() == 6);
            assertThat(log.names()).doesNotHaveDuplicates();
            assertThat(post.metric("sluice_watcher_found_by_sweep")).isZero();
        }
    }
}
