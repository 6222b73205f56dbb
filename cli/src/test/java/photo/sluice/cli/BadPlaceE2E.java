// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;

/** Names, links, rights and disks that get in the way of a sidecar: said clearly, and the neighbours go on. */
class BadPlaceE2E extends Neighbours {
    @Test
    void oddNamesAreNames() throws IOException, InterruptedException {
        List<String> names = List.of(
                "with space.jpg",
                "Übergröße.jpg",
                "U\u0308bung decomposed.jpg",
                "cat \uD83D\uDC08.jpg",
                "two\nlines.jpg",
                "-rf.jpg",
                "%41%2Fb.jpg",
                "quo\"te'back\\slash.jpg",
                "semi;colon&amp;<tag>.jpg",
                "trailing .JPG",
                "jpg.jpg",
                "n".repeat(196) + ".jpg");
        Path folder = Files.createDirectories(hot.resolve("été 2026/#1 [a]"));
        List<Path> photos = new ArrayList<>();
        for (String name : names) {
            photos.add(Drop.whole(hot.resolve(name), Frames.jpeg(2)));
            photos.add(Drop.whole(
                    folder.resolve("deep " + name.substring(0, Math.min(name.length(), 100)) + ".jpg"),
                    Frames.jpeg(3)));
        }
        // A name that is no UTF-8: e-acute in Latin-1.
        Process latin = new ProcessBuilder(
                        "bash", "-c", "cp \"$1\" \"$2\"/$'caf\\xe9.jpg'", "bash", good.toString(), hot.toString())
                .inheritIO()
                .start();
        assertThat(latin.waitFor()).isZero();

        Map<String, JsonNode> told = once(0);

        for (Path photo : photos) {
            String name = String.valueOf(photo.getFileName());
            ended(told, name, "written");
            Frames.complete(photo);
        }
        assertThat(told).hasSize(photos.size() + 1);
        Frames.noStumps(hot);
    }

    @Test
    void nameThatIsTooLongForASidecarEndsAllTheSame() throws IOException {
        String longest = "n".repeat(251) + ".jpg"; // 255 bytes, the most; its sidecar's name would have 259
        Files.write(hot.resolve(longest), Frames.jpeg(2));

        Map<String, JsonNode> told = once(Failure.SOME_NOT_WRITTEN);

        ended(told, longest, "readonly");
    }

    @Test
    void linksThatLeadOutOfTheRootAreNotFollowed() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path photo = Drop.whole(outside.resolve("private.jpg"), Frames.jpeg(2));
        Files.createSymbolicLink(hot.resolve("link.jpg"), photo);
        Files.createSymbolicLink(hot.resolve("folder"), outside);
        Files.createSymbolicLink(hot.resolve("loop"), hot);
        Files.createSymbolicLink(hot.resolve("dead.jpg"), outside.resolve("nothing.jpg"));

        Map<String, JsonNode> told = once(1);

        ended(told, "link.jpg", "quarantined");
        assertThat(told.get("link.jpg").path("fault").asText()).isEqualTo("outside-root");
        assertThat(told).containsOnlyKeys("good.jpg", "link.jpg");
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).containsExactly(photo);
        }
    }

    @Test
    void folderThatMayNotBeWrittenIsLeftAsItIsAndSaidSo() throws IOException {
        Path locked = Files.createDirectory(hot.resolve("locked"));
        Path kept = Drop.whole(locked.resolve("kept.jpg"), Frames.jpeg(2));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Map<String, JsonNode> told = once(Failure.SOME_NOT_WRITTEN);

            ended(told, "kept.jpg", "readonly");
            try (Stream<Path> files = Files.list(locked)) {
                assertThat(files).containsExactly(kept);
            }
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void photoThatMayNotBeReadIsQuarantined() throws IOException {
        Path secret = Drop.whole(hot.resolve("secret.jpg"), Frames.jpeg(3));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(secret), "the superuser may read everything");

        Map<String, JsonNode> told = once(1);

        ended(told, "secret.jpg", "quarantined");
        assertThat(told.get("secret.jpg").path("fault").asText()).isEqualTo("no-permission");
        assertThat(Frames.sidecar(secret)).doesNotExist();
    }

    @Test
    void fullDiskLeavesNoStumpAndTheSidecarComesWhenThereIsRoom() throws IOException, InterruptedException {
        Path small = Files.createDirectory(temp.resolve("small"));
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        Assumptions.assumeTrue(mounted, "a small file system of one's own can be mounted by root only");
        try {
            fullDisk(small);
        } finally {
            sluice.close();
            assertThat(new ProcessBuilder("umount", "-l", small.toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    private void fullDisk(Path small) throws IOException {
        Path photo = Drop.whole(small.resolve("squeezed.jpg"), Frames.jpeg(2));
        Path filler = small.resolve("filler.mp4");
        fill(filler);
        Live run = sluice.start("run", hot.toString(), small.toString(), "--backfill", "--json");
        await().atMost(Sluice.PATIENCE).until(() -> run.err().contains("DISK_FULL"));
        assertThat(Frames.sidecar(photo)).doesNotExist();
        Frames.noStumps(small);
        await().atMost(Sluice.PATIENCE)
                .until(() -> run.objects().stream()
                        .anyMatch(object -> Ended.name(object).equals("good.jpg")));
        assertThat(run.objects()).hasSize(1);
        Frames.complete(good);

        Files.delete(filler);

        await().atMost(Sluice.PATIENCE).until(() -> run.objects().size() == 2);
        Frames.complete(photo);
        Frames.noStumps(small);
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) out.write(block);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }
}
