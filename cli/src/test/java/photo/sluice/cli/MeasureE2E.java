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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

/** {@code measure FILE… --json}: no broker, nothing written. */
class MeasureE2E {
    private static final List<String> MEASURED = List.of(
            "photo",
            "technical",
            "sharpness",
            "motion",
            "noise",
            "exposure",
            "compression",
            "reasons",
            "models",
            "raw",
            "version",
            "format",
            "width",
            "height",
            "bytes",
            "decoded",
            "damaged",
            "capture",
            "hash",
            "tookMs");
    private static final List<String> SCORES =
            List.of("technical", "sharpness", "motion", "noise", "exposure", "compression");

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

    @Test
    void soundPhotosAreMeasuredAndNothingIsWritten() throws IOException {
        Shot shot = Shot.of(Scene.HARBOUR, 1500, 1000, 5);
        Path sharp = shot.write(temp.resolve("sharp.jpg"));
        Path blurred = shot.with(new Fault.Defocus(5)).write(temp.resolve("blurred.jpg"));

        Ended ended = sluice.run("measure", sharp.toString(), blurred.toString(), "--json");

        assertThat(ended.status()).as(ended.err()).isZero();
        List<JsonNode> objects = ended.objects();
        assertThat(objects).hasSize(2).allSatisfy(MeasureE2E::isMeasured);
        assertThat(objects.get(0).path("photo").asText()).isEqualTo(sharp.toString());
        assertThat(objects.get(0).path("sharpness").asDouble())
                .isGreaterThan(objects.get(1).path("sharpness").asDouble() + 10);
        assertThat(objects.get(0).path("technical").asDouble())
                .isGreaterThan(objects.get(1).path("technical").asDouble());
        assertThat(Frames.sidecar(sharp)).doesNotExist();
        assertThat(sluice.state()).doesNotExist();
    }

    private static void isMeasured(JsonNode object) {
        assertThat(Ended.keys(object)).isEqualTo(MEASURED);
        for (String score : SCORES) {
            assertThat(object.path(score).isNumber()).as(score).isTrue();
            assertThat(object.path(score).asDouble()).as(score).isBetween(0.0, 100.0);
        }
        assertThat(object.path("reasons").isArray()).isTrue();
        assertThat(object.path("models").isObject()).isTrue();
        assertThat(object.path("tookMs").path("total").asDouble()).isPositive();
        assertThat(object.path("raw").path("noise-sigma").isNumber()).isTrue();
        assertThat(object.path("decoded").asText()).isIn("full", "preview", "half");
        assertThat(object.path("hash").asText()).matches("[0-9a-f]{16}");
        assertThat(object.path("width").asInt()).isPositive();
    }

    @Test
    void digikamsFactorsAndBrisqueAreAddedWhereTheyAreAskedFor() throws IOException {
        Path photo = Shot.of(Scene.HARBOUR, 1500, 1000, 5).write(temp.resolve("photo.jpg"));

        Ended ended = sluice.run("measure", "--json", "--brisque", "--profile", "digikam-basic", photo.toString());

        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode object = ended.objects().get(0);
        List<String> keys = new ArrayList<>(MEASURED);
        keys.add(keys.indexOf("models"), "digikam");
        assertThat(Ended.keys(object)).isEqualTo(keys);
        JsonNode digikam = object.path("digikam");
        assertThat(digikam.path("quality").asDouble()).isBetween(0.0, 100.0);
        for (String damage : List.of("blur", "noise", "exposure", "compression")) {
            assertThat(digikam.path(damage).isNumber()).as(damage).isTrue();
            assertThat(digikam.path(damage).asDouble()).as(damage).isBetween(0.0, 1.0);
        }
        JsonNode brisque = object.path("models").path("brisque");
        assertThat(brisque.path("score").asDouble(-1)).isBetween(0.0, 100.0);
        assertThat(brisque.path("version").asText()).isNotBlank();
        assertThat(object.path("tookMs").path("digikam").asDouble()).isPositive();

        Ended set = sluice.run("measure", "--json", "--set", "score.brisque=true", photo.toString());
        assertThat(set.objects().get(0).path("models").path("brisque").path("score"))
                .isEqualTo(brisque.path("score"));
    }

