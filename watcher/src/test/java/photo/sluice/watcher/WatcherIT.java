// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.AnnounceAnswered;
import photo.sluice.contract.AnnounceRequested;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Subject;
import photo.sluice.watcher.file.Patience;
import photo.sluice.watcher.folder.Watching;

/** The watcher on a real folder with real events; the log is in memory. */
@Timeout(120)
class WatcherIT {
    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();

    private void untilAnnounced(String... names) {
        await().atMost(Post.LONG).untilAsserted(() -> assertThat(log.names()).contains(names));
    }

    @Test
    void whatLiesThereGoesToTheBackfillAndWhatArrivesIsLive() throws Exception {
        Drop.jpeg(folder, "a/old.jpg");
        try (Post post = Post.at(folder, log)) {
            Drop.jpeg(folder, "new.jpg");
            untilAnnounced("a/old.jpg#1", "new.jpg#1");
            assertThat(log.announced()).extracting(s -> s.lane()).containsExactly(Lane.BACKFILL, Lane.LIVE);
            assertThat(log.announced()).extracting(s -> s.run()).containsOnly("run-1");
            assertThat(post.watcher.announced()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void growingFileIsAnnouncedOnceWhenItRests() throws Exception {
        try (Post post = Post.at(folder, log)) {
            Path file = folder.resolve("slow.nef");
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int i = 0; i < 10; i++) {
                    out.write(new byte[1000]);
                    out.flush();
                    long size = Files.size(file);
                    await().pollInterval(Duration.ofMillis(20))
                            .until(() -> post.watcher.progress().waiting() == 1 || size < 1000);
                    assertThat(log.names()).isEmpty();
                }
            }
            untilAnnounced("slow.nef#1");
            post.untilIdle();
            assertThat(log.names()).containsExactly("slow.nef#1");
            assertThat(log.announced().get(0).version().size()).isEqualTo(10_000);
        }
    }

    @Test
    void wholeJpegDoesNotWaitForItsPatience() throws Exception {
        WatcherSettings patient = Post.settings().withSettle(Duration.ofHours(1), Duration.ofHours(1));
        try (Post post = Post.at(folder, patient, log)) {
            Drop.file(folder, "half.jpg", Drop.halfJpeg(5000));
            Drop.jpeg(folder, "whole.jpg");
            untilAnnounced("whole.jpg#1");
            Files.write(folder.resolve("half.jpg"), new byte[] {(byte) 0xff, (byte) 0xd9}, StandardOpenOption.APPEND);
            untilAnnounced("half.jpg#1");
            assertThat(log.announced().get(1).version().size()).isEqualTo(Drop.jpeg(5000).length);
            assertThat(post.watcher.idle() || post.watcher.progress().waiting() == 0)
                    .isTrue();
        }
    }

    @Test
    void folderThatAppearsWithFilesInItIsSweptAtOnce(@TempDir Path elsewhere) throws Exception {
        Drop.jpeg(elsewhere, "card/DCIM/100/IMG_1.jpg");
        Drop.jpeg(elsewhere, "card/DCIM/101/IMG_2.jpg");
        try (Post post = Post.at(folder, log)) {
            Files.move(elsewhere.resolve("card"), folder.resolve("card"));
            untilAnnounced("card/DCIM/100/IMG_1.jpg#1", "card/DCIM/101/IMG_2.jpg#1");
            Drop.jpeg(folder, "card/DCIM/101/IMG_3.jpg");
            untilAnnounced("card/DCIM/101/IMG_3.jpg#1");
            assertThat(post.metric("sluice_watcher_found_by_sweep")).isZero();
        }
    }

    @Test
    void folderThatIsRenamedGoesOnBeingWatchedUnderItsNewName() throws Exception {
        Drop.jpeg(folder, "a/deep/1.jpg");
        try (Post post = Post.at(folder, log)) {
            Files.move(folder.resolve("a"), folder.resolve("b"));
            untilAnnounced("b/deep/1.jpg#1");
            Drop.jpeg(folder, "b/deep/2.jpg");
            untilAnnounced("b/deep/2.jpg#1");
            assertThat(log.names()).doesNotContain("a/deep/2.jpg#1");
            assertThat(post.watcher.failure()).isEmpty();
        }
    }

    @Test
    void changedAndReplacedFilesAreAnnouncedAgain() throws Exception {
        try (Post post = Post.at(folder, log)) {
            Drop.jpeg(folder, "a.jpg");
            untilAnnounced("a.jpg#1");
            Drop.file(folder, "a.jpg", Drop.jpeg(200));
            untilAnnounced("a.jpg#2");
            Path temporary = Drop.file(folder, "a.jpg.tmp", Drop.jpeg(300));
            Files.move(temporary, folder.resolve("a.jpg"), StandardCopyOption.REPLACE_EXISTING);
            untilAnnounced("a.jpg#3");
            post.untilIdle();
            assertThat(log.names()).containsExactly("a.jpg#1", "a.jpg#2", "a.jpg#3");
        }
    }

    @Test
    void fileWithAnOldDateIsAnnounced() throws Exception {
        try (Post post = Post.at(folder, log)) {
            Path file = Drop.jpeg(folder, "old.jpg");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2009-01-01T00:00:00Z")));
            await().atMost(Post.LONG)
                    .untilAsserted(() -> assertThat(log.announced())
                            .anyMatch(s -> s.version().modified().equals(Instant.parse("2009-01-01T00:00:00Z"))));
            assertThat(post.watcher.lacks()).isEmpty();
        }
    }

    @Test
    void emptyFileIsNeverAnnouncedUntilItGetsBytes() throws Exception {
        try (Post post = Post.at(folder, log)) {
            Path empty = Drop.file(folder, "empty.jpg", new byte[0]);
            await().atMost(Post.LONG)
                    .until(() -> Long.valueOf(1)
                            .equals(post.watcher.progress().ignored().get("empty")));
            assertThat(post.watcher.idle()).isTrue();
            assertThat(log.names()).isEmpty();
            Files.write(empty, Drop.jpeg(100));
            untilAnnounced("empty.jpg#1");
        }
    }

    @Test
    void emptyFileDoesNotHoldUpARunThatEnds() throws Exception {
        Drop.file(folder, "empty.jpg", new byte[0]);
        try (Post post = Post.at(folder, Post.settings().once(), log)) {
            assertThat(post.watcher.idle()).isTrue();
            assertThat(log.names()).containsExactly("empty.jpg#1");
        }
    }

    @Test
    void restartAnnouncesOnlyWhatHasChanged() throws Exception {
        Drop.jpeg(folder, "same.jpg");
        Drop.jpeg(folder, "changed.jpg");
        try (Post first = Post.at(folder, log)) {
            assertThat(first.watcher.announced()).isEqualTo(2);
        }
        Drop.file(folder, "changed.jpg", Drop.jpeg(300));
        try (Post second = Post.at(folder, log)) {
            assertThat(second.watcher.progress().found()).isEqualTo(2);
            assertThat(log.names()).containsExactlyInAnyOrder("same.jpg#1", "changed.jpg#1", "changed.jpg#2");
        }
    }

    @Test
    void withoutCatchUpOnlyWhatChangesOrArrivesIsAnnounced() throws Exception {
        Drop.jpeg(folder, "before.jpg");
        Drop.jpeg(folder, "edited.jpg");
        try (Post post = Post.at(folder, Post.settings().withCatchUp(false), log)) {
            assertThat(log.names()).isEmpty();
            Drop.file(folder, "edited.jpg", Drop.jpeg(300));
            Drop.jpeg(folder, "after.jpg");
            untilAnnounced("edited.jpg#1", "after.jpg#1");
            post.untilIdle();
            assertThat(log.names()).containsExactlyInAnyOrder("edited.jpg#1", "after.jpg#1");
        }
    }

    @Test
    void deletedPhotoIsForgottenAndCountsOnWhenItComesBack() throws Exception {
        Path file = Drop.jpeg(folder, "a.jpg");
        try (Post post = Post.at(folder, Post.settings().withForget(Duration.ZERO), log)) {
            Files.delete(file);
            await().atMost(Post.LONG).until(() -> log.forgotten().equals(List.of("a.jpg")));
            Drop.jpeg(folder, "a.jpg");
            untilAnnounced("a.jpg#2");
            assertThat(post.metric("sluice_watcher_forgotten")).isEqualTo(1);
        }
    }

    @Test
    void photoThatWentWhileNobodyWatchedCountsOnWhenItComesBack() throws Exception {
        Path file = Drop.jpeg(folder, "a.jpg");
        Drop.jpeg(folder, "b.jpg");
        Post.at(folder, log).close();
        Files.delete(file);
        try (Post post = Post.at(folder, log)) {
            await().atMost(Post.LONG).until(() -> post.watcher.progress().found() == 1);
            Drop.jpeg(folder, "a.jpg");
            untilAnnounced("a.jpg#2");
            assertThat(log.forgotten()).isEmpty();
        }
    }

    @Test
    void nothingIsLostOrToldTwiceWhenTheLogFails() throws Exception {
        Drop.jpeg(folder, "a.jpg");
        try (Post post = Post.at(folder, log.failing(1, true))) {
            assertThat(log.names()).containsExactly("a.jpg#1");
            log.failing(1, false);
            Drop.jpeg(folder, "b.jpg");
            untilAnnounced("b.jpg#1");
            post.untilIdle();
            assertThat(log.names()).containsExactly("a.jpg#1", "b.jpg#1");
            assertThat(post.metric("sluice_watcher_broker_retries")).isEqualTo(2);
            assertThat(post.watcher.announced()).isEqualTo(2);
            assertThat(post.watcher.lacks()).isEmpty();
        }
    }

    @Test
    void polledRootNeedsNoEvents() throws Exception {
        WatcherSettings polled = Post.settings().watching(Watching.POLL, Duration.ofMillis(50));
        try (Post post = Post.at(folder, polled, log)) {
            Drop.jpeg(folder, "a/b/1.jpg");
            Drop.file(folder, "2.nef", new byte[10]);
            untilAnnounced("a/b/1.jpg#1", "2.nef#1");
            assertThat(log.announced()).extracting(s -> s.lane()).containsOnly(Lane.LIVE);
            assertThat(post.metric("sluice_watcher_unwatched_folders")).isGreaterThanOrEqualTo(3);
            assertThat(post.metric("sluice_watcher_found_by_sweep")).isZero();
        }
    }

    @Test
    void burstOfTenThousandByEightWritersIsAnnouncedOnceEachThoughEventsAreLost() throws Exception {
        int writers = 8;
        int each = 1250;
        long seed = new java.util.Random().nextLong();
        Losing losing = new Losing(seed, 0.3);
        try (Post post = Post.at(folder, Post.settings(), log, losing)) {
            ExecutorService pool = Executors.newFixedThreadPool(writers);
            for (int w = 0; w < writers; w++) {
                int writer = w;
                pool.submit(() -> copies(writer, each));
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> log.names().size() >= writers * each);
            post.untilIdle();
            assertThat(log.names()).as("seed %d", seed).hasSize(writers * each).doesNotHaveDuplicates();
            assertThat(post.metric("sluice_watcher_overflows"))
                    .isGreaterThanOrEqualTo(losing.overflows.get())
                    .isPositive();
        }
    }

    @Test
    void overflowIsCountedAndNothingIsMissed() throws Exception {
        int files = 3000; // the JDK keeps 512 events a folder while nobody asks for them
        CountDownLatch gate = new CountDownLatch(1);
        Files.createDirectory(folder.resolve("w0"));
        try (Post post = Post.at(folder, log.heldUpBy(gate))) {
            Drop.jpeg(folder, "first.jpg");
            await().atMost(Post.LONG).until(log::held);
            for (int i = 0; i < files; i++) Drop.jpeg(folder, "w0/" + i + ".jpg");
            gate.countDown();
            await().atMost(Post.LONG).until(() -> log.names().size() > files);
            post.untilIdle();
            assertThat(log.names()).hasSize(files + 1).doesNotHaveDuplicates();
            assertThat(post.metric("sluice_watcher_overflows")).isPositive();
        }
    }

    private List<Path> copies(int writer, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++)
            files.add(Drop.jpeg(folder, "w" + writer % 3 + "/" + writer + "_" + i + ".jpg"));
        return files;
    }

