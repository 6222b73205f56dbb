// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.Facts;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.model.TinyModel;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

/** A folder of models beside the hot folder: what they say reaches the sidecars, each to its photo. */
class ModelsE2E extends HotFolder {
    private static final int PHOTOS = 36;
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 14, 12, 0);

    private Path models;

    @BeforeEach
    void makeModels() throws IOException {
        models = Files.createDirectories(sluice.models());
    }

    /** Through the broker, with eight threads; the model says how light a photo is, and no two are equally light. */
    @Test
    void eachScoreBelongsToItsPhotoAndABrokenModelIsToldAndKeepsNobodyFromWork() throws IOException {
        TinyModel.lightness("light").layInto(models);
        Files.writeString(models.resolve("broken.onnx"), "no graph");
        for (int i = 0; i < PHOTOS; i++) grey(hot.resolve("grey" + i + ".png"), 7 * i);

        Ended ended = sluice.run("run", hot.toString(), "--once", "--json", "--set", "worker.threads=8");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("models: light on cpu").contains("not used: broken.onnx: sha256: ");
        assertThat(ended.byName()).hasSize(PHOTOS);
        for (int i = 0; i < PHOTOS; i++) {
            Facts.ModelScore score = scores(hot.resolve("grey" + i + ".png")).get("light");
            assertThat(score.version()).isEqualTo("7");
            assertThat(score.score()).as("photo " + i).isCloseTo(7 * i / 255.0, within(0.003));
        }
    }

    /** Thirty-six photos are the fewest of which a third is worth a star; fewer say no less of scores and sidecars. */
    @Test
    void votesOfNimaStandInTheSidecarWithTheirSpread() throws IOException {
        Path nima = Material.file("models/nima").orElse(null);
        Assumptions.assumeTrue(nima != null, Material.MISSING);
        String name = "nima_mobilenet_aesthetic_w8.onnx";
        Files.copy(nima.resolve(name), models.resolve(name));
        Path file = hot.resolve("IMG_1.JPG");
        shot(1).write(file);

        Ended ended = sluice.run("run", hot.toString(), "--once", "--json");

        assertThat(ended.status()).as(ended.err()).isZero();
        Facts.ModelScore score = scores(file).get("nima-aesthetic");
        assertThat(score.votes()).hasSize(10);
        assertThat(score.votes().stream().mapToDouble(vote -> vote).sum()).isCloseTo(1, within(0.001));
        double mean = 0;
        for (int vote = 1; vote <= 10; vote++) mean += vote * score.votes().get(vote - 1);
        assertThat(score.score()).isCloseTo(mean, within(0.01));
        assertThat(score.spread().orElseThrow()).isBetween(0.1, 4.5);
    }

    @Test
    @Tag("long")
    void bestLikedThirdGetsThreeStarsAndExplainSaysWhy() throws IOException {
        Path nima = Material.file("models/nima").orElse(null);
        Assumptions.assumeTrue(nima != null, Material.MISSING);
        for (String model : List.of("aesthetic", "technical")) {
            String name = "nima_mobilenet_" + model + "_w8.onnx";
            Files.copy(nima.resolve(name), models.resolve(name));
        }
        for (int i = 0; i < PHOTOS; i++) shot(i).write(hot.resolve("IMG_" + i + ".JPG"));

        Ended ended = sluice.run("run", hot.toString(), "--once", "--json");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("models: nima-aesthetic, nima-technical on cpu");
        Map<Integer, Long> stars = new TreeMap<>();
        Map<Path, Double> liking = new TreeMap<>();
        for (JsonNode photo : ended.objects()) {
            Path file = Path.of(photo.path("photo").asText());
            stars.merge(photo.path("stars").asInt(), 1L, Long::sum);
            Map<String, Facts.ModelScore> scores = scores(file);
            assertThat(scores).containsOnlyKeys("nima-aesthetic", "nima-technical");
            assertThat(scores.values()).allSatisfy(score -> {
                assertThat(score.version()).isEqualTo("1");
                assertThat(score.score()).isBetween(1.0, 10.0);
            });
            liking.put(
                    file,
                    scores.get("nima-aesthetic").score()
                            + scores.get("nima-technical").score());
        }
        assertThat(stars.getOrDefault(3, 0L)).as("stars " + stars).isBetween(4L, PHOTOS / 3L);
        Path best = ended.objects().stream()
                .filter(photo -> photo.path("stars").asInt() == 3)
                .map(photo -> Path.of(photo.path("photo").asText()))
                .max(Comparator.comparing(liking::get))
                .orElseThrow();
        Ended why = sluice.run("explain", best.toString());
        assertThat(why.status()).as(why.err()).isZero();
        assertThat(String.join("\n", why.out()))
                .contains("among the folder's best liked by the aesthetic models")
                .contains("nima-aesthetic");
    }

    @Test
    void deviceThatIsWantedAndNotThereKeepsItFromStarting() throws IOException {
        TinyModel.lightness("light").layInto(models);
        grey(hot.resolve("grey.png"), 100);

        Ended ended = sluice.run("run", hot.toString(), "--once", "--set", "models.device=cuda:99");

        assertThat(ended.status()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("models.device = cuda:99");
        assertThat(Frames.sidecar(hot.resolve("grey.png"))).doesNotExist();
    }

    /** ONNX Runtime takes a JVM down whose own command line has 4096 bytes. */
    @Test
    void manyLongNamesAreNoTrouble() throws IOException {
        Path others = Files.createDirectories(temp.resolve("others"));
        TinyModel.glare("glare").layInto(others);
        List<String> command = new ArrayList<>(List.of("measure", "--json", "--models", others.toString()));
        for (int i = 0; i < 30; i++) {
            Path photo = hot.resolve("a name with blanks, 'quotes' and\na line " + "x".repeat(120) + i + ".png");
            grey(photo, i);
            command.add(photo.toString());
        }

        Ended ended = sluice.run(command.toArray(String[]::new));

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.objects())
                .hasSize(30)
                .allSatisfy(photo -> assertThat(
                                photo.path("models").path("glare").path("score").isNumber())
                        .isTrue());
    }

    @Test
    void measureAsksTheModelsOfTheFolderThatItIsGiven() throws IOException {
        Path others = Files.createDirectories(temp.resolve("others"));
        TinyModel.pick("pick").layInto(others);
        TinyModel.glare("glare").layInto(others);
        grey(hot.resolve("grey.png"), 51);

        Ended ended = sluice.run(
                "measure",
                "--json",
                "--models",
                others.toString(),
                "--device",
                "cpu",
                hot.resolve("grey.png").toString());

        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode said = ended.objects().get(0).path("models");
        assertThat(Ended.keys(said)).containsExactly("glare", "pick");
        assertThat(said.path("glare").path("score").asDouble()).isCloseTo(0.2, within(0.003));
        assertThat(said.path("glare").path("better").asText()).isEqualTo("lower");
        assertThat(Ended.keys(said.path("pick"))).containsExactly("version", "score", "better", "classes", "ms");
        assertThat(said.path("pick").path("classes").path("accepted").asDouble())
                .isCloseTo(1 / 3.0, within(0.01));
        assertThat(said.path("pick").path("ms").asDouble()).isPositive();

        Ended sheet = sluice.run(
                "measure",
                "--models",
                others.toString(),
                hot.resolve("grey.png").toString());
        assertThat(String.join(" ", sheet.out()))
                .contains("glare 0.20, lower is better")
                .contains("pick 0.50");
        Ended nowhere = sluice.run(
                "measure", "--models", "/nowhere", hot.resolve("grey.png").toString());
        assertThat(nowhere.status()).isEqualTo(2);
    }

    private static Map<String, Facts.ModelScore> scores(Path photo) throws IOException {
        Map<String, Facts.ModelScore> scores = new TreeMap<>();
        Frames.complete(photo).facts().models().forEach(score -> scores.put(score.name(), score));
        return scores;
    }

    /** Large enough to be sound; another number is another scene, taken an hour later. */
    private static Shot shot(int number) {
        Scene scene = Scene.values()[number % Scene.values().length];
        return Shot.of(scene, 840, 560, number)
                .with(Exif.none().make("Brightwater").model("R7").taken(NOON.plusHours(number)));
    }

    private static void grey(Path file, int level) throws IOException {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        int colour = new Color(level, level, level).getRGB();
        for (int y = 0; y < 120; y++) for (int x = 0; x < 160; x++) image.setRGB(x, y, colour);
        ImageIO.write(image, "png", file.toFile());
    }
}
