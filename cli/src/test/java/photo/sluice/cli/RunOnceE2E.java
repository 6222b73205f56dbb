// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.photo.Xmp;
import photo.sluice.testkit.scene.Scene;

/** {@code run FOLDER --once --json}: files in, sidecars and lines out. */
class RunOnceE2E extends HotFolder {
    private static final List<String> JUDGED =
            List.of("photo", "state", "sidecar", "technical", "pick", "stars", "tags", "reasons", "latencyMs");
    private static final List<String> QUARANTINED = List.of("photo", "state", "fault", "message", "latencyMs");

    private static final Map<HostileFile, List<String>> FAULTS = Map.of(
            HostileFile.EMPTY, List.of("empty"),
            HostileFile.TEXT, List.of("not-a-photo"),
            HostileFile.HUGE_PNG, List.of("too-large"),
            HostileFile.LONG_CHUNK_PNG, List.of("corrupt", "truncated"),
            HostileFile.TRUNCATED_JPEG, List.of("truncated"),
            HostileFile.HUGE_JPEG, List.of("too-large", "truncated"),
            HostileFile.MARKER_ONLY, List.of("not-a-photo", "truncated", "corrupt"));

    @Test
    void goodPhotosGetSidecarsAndBadOnesTheirReasonAndASecondStartRewritesNothing() throws IOException {
        List<Path> good = Drop.copies(Frames.jpeg(1), hot, "IMG", 5);
        Path below = Files.createDirectories(hot.resolve("2026/may"));
        Path deep = Drop.whole(below.resolve("IMG_9.JPG"), Frames.jpeg(2));
        for (HostileFile file : HostileFile.values()) file.write(hot);
        Map<String, byte[]> bystanders = bystanders();

        Ended first = sluice.run("run", hot.toString(), "--once", "--json");

        assertThat(first.status()).as(first.err()).isEqualTo(1);
        Map<String, JsonNode> told = first.byName();
        assertThat(told).hasSize(good.size() + 1 + HostileFile.values().length);
        for (Path photo : List.of(good.get(0), good.get(4), deep)) {
            SidecarView view = Frames.complete(photo);
            JsonNode object = told.get(String.valueOf(photo.getFileName()));
            assertThat(Ended.keys(object)).isEqualTo(JUDGED);
            assertThat(object.path("photo").asText())
                    .isEqualTo(photo.toRealPath().toString());
            assertThat(object.path("state").asText()).isEqualTo("written");
            assertThat(object.path("sidecar").asText())
                    .isEqualTo(Frames.sidecar(photo.toRealPath()).toString());
            assertThat(object.path("technical").asDouble())
                    .isBetween(0.0, 100.0)
                    .isCloseTo(
                            view.facts().technical().orElseThrow().score(), org.assertj.core.data.Offset.offset(0.1));
            assertThat(object.path("pick").asInt()).isEqualTo(view.pick().orElseThrow());
            assertThat(object.path("stars").asInt()).isEqualTo(view.rating().orElseThrow());
            assertThat(object.path("tags").isArray()).isTrue();
            assertThat(object.path("reasons").isArray()).isTrue();
            assertThat(object.path("latencyMs").asLong()).isNotNegative();
        }
        FAULTS.forEach((file, codes) -> {
            JsonNode object = told.get(file.fileName());
            assertThat(Ended.keys(object)).as(object.toString()).isEqualTo(QUARANTINED);
            assertThat(object.path("state").asText()).isEqualTo("quarantined");
            assertThat(object.path("fault").asText()).as(file.fileName()).isIn(codes);
            assertThat(object.path("message").asText()).contains(file.fileName());
            assertThat(Frames.sidecar(hot.resolve(file.fileName()))).doesNotExist();
        });
        for (Map.Entry<String, byte[]> file : bystanders.entrySet()) {
            assertThat(told).doesNotContainKey(file.getKey());
            assertThat(hot.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        Frames.noStumps(hot);

        Map<String, String> before = Frames.snapshot(hot);
        Ended second = sluice.run("run", hot.toString(), "--once", "--json");
        assertThat(second.out()).isEmpty();
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(Frames.snapshot(hot)).isEqualTo(before);
    }

    private Map<String, byte[]> bystanders() throws IOException {
        byte[] text = "nothing to look at".getBytes(StandardCharsets.UTF_8);
        byte[] jpeg = Frames.jpeg(3);
        Map<String, byte[]> files = Map.of(
                "clip.mp4", text,
                "IMG_0001.THM", jpeg,
                "voice.wav", text,
                "notes.txt", text,
                "letter.pdf", text,
                ".hidden.jpg", jpeg,
                "upload.jpg.part", jpeg,
                "copy.tmp", jpeg,
                "lonely.jpg.xmp", Xmp.rating(3).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet())
            Files.write(hot.resolve(file.getKey()), file.getValue());
        return files;
    }

    @Test
    void changedPhotoIsDoneAgainAndWhatAPersonRatedStays() throws IOException {
        Path changed = Drop.whole(hot.resolve("changed.jpg"), Frames.jpeg(1));
        Path rated = Drop.whole(hot.resolve("rated.jpg"), Frames.jpeg(2));
        Path untouched = Drop.whole(hot.resolve("untouched.jpg"), Frames.jpeg(3));
        Path inside = Shot.of(Scene.MEADOW, 640, 480, 9).withXmp(Xmp.rating(4)).write(hot.resolve("inside.jpg"));
        assertThat(sluice.run("run", hot.toString(), "--once", "--json").status())
                .isZero();
        assertThat(Frames.complete(inside).rating()).contains(4);
        double before = score(changed);
        String other = Files.readString(Frames.sidecar(untouched));
        rate(rated, 5);

        Drop.whole(changed, Shot.of(Scene.FOREST, 1200, 800, 4).jpeg());
        Drop.whole(rated, Shot.of(Scene.HARBOUR, 1200, 800, 4).jpeg());
        Ended again = sluice.run("run", "--once", "--json"); // the folder is known by now

        assertThat(again.status()).as(again.err()).isZero();
        Map<String, JsonNode> told = again.byName();
        assertThat(told).containsOnlyKeys("changed.jpg", "rated.jpg");
        assertThat(told.get("changed.jpg").path("state").asText()).isEqualTo("written");
        assertThat(score(changed)).isNotEqualTo(before);
        assertThat(told.get("rated.jpg").path("state").asText()).isEqualTo("locked");
        assertThat(Frames.complete(rated).rating()).contains(5);
        assertThat(Files.readString(Frames.sidecar(untouched))).isEqualTo(other);
    }

    private static double score(Path photo) throws IOException {
        return Frames.complete(photo).facts().technical().orElseThrow().score();
    }

    /** As an editor does: the number in the sidecar, nothing else. */
    static void rate(Path photo, int stars) throws IOException {
        Path sidecar = Frames.sidecar(photo);
        String text = Files.readString(sidecar);
        String edited = text.replaceFirst("(xmp:Rating(=\"|>))-?\\d", "$1" + stars); // as an attribute or as an element
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(sidecar, edited);
    }
}
