// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.google.common.jimfs.WatchServiceConfiguration;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file system that promises events and never sends one: only the regular sweep is left. */
@Timeout(60)
class MissedEventsIT {
    private static final WatcherSettings SWEEPING = Post.settings().withSweep(Duration.ofMillis(50));

    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix().toBuilder()
            .setWatchServiceConfiguration(WatchServiceConfiguration.polling(1, TimeUnit.HOURS))
            .build());
    private final Path folder = memory.getPath("/hot");
    private final MemoryLog log = new MemoryLog();

    @BeforeEach
    void create() throws IOException {
        Files.createDirectory(folder);
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    @Test
    void whatEventsMissedIsFoundBySweepsAndCounted() throws Exception {
        Drop.jpeg(folder, "before.jpg");
        try (Post post = Post.at(folder, SWEEPING, log)) {
            Drop.jpeg(folder, "missed.jpg");
            Drop.jpeg(folder, "new/missed.jpg");
            Drop.file(folder, "before.jpg", Drop.jpeg(999));
            await().atMost(Post.LONG).until(() -> log.names().size() == 4);
            assertThat(log.names())
                    .containsExactlyInAnyOrder("before.jpg#1", "missed.jpg#1", "new/missed.jpg#1", "before.jpg#2");
            await().atMost(Post.LONG).until(() -> post.metric("sluice_watcher_found_by_sweep") == 3);
        }
    }

    @Test
    void fileThatIsNoImageIsCountedOnceHoweverOftenItIsMet() throws Exception {
        Drop.file(folder, "note", new byte[] {'h', 'i'});
        try (Post post = Post.at(folder, SWEEPING, log)) {
            Drop.jpeg(folder, "later.jpg"); // found by a sweep after the first
            await().atMost(Post.LONG).until(() -> log.names().size() == 1);
            await().atMost(Post.LONG)
                    .until(() -> Long.valueOf(1)
                            .equals(post.watcher.progress().ignored().get("unknown")));
            assertThat(log.names()).containsExactly("later.jpg#1");
        }
    }

    @Test
    void deletionsThatNobodyToldAreFound() throws Exception {
        Drop.jpeg(folder, "a/1.jpg");
        Drop.jpeg(folder, "a/2.jpg");
        try (Post post = Post.at(folder, SWEEPING.withForget(Duration.ZERO), log)) {
            Files.delete(folder.resolve("a/1.jpg"));
            await().atMost(Post.LONG).until(() -> !log.forgotten().isEmpty());
            assertThat(log.forgotten()).isEqualTo(List.of("a/1.jpg"));
            assertThat(post.watcher.failure()).isEmpty();
        }
    }
}
