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
