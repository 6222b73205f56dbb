// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.runtime.RootMark;
import photo.sluice.watcher.folder.Census;

/** Links, permissions, names and roots that come and go. */
@Timeout(120)
class OddFoldersIT {
    @TempDir
    Path base;

    private final MemoryLog log = new MemoryLog();

    private Path root() throws IOException {
        return Files.createDirectories(base.resolve("root"));
    }

    @Test
    void whatIsNoPhotoIsCountedAndNotAnnounced() throws Exception {
        Path root = root();
        for (String name : new String[] {
            "a.mp4", "a.jpg.xmp", "a.thm", "a.txt", ".a.jpg", "b.jpg.part", "@eaDir/a.jpg", ".sluice/a.jpg", "a.wav"
        }) Drop.jpeg(root, name);
        Drop.file(root, "note", "no image".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Drop.jpeg(root, "IMG_0001");
        Drop.file(root, "text.jpg", "no photo at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        try (Post post = Post.at(root, log)) {
            assertThat(log.names()).containsExactlyInAnyOrder("IMG_0001#1", "text.jpg#1");
            assertThat(post.watcher.progress().ignored())
                    .containsEntry("video", 1L)
                    .containsEntry("sidecar", 1L)
                    .containsEntry("thumbnail", 1L)
                    .containsEntry("document", 1L)
                    .containsEntry("temporary", 1L)
                    .containsEntry("audio", 1L)
                    .containsEntry("system", 1L)
                    .containsEntry("hidden", 2L)
                    .containsEntry("unknown", 1L);
            assertThat(post.metric("sluice_watcher_ignored_files")).isEqualTo(10);
            assertThat(Census.count(root)).isEqualTo(1);
        }
    }

    @Test
    void linksLeadNeitherOutNorInCircles() throws Exception {
        Path root = root();
        Path outside = Drop.jpeg(base, "outside/x.jpg");
        Drop.jpeg(root, "in/1.jpg");
        Files.createSymbolicLink(root.resolve("out.jpg"), outside);
        Files.createSymbolicLink(root.resolve("outfolder"), base.resolve("outside"));
        Files.createSymbolicLink(root.resolve("in/loop"), root);
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        Files.createSymbolicLink(root.resolve("again.jpg"), root.resolve("in/1.jpg"));
        Path annexed = Drop.jpeg(root, ".git/annex/objects/key.jpg");
        Files.createSymbolicLink(root.resolve("annexed.jpg"), annexed);
        try (Post post = Post.at(root, log)) {
            // out.jpg is announced so that the worker refuses it by name, with its reason.
            assertThat(log.names()).containsExactlyInAnyOrder("in/1.jpg#1", "out.jpg#1", "annexed.jpg#1");
            assertThat(post.metric("sluice_watcher_links_outside")).isEqualTo(1);
            assertThat(post.watcher.progress().ignored()).containsEntry("link", 3L);
        }
    }

    @Test
    void folderWithoutPermissionHarmsNoNeighbour() throws Exception {
        Path root = root();
        Drop.jpeg(root, "b/1.jpg");
        Path closed = Drop.jpeg(root, "a/2.jpg").getParent();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "the superuser may read everything");
            try (Post post = Post.at(root, log)) {
                assertThat(log.names()).containsExactly("b/1.jpg#1");
                assertThat(post.metric("sluice_watcher_unreadable")).isPositive();
            }
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void nameThatIsNotUtf8IsCountedAndHarmsNoNeighbour() throws Exception {
        Path root = root();
        Drop.jpeg(root, "ä漢.jpg");
        // Only a shell can make such a name: \344 is no UTF-8.
        Process shell = new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'b\\344d.jpg')\"")
                .directory(root.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
        try (Post post = Post.at(root, log)) {
            assertThat(log.names()).containsExactly("ä漢.jpg#1");
            assertThat(post.metric("sluice_watcher_unmappable_names")).isEqualTo(1);
        }
    }

