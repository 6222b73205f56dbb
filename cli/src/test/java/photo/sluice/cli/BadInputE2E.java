// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Drop;

/** Whatever lies in the folder: a clear end for it, and none of its neighbours suffers. */
class BadInputE2E {
    private static final Pattern PHOTO = Pattern.compile(".*\\.(jpe?g|png|tiff?|webp|gif|bmp|heic|crw|cr2|rw2|raf)");

    @TempDir
    private Path temp;

    private Path hot;
    private Path good;
    private Sluice sluice;

    @BeforeEach
    void makeFolders() throws IOException {
        hot = Files.createDirectory(temp.resolve("hot"));
        good = Drop.whole(hot.resolve("good.jpg"), Frames.jpeg(1));
        sluice = new Sluice(temp);
    }

    @AfterEach
    void endProcesses() {
        sluice.close();
    }

    private Map<String, JsonNode> once(int status) throws IOException {
        Ended ended = sluice.run("run", hot.toString(), "--once", "--json");
        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        Map<String, JsonNode> told = ended.byName();
        assertThat(told.get("good.jpg").path("state").asText()).isEqualTo("written");
        Frames.complete(good);
        return told;
    }

    private static void ended(Map<String, JsonNode> told, String name, String state) {
        assertThat(told).containsKey(name);
        assertThat(told.get(name).path("state").asText())
                .as(told.get(name).toString())
                .isEqualTo(state);
        if (!state.equals("written"))
            assertThat(told.get(name).path("message").asText()).isNotBlank();
    }

    @Test
    void sidecarsThatCannotBeMergedStayByteForByte() throws IOException {
        byte[] torn = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF".getBytes(StandardCharsets.UTF_8);
        Path malformed = Drop.whole(hot.resolve("malformed.jpg"), Frames.jpeg(2));
        Files.write(Frames.sidecar(malformed), torn);
        Path empty = Drop.whole(hot.resolve("blank.jpg"), Frames.jpeg(3));
        Files.write(Frames.sidecar(empty), new byte[0]);
        Path huge = Drop.whole(hot.resolve("huge-sidecar.jpg"), Frames.jpeg(4));
        try (RandomAccessFile file = new RandomAccessFile(Frames.sidecar(huge).toFile(), "rw")) {
            file.setLength(64L << 20); // all zeros, and none of them on the disk
        }
        Path folder = Drop.whole(hot.resolve("folder.jpg"), Frames.jpeg(5));
        Files.createDirectory(Frames.sidecar(folder));
        Path dangling = Drop.whole(hot.resolve("dangling.jpg"), Frames.jpeg(6));
        Path nowhere = temp.resolve("nowhere.xmp");
        Files.createSymbolicLink(Frames.sidecar(dangling), nowhere);

        Map<String, JsonNode> told = once(0);

        ended(told, "malformed.jpg", "malformed");
        assertThat(Frames.sidecar(malformed)).hasBinaryContent(torn);
        ended(told, "blank.jpg", "written"); // an empty one holds nothing that could be lost
        Frames.complete(empty);
        ended(told, "huge-sidecar.jpg", "malformed");
        assertThat(Frames.sidecar(huge)).hasSize(64L << 20);
        ended(told, "folder.jpg", "malformed");
        assertThat(Frames.sidecar(folder)).isEmptyDirectory();
        ended(told, "dangling.jpg", "readonly");
        assertThat(Frames.sidecar(dangling)).isSymbolicLink();
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void wronglyNamedPhotosAreTakenForWhatTheyAre() throws IOException {
        Drop.whole(hot.resolve("jpeg-inside.png"), Frames.jpeg(2));
        Drop.whole(hot.resolve("no-ending"), Frames.jpeg(3));
        Drop.whole(hot.resolve("unknown.dat"), Frames.jpeg(4));
        Files.writeString(hot.resolve("text.png"), "a letter");
        Files.writeString(hot.resolve("text.dat"), "a letter");

        Map<String, JsonNode> told = once(1);

        ended(told, "jpeg-inside.png", "written");
        ended(told, "no-ending", "written");
        ended(told, "unknown.dat", "written");
        ended(told, "text.png", "quarantined");
        assertThat(told.get("text.png").path("fault").asText()).isEqualTo("not-a-photo");
        assertThat(told).doesNotContainKey("text.dat");
        Frames.complete(hot.resolve("no-ending"));
    }

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
                "..jpg.jpg".substring(2),
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

        Map<String, JsonNode> told = once(0);

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
            Map<String, JsonNode> told = once(0);

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
    void photoThatChangesUnderTheDecoderEndsAsItsLastVersion() throws IOException {
        Live run = sluice.start("run", hot.toString(), "--backfill", "--json");
        Path restless = hot.resolve("restless.jpg");
        for (int version = 0; version < 40; version++) {
            Files.write(restless, Frames.jpeg(version % 7)); // in place, so that readers see pieces of it
            await().pollDelay(java.time.Duration.ofMillis(60)).until(() -> true);
        }
        Files.write(restless, Frames.jpeg(8));
        double last = sluice.run("measure", restless.toString(), "--json")
                .objects()
                .get(0)
                .path("technical")
                .asDouble();

        await().atMost(Sluice.PATIENCE).untilAsserted(() -> {
            assertThat(Frames.sidecar(restless)).exists();
            assertThat(Frames.complete(restless)
                            .facts()
                            .technical()
                            .orElseThrow()
                            .score())
                    .isCloseTo(last, org.assertj.core.data.Offset.offset(0.1));
        });
        run.signal("TERM");
        run.ended(Sluice.PATIENCE);
        assertThat(run.objects().stream()
                        .filter(object -> object.path("state").asText().equals("quarantined")))
                .as("a photo in the making is not condemned")
                .isEmpty();
        assertThat(sluice.run("run", "--once", "--json").out()).isEmpty();
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

    @Test
    void corruptFilesOfOtherProgramsEndOneByOne() throws IOException {
        Assumptions.assumeTrue(Material.folder().isPresent(), Material.MISSING);
        int copied = 0;
        for (String folder : List.of("photos/corrupt", "photos/bombs")) {
            try (Stream<Path> files = Files.list(Material.file(folder).orElseThrow())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!PHOTO.matcher(file.toString()).matches()) continue;
                    Files.copy(file, hot.resolve(String.valueOf(file.getFileName())), LinkOption.NOFOLLOW_LINKS);
                    copied++;
                }
            }
        }
        HostileFile.HUGE_PNG.write(hot);

        Map<String, JsonNode> told = once(1);

        assertThat(told).hasSize(copied + 2);
        assertThat(told.values()).allSatisfy(object -> {
            assertThat(object.path("state").asText()).isIn("written", "locked", "quarantined");
            if (object.path("state").asText().equals("quarantined")) {
                assertThat(object.path("fault").asText()).isNotIn("bug", "killed-its-worker", "too-slow");
                assertThat(object.path("message").asText()).isNotBlank();
            }
        });
    }
}
