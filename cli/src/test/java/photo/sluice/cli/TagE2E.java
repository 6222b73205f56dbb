// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

/** {@code tag FILE… --json}: no broker, no sidecar. */
class TagE2E {
    @TempDir
    private Path temp;

    private Sluice sluice;

    @BeforeEach
    void makeSluice() {
        sluice = new Sluice(temp);
    }

    @AfterEach
    void endProcesses() {
        sluice.close();
    }

    private static Path models() {
        Optional<Path> models = Material.file("models");
        Assumptions.assumeTrue(models.isPresent(), Material.MISSING);
        return models.orElseThrow();
    }

    @Test
    void whatModelsSeeIsToldWithBoxesAndPaintedIntoCopies() throws IOException {
        Path models = models();
        Path photos = Files.createDirectory(temp.resolve("photos"));
        for (String name : List.of("pets.jpg", "grace_hopper.bmp")) {
            Files.copy(models.resolve("testimg/coral").resolve(name), photos.resolve(name));
        }
        Path copies = temp.resolve("copies");
        Ended ended = sluice.run(
                "tag",
                photos.resolve("pets.jpg").toString(),
                photos.resolve("grace_hopper.bmp").toString(),
                "--json",
                "--models",
                models.toString(),
                "--device",
                "cpu",
                "--draw",
                copies.toString());

        assertThat(ended.status()).as(ended.err()).isZero();
        Map<String, JsonNode> seen = ended.byName();
        List<JsonNode> dogs = tags(seen.get("pets.jpg"), "auto|animal|dog");
        assertThat(dogs.stream().filter(dog -> dog.has("box"))).hasSize(2).allSatisfy(dog -> {
            assertThat(dog.path("model").asText()).isEqualTo("yolox-nano");
            assertThat(dog.path("confidence").asDouble()).isBetween(.69, 1.0);
            JsonNode box = dog.path("box");
            assertThat(box.path("x").asDouble() + box.path("width").asDouble()).isBetween(0.0, 1.0);
            assertThat(box.path("y").asDouble() + box.path("height").asDouble()).isBetween(0.0, 1.0);
        });
        assertThat(tags(seen.get("grace_hopper.bmp"), "auto|people|1")).hasSize(1);
        assertThat(tags(seen.get("grace_hopper.bmp"), "auto|people|face")).hasSize(1);
        assertThat(seen.get("pets.jpg").path("tookMs").path("model.yolox-nano").asDouble())
                .isPositive();
        assertThat(files(copies)).containsExactlyInAnyOrder("pets.jpg.boxes.jpg", "grace_hopper.bmp.boxes.jpg");
        assertThat(files(photos)).as("nothing beside the photos").hasSize(2);
    }

    @Test
    void strictAccuracyAndAnotherLanguageAreHeard() {
        Path models = models();
        String pets = models.resolve("testimg/coral/pets.jpg").toString();
        Ended ended = sluice.run(
                "tag", pets, "--json", "--models", models.toString(), "--accuracy", "10", "--set", "tags.language=de");

        List<JsonNode> dogs = tags(ended.objects().get(0), "auto|animal|dog");
        assertThat(dogs).allMatch(dog -> dog.path("words").asText().equals("auto|Tier|Hund"));
        assertThat(dogs.stream().filter(dog -> dog.has("box")))
                .as("only one of them is surer than 0.88")
                .hasSize(1);
    }

    @Test
    void withoutModelsTheRulesAreHeardAndBadFilesAreNamed() throws IOException {
        Path photo = Shot.of(Scene.HARBOUR, 640, 480, 5).write(temp.resolve("a.jpg"));
        Path none = Files.createDirectory(temp.resolve("none"));
        Path text = Files.writeString(temp.resolve("b.jpg"), "no photo");
        Ended ended = sluice.run(
                "tag",
                photo.toString(),
                text.toString(),
                temp.resolve("c.jpg").toString(),
                temp.toString(),
                "--json",
                "--models",
                none.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.byName().get("a.jpg").path("by")).hasSize(1);
        assertThat(ended.byName().get("c.jpg").path("fault").asText()).isEqualTo("gone");
        assertThat(ended.err()).contains("not tagged: " + text, "not tagged: " + temp + ": not-a-photo");
    }

    @Test
    void copiesAreNotPaintedWhereThePhotosLie() throws IOException {
        Path photo = Shot.of(Scene.HARBOUR, 640, 480, 5).write(temp.resolve("a.jpg"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp);
        List<String> before = files(temp);
        Ended ended = sluice.run("tag", photo.toString(), "--draw", link.toString());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("name another folder");
        assertThat(files(temp)).containsAll(before).noneMatch(name -> name.contains("boxes"));
    }

    @Test
    void wrongFlagsAreWrongUse() throws IOException {
        Path photo = Shot.of(Scene.HARBOUR, 640, 480, 5).write(temp.resolve("a.jpg"));
        for (String[] flag : List.of(new String[] {"--accuracy", "11"}, new String[] {"--device", "gpu"}, new String[] {
            "--set", "tags.language=nl"
        })) {
            Ended ended = sluice.run("tag", photo.toString(), flag[0], flag[1]);
            assertThat(ended.status()).as(flag[1] + ": " + ended.err()).isEqualTo(2);
        }
    }

    private static List<JsonNode> tags(JsonNode photo, String path) {
        List<JsonNode> tags = new ArrayList<>();
        photo.path("tags").forEach(tag -> {
            if (tag.path("tag").asText().equals(path)) tags.add(tag);
        });
        return tags;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