    @Test
    void sheetsKeepToEightyColumnsAndSayWhyInWords() throws IOException {
        Shot shot = Shot.of(Scene.HARBOUR, 1500, 1000, 5);
        Path blurred = shot.with(new Fault.Defocus(12)).write(temp.resolve("blurred.jpg"));

        Ended ended = sluice.run("measure", "blurred.jpg", "nowhere.jpg", "--brisque");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        String sheet = String.join("\n", ended.out());
        assertThat(sheet)
                .contains("technical", "compression", "looked at whole", "brisque", "ms:", "1 measured, 1 not");
        assertThat(sheet).containsAnyOf("out of focus", "nothing in the frame is sharp");
        assertThat(ended.err()).contains("sluice: not measured: nowhere.jpg: gone: there is no such file");
        assertThat(blurred).exists();
    }

    @Test
    void foldersAreNotMeasuredAndPhotosBesideThemAre() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("holiday"));
        Path good = Drop.whole(temp.resolve("good.jpg"), Frames.jpeg(1));

        Ended ended = sluice.run("measure", "--json", folder.toString(), good.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.byName().get("holiday").path("fault").asText()).isEqualTo("not-a-photo");
        assertThat(ended.err()).contains(folder + ": not-a-photo: a folder");
        isMeasured(ended.byName().get("good.jpg"));
    }

    @Test
    void standardInputAndUnknownProfilesAreWrongUse() {
        Ended dash = sluice.run("measure", "-");
        assertThat(dash.status()).isEqualTo(2);
        assertThat(dash.err()).contains("./-");
        Ended profile = sluice.run("measure", "--profile", "digikam", "a.jpg");
        assertThat(profile.status()).isEqualTo(2);
        assertThat(profile.err()).contains("'digikam'", "technical", "digikam-basic");
    }

    @Test
    void badPhotosGetTheirFaultAndTheNeighboursTheirScores() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("measure", "--json"));
        for (HostileFile file : HostileFile.values())
            arguments.add(file.write(temp).toString());
        arguments.add(Drop.whole(temp.resolve("good.jpg"), Frames.jpeg(1)).toString());
        arguments.add(temp.resolve("nowhere.jpg").toString());

        Ended ended = sluice.run(arguments.toArray(String[]::new));

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        Map<String, JsonNode> told = ended.byName();
        assertThat(told).hasSize(HostileFile.values().length + 2);
        isMeasured(told.remove("good.jpg"));
        told.values().forEach(object -> {
            assertThat(Ended.keys(object)).isEqualTo(List.of("photo", "fault", "message"));
            assertThat(object.path("message").asText()).isNotBlank();
        });
        assertThat(told.get("empty.jpg").path("fault").asText()).isEqualTo("empty");
        assertThat(told.get("letter.jpg").path("fault").asText()).isEqualTo("not-a-photo");
        assertThat(told.get("huge.png").path("fault").asText()).isEqualTo("too-large");
        assertThat(told.get("nowhere.jpg").path("fault").asText()).isEqualTo("gone");
    }

    @Test
    void cameraPhotosAreMeasured() throws IOException {
        Path cameras = Material.file("photos/cameras").orElse(temp);
        Assumptions.assumeTrue(Material.folder().isPresent(), Material.MISSING);
        List<String> arguments = new ArrayList<>(List.of("measure", "--json"));
        try (Stream<Path> photos = Files.list(cameras)) {
            photos.map(Path::toString).sorted().forEach(arguments::add);
        }

        Ended ended = sluice.run(arguments.toArray(String[]::new));

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.objects()).hasSize(arguments.size() - 2).allSatisfy(MeasureE2E::isMeasured);
    }

    @Test
    void noFileIsWrongUse() {
        assertThat(sluice.run("measure", "--json").status()).isEqualTo(2);
    }
}
