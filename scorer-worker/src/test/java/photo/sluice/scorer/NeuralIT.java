// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoScored;
import photo.sluice.inference.Batching;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFolder;
import photo.sluice.inference.Setup;
import photo.sluice.runtime.Outcome;
import photo.sluice.scorer.neural.NeuralModel;
import photo.sluice.testkit.model.TinyModel;
import photo.sluice.testkit.shop.Shop;
import photo.sluice.viewing.ModelWatch;

/** Models of the folder, as the stage asks them: one of each kind that can be foretold, over photos of one colour. */
class NeuralIT {
    @TempDir
    Path temp;

    private Path photos;
    private Path models;

    @BeforeEach
    void folders() throws IOException {
        photos = Files.createDirectory(temp.resolve("photos"));
        models = Files.createDirectory(temp.resolve("models"));
    }

    @Test
    void everyKindOfModelSaysItsPart() throws Exception {
        TinyModel.lightness("light").layInto(models);
        TinyModel.glare("glare").layInto(models);
        TinyModel.pick("pick").layInto(models);
        TinyModel.row("row").layInto(models);
        write("blue.png", new Color(0, 0, 255));
        try (ModelFolder folder = open(1);
                Shop shop = shop(folder)) {
            PhotoScored scored = scored(shop, "blue.png");

            assertThat(scored.models()).extracting(ModelScore::name).containsExactly("glare", "light", "pick");
            assertThat(scored.models()).extracting(ModelScore::version).containsOnly("7");
            assertThat(scored.models().get(0).less()).isTrue();
            assertThat(scored.models().get(1).less()).isFalse();
            assertThat(scored.models().get(1).score()).isCloseTo(1 / 3.0, within(0.01));
            ModelScore pick = scored.models().get(2);
            double accepted = Math.E / (Math.E + 2);
            double other = 1 / (Math.E + 2);
            assertThat(pick.classes().orElseThrow()).containsOnlyKeys("accepted", "pending", "rejected");
            assertThat(pick.classes().orElseThrow().get("accepted")).isCloseTo(accepted, within(0.01));
            assertThat(pick.score()).isCloseTo(accepted + other / 2, within(0.01));
            assertThat(Base64.getDecoder().decode(scored.embedding().orElseThrow()))
                    .hasSize(2 * 768);
            assertThat(scored.tookMs()).containsKeys("model", "model.light", "model.glare", "model.pick", "model.row");
        }
    }

    /** One look gives the score and the embedding; a model that makes embeddings and nothing else goes before it. */
    @Test
    void featuresBesideAScoreAreTheEmbedding() throws Exception {
        TinyModel.featured("both").layInto(models);
        write("blue.png", new Color(0, 0, 255));
        String featured;
        try (ModelFolder folder = open(1);
                Shop shop = shop(folder)) {
            PhotoScored scored = scored(shop, "blue.png");
            assertThat(scored.models()).extracting(ModelScore::name).containsExactly("both");
            assertThat(scored.models().get(0).score()).isCloseTo(1 / 3.0, within(0.01));
            featured = scored.embedding().orElseThrow();
            assertThat(Base64.getDecoder().decode(featured)).hasSize(2 * 3);
            assertThat(scored.tookMs()).containsKeys("model.both");
        }
        TinyModel.row("row").layInto(models);
        try (ModelFolder folder = open(1);
                Shop shop = shop(folder)) {
            String embedding = scored(shop, "blue.png").embedding().orElseThrow();
            assertThat(Base64.getDecoder().decode(embedding)).hasSize(2 * 768);
        }
    }

    /** Sixteen callers at once, each photo of a grey of its own: nobody gets his neighbour's answer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void eachScoreBelongsToItsPhotoInBatchesToo(int batch) throws Exception {
        TinyModel.lightness("light").layInto(models);
        for (int i = 0; i < 32; i++) write(i + ".png", new Color(8 * i, 8 * i, 8 * i));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (ModelFolder folder = open(batch);
                Shop shop = shop(folder)) {
            List<Future<PhotoScored>> running = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                String name = i % 32 + ".png";
                running.add(threads.submit(() -> scored(shop, name)));
            }
            for (int i = 0; i < running.size(); i++) {
                PhotoScored scored = running.get(i).get();
                assertThat(scored.subject().photo().path()).isEqualTo(i % 32 + ".png");
                assertThat(scored.models().get(0).score()).isCloseTo(8 * (i % 32) / 255.0, within(0.002));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void modelThatThrowsCostsItsOwnScoreAlone() throws Exception {
        TinyModel.lightness("light").layInto(models);
        write("a.png", Color.WHITE);
        QualityModel broken = new Told("broken", photo -> {
            throw new IllegalStateException("for the test");
        });
        ModelWatch watch = new ModelWatch(new PrometheusRegistry());
        try (ModelFolder folder = open(1)) {
            List<QualityModel> all = new ArrayList<>(List.of(broken));
            folder.models().forEach(model -> NeuralModel.judging(model).ifPresent(all::add));
            Scorer scorer = new Scorer(new Panel(all, Optional.empty(), watch));
            try (Shop shop = new Shop(photos, 1, (roots, shared) -> new ScorerStage(roots, shared, scorer))) {
                for (int i = 0; i < ModelWatch.IN_A_ROW; i++) {
                    PhotoScored scored = scored(shop, "a.png");
                    assertThat(scored.models()).extracting(ModelScore::name).containsExactly("light");
                    assertThat(scored.measures().technical()).isNotNegative();
                }
            }
            assertThat(watch.lacks("broken")).isPresent();
            assertThat(watch.lacks("light")).isEmpty();
        }
    }

    @Test
    void modelsOfWhatIsInAPhotoAreNotTheScorers() throws Exception {
        TinyModel.pick("pick").layInto(models);
        Files.writeString(models.resolve("pick.txt"), "cat\ndog\nowl\n");
        try (ModelFolder folder = open(1)) {
            Model model = folder.models().get(0);
            assertThat(NeuralModel.judging(model)).isEmpty();
            assertThat(NeuralModel.embedding(model)).isEmpty();
        }
    }

    private ModelFolder open(int batch) throws Exception {
        Setup setup = Setup.on(new Device.Cpu());
        if (batch > 1) setup = setup.inBatches(Batching.everywhere(batch, Duration.ofMillis(2)));
        ModelFolder folder = ModelFolder.open(models, setup);
        assertThat(folder.faults()).isEmpty();
        return folder;
    }

    private Shop shop(ModelFolder folder) {
        List<QualityModel> all = new ArrayList<>();
        Optional<Embedder> embedder = Optional.empty();
        for (Model model : folder.models()) {
            NeuralModel.judging(model).ifPresent(all::add);
            if (embedder.isEmpty()) embedder = NeuralModel.embedding(model);
        }
        Scorer scorer = new Scorer(new Panel(all, embedder, new ModelWatch(new PrometheusRegistry())));
        return new Shop(photos, 1, (roots, shared) -> new ScorerStage(roots, shared, scorer));
    }

    private static PhotoScored scored(Shop shop, String name) throws IOException {
        Outcome outcome = shop.stage().process(shop.arrived(name));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (PhotoScored) ((Outcome.Done) outcome).events().get(0);
    }

    private void write(String name, Color colour) {
        BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) for (int x = 0; x < 96; x++) image.setRGB(x, y, colour.getRGB());
        try {
            ImageIO.write(image, "png", photos.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