    @Test
    void rootThatVanishesIsNoDeletionAndGoesOnWhenItIsBack() throws Exception {
        Path root = root();
        Drop.jpeg(root, "a/1.jpg");
        try (Post post = Post.at(root, Post.settings().withForget(Duration.ZERO), log)) {
            Path elsewhere = base.resolve("elsewhere");
            Files.move(root, elsewhere);
            await().atMost(Post.LONG).until(() -> post.watcher.lacks().isPresent());
            assertThat(post.watcher.lacks().orElseThrow()).contains("root is not there");
            assertThat(post.metric("sluice_root_available")).isZero();
            assertThat(post.watcher.idle()).isFalse();
            Drop.jpeg(elsewhere, "a/2.jpg");
            Files.move(elsewhere, root);
            await().atMost(Post.LONG).until(() -> log.names().contains("a/2.jpg#1"));
            Drop.jpeg(root, "a/3.jpg");
            await().atMost(Post.LONG).until(() -> log.names().contains("a/3.jpg#1"));
            assertThat(post.metric("sluice_root_available")).isEqualTo(1);
            assertThat(log.forgotten()).isEmpty();
            assertThat(log.names()).containsExactly("a/1.jpg#1", "a/2.jpg#1", "a/3.jpg#1");
        }
    }

    @Test
    void emptyFolderBelowAnUnmountedShareIsNotTheRoot() throws Exception {
        Path root = root();
        Drop.jpeg(root, "1.jpg");
        try (Post post = Post.at(root, Post.settings().withForget(Duration.ZERO), log)) {
            Path share = base.resolve("share");
            Files.move(root, share);
            Files.createDirectory(root);
            await().atMost(Post.LONG).until(() -> post.watcher.lacks().isPresent());
            await().atMost(Post.LONG)
                    .until(() -> post.watcher.lacks().orElse("").contains("another folder stands in place"));
            Files.delete(root);
            Files.move(share, root);
            post.untilIdle();
            assertThat(log.forgotten()).isEmpty();
            assertThat(log.names()).containsExactly("1.jpg#1");
        }
    }

    @Test
    void unmountedShareAtTheStartIsWaitedForAndForgetsNothing() throws Exception {
        Path root = root();
        Drop.jpeg(root, "1.jpg");
        Post.at(root, log).close();
        Path share = Files.move(root, base.resolve("share"));
        Drop.file(Files.createDirectory(root), "readme.txt", new byte[] {1}); // on the disk below the share
        try (Post post = Post.starting(root, Post.settings().withForget(Duration.ZERO), log)) {
            await().atMost(Post.LONG)
                    .until(() -> post.watcher.lacks().orElse("").contains("it lacks its mark"));
            assertThat(post.metric("sluice_root_available")).isZero();
            assertThat(root.resolve(RootMark.NAME)).doesNotExist();
            Files.delete(root.resolve("readme.txt"));
            Files.delete(root);
            Files.move(share, root);
            Drop.jpeg(root, "2.jpg");
            await().atMost(Post.LONG).until(() -> log.names().contains("2.jpg#1"));
            post.untilIdle();
            assertThat(log.forgotten()).isEmpty();
            assertThat(log.names()).containsExactly("1.jpg#1", "2.jpg#1");
        }
    }

    @Test
    void rootWithItsMarkMayLoseAllItsPhotos() throws Exception {
        Path root = root();
        Path file = Drop.jpeg(root, "1.jpg");
        Post.at(root, log).close();
        assertThat(RootMark.of(root)).isPresent();
        Files.delete(file);
        try (Post post = Post.starting(root, Post.settings().withForget(Duration.ZERO), log)) {
            await().atMost(Post.LONG).until(() -> log.forgotten().contains("1.jpg"));
            assertThat(post.watcher.lacks()).isEmpty();
        }
    }

    @Test
    void missingRootIsWaitedFor() throws Exception {
        Path root = root();
        try (Post post = Post.starting(root, Post.settings(), log)) {
            Files.delete(root);
            await().atMost(Post.LONG).until(() -> post.watcher.lacks().isPresent());
            Drop.jpeg(root, "1.jpg");
            await().atMost(Post.LONG).until(() -> log.names().contains("1.jpg#1"));
            assertThat(log.names()).containsExactly("1.jpg#1");
        }
    }
}
