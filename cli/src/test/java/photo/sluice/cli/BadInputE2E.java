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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Drop;

/** Whatever file lies in the folder: a clear end for it, and none of its neighbours suffers. */
class BadInputE2E extends Neighbours {
    private static final Pattern PHOTO = Pattern.compile(".*\\.(jpe?g|png|tiff?|webp|gif|bmp|heic|crw|cr2|rw2|raf)");

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

        Map<String, JsonNode> told = once(Failure.SOME_NOT_WRITTEN);

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