    @Test
    void photosThatAreAskedForAreAnnouncedAnewInTheBackfill() throws Exception {
        Drop.jpeg(folder, "a/known.jpg");
        Drop.jpeg(folder, "b/other.jpg");
        try (Post post = Post.at(folder, Post.settings().leaving(Instant.MIN), log)) {
            List<AnnounceAnswered> answers = new CopyOnWriteArrayList<>();
            AnnounceRequested request = new AnnounceRequested(
                    "scan-1",
                    0,
                    "hot",
                    List.of("a/known.jpg", "nowhere.jpg"),
                    Optional.of(Set.of("tagger")),
                    Instant.now());
            post.watcher.ask(request, answers::add);
            untilAnnounced("a/known.jpg#2");
            assertThat(answers).containsExactly(new AnnounceAnswered("scan-1", 0, 1, 0, 1));
            Subject anew = log.announced().get(2);
            assertThat(anew.lane()).isEqualTo(Lane.BACKFILL);
            assertThat(anew.run()).isEqualTo("scan-1");
            assertThat(anew.only()).contains(Set.of("tagger"));
            assertThat(log.names()).doesNotContain("b/other.jpg#2");
            Drop.jpeg(folder, "a/known.jpg");
            untilAnnounced("a/known.jpg#3");
            assertThat(log.announced().get(3).only()).isEmpty();
        }
    }

    /** The second look would come in an hour: neither a file without its end nor one that says nothing needs it. */
    @Test
    void whatHasRestedIsAnnouncedAtTheFirstLookAndWhatWasJustCopiedIsNot() throws Exception {
        Patience oneLook = new Patience(
                Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(1), false, Duration.ofHours(1));
        Drop.file(folder, "a/half.jpg", Drop.halfJpeg(500));
        Instant written = Instant.now();
        await().atMost(Post.LONG).until(() -> Instant.now().isAfter(written.plusSeconds(2)));
        Path copy = Drop.jpeg(folder, "copy.jpg");
        Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH.plusSeconds(1)));
        WatcherSettings settings = Post.settings().withPatience(oneLook);
        try (Post post = Post.starting(folder, settings, log)) {
            untilAnnounced("a/half.jpg#1");
            assertThat(log.names()).containsExactly("a/half.jpg#1");
            assertThat(post.watcher.progress().waiting()).isEqualTo(1);
        }
    }
}
