// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Subject;
import photo.sluice.watcher.folder.Watching;

/** Photos that are moved within their root. */
@Timeout(120)
class MovedIT {
    private static final int PHOTOS = 30;

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private List<Subject> below(String start) {
        return log.announced().stream()
                .filter(subject -> subject.photo().path().startsWith(start))
                .toList();
    }

    @Test
    void photosOfAMovedFolderAreAnnouncedOnceEachBehindWhatArrives() throws Exception {
        for (int i = 0; i < PHOTOS; i++) Drop.jpeg(folder, "a/deep/" + i + ".jpg");
        try (Post post = Post.at(folder, Post.settings().withForget(Duration.ZERO), log)) {
            Files.move(folder.resolve("a"), folder.resolve("b"));
            Drop.jpeg(folder, "b/new.jpg");
            await().atMost(Post.LONG).until(() -> below("b/").size() == PHOTOS + 1);
            post.untilIdle();
            assertThat(below("b/deep/"))
                    .hasSize(PHOTOS)
                    .allMatch(subject -> subject.lane() == Lane.BACKFILL)
                    .allMatch(subject -> subject.version().sequence() == 1);
            assertThat(below("b/new")).allMatch(subject -> subject.lane() == Lane.LIVE);
            assertThat(post.metric("sluice_watcher_moved")).isEqualTo(PHOTOS);
            assertThat(log.names()).hasSize(2 * PHOTOS + 1).doesNotHaveDuplicates();
            await().atMost(Post.LONG).until(() -> log.forgotten().size() == PHOTOS); // the old names have gone
            assertThat(post.watcher.progress().found()).isEqualTo(PHOTOS + 1);
        }
    }

    @Test
    void folderThatIsMovedBackGoesOnUnderItsOldName() throws Exception {
        for (int i = 0; i < PHOTOS; i++) Drop.jpeg(folder, "a/" + i + ".jpg");
        try (Post post = Post.at(folder, log)) {
            Files.move(folder.resolve("a"), folder.resolve("b"));
            await().atMost(Post.LONG).until(() -> below("b/").size() == PHOTOS);
            await().atMost(Post.LONG).until(() -> post.watcher.progress().found() == PHOTOS);
            Files.move(folder.resolve("b"), folder.resolve("a"));
            await().atMost(Post.LONG).until(() -> below("a/").size() == 2 * PHOTOS);
            post.untilIdle();
            assertThat(below("a/").subList(PHOTOS, 2 * PHOTOS))
                    .allMatch(subject -> subject.version().sequence() == 2 && subject.lane() == Lane.BACKFILL);
        }
    }

    @Test
    void renamedPhotoIsRecognisedAndASecondNameIsAnArrival() throws Exception {
        Path first = Drop.jpeg(folder, "first.jpg");
        Files.setLastModifiedTime(first, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        try (Post post = Post.at(folder, log)) {
            Path second = Files.move(first, folder.resolve("second.jpg"));
            await().atMost(Post.LONG).until(() -> below("second").size() == 1);
            Files.createLink(folder.resolve("third.jpg"), second);
            await().atMost(Post.LONG).until(() -> below("third").size() == 1);
            assertThat(below("second").get(0).lane()).isEqualTo(Lane.BACKFILL);
            assertThat(below("third").get(0).lane()).isEqualTo(Lane.LIVE);
            assertThat(post.metric("sluice_watcher_moved")).isEqualTo(1);
        }
    }

    @Test
    void movesAreRecognisedWithoutEvents() throws Exception {
        for (int i = 0; i < PHOTOS; i++) Drop.jpeg(folder, "a/" + i + ".jpg");
        WatcherSettings polled = Post.settings().watching(Watching.POLL, Duration.ofMillis(50));
        try (Post post = Post.at(folder, polled.withSweep(Duration.ofMillis(500)), log)) {
            Files.move(folder.resolve("a"), folder.resolve("b"));
            await().atMost(Post.LONG).until(() -> below("b/").size() == PHOTOS);
            await().atMost(Post.LONG).until(() -> post.watcher.progress().found() == PHOTOS);
            assertThat(below("b/")).allMatch(subject -> subject.lane() == Lane.BACKFILL);
            assertThat(log.names()).hasSize(2 * PHOTOS);
        }
    }
}
