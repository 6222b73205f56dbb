// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.card.CardReader;
import photo.sluice.inference.card.ModelCard;

/**
 * What NIMA's second output is worth for telling takes of one thing from photos that have nothing to do with each other, by
 * the writer's cosine of 0.9. It is why the shipped cards name no features.
 */
class FeaturesIT {
    private static final double LIMIT = 0.9;

    @Test
    void someStrangersAreAsAlikeAsTakesOfOneThingByAestheticFeatures() throws Exception {
        try (Model model = nima("aesthetic", true)) {
            assertThat(mostAlike(strangers(model))).isGreaterThan(LIMIT);
        }
    }

    @Test
    void strangersAreApartByTechnicalFeaturesButSoAreTakesWhileOtherViewsAreNot() throws Exception {
        try (Model model = nima("technical", true)) {
            assertThat(mostAlike(strangers(model))).isLessThan(0.8);
            assertThat(likeness(all(model, "bursts/sony_rx100m6_brackets")))
                    .as("exposures of one view")
                    .anyMatch(likeness -> likeness < LIMIT);
            assertThat(likeness(all(model, "bursts/monstree_iphone7")))
                    .as("views of one tree from two sides")
                    .anyMatch(likeness -> likeness > LIMIT);
        }
    }

    @Test
    void featuresCostTheAnswerNothing() throws Exception {
        try (Model plain = nima("technical", false);
                Model featured = nima("technical", true)) {
            Answer alone = answers(plain, "bursts/monstree_iphone7").get(0);
            Answer both = answers(featured, "bursts/monstree_iphone7").get(0);
            assertThat(alone.embedding()).isEmpty();
            assertThat(((Answer.Distribution) both.said()).mean())
                    .isCloseTo(((Answer.Distribution) alone.said()).mean(), within(1e-5));
            assertThat(both.embedding().orElseThrow().direction()).hasSize(1024);
        }
    }

    private static double mostAlike(List<Answer.Embedding> all) {
        double most = -1;
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) most = Math.max(most, all.get(i).likeness(all.get(j)));
        }
        return most;
    }

    /** Of each to the one before it. */
    private static List<Double> likeness(List<Answer.Embedding> series) {
        List<Double> found = new ArrayList<>();
        for (int i = 1; i < series.size(); i++) found.add(series.get(i).likeness(series.get(i - 1)));
        return found;
    }

    private static List<Answer.Embedding> strangers(Model model) throws IOException {
        List<Answer.Embedding> all = new ArrayList<>(all(model, "photos/cameras"));
        all.addAll(all(model, "bursts/imagededup/base_images"));
        assertThat(all).hasSizeGreaterThan(20);
        return all;
    }

    private static List<Answer.Embedding> all(Model model, String folder) throws IOException {
        return answers(model, folder).stream()
                .map(answer -> answer.embedding().orElseThrow())
                .toList();
    }

    private static List<Answer> answers(Model model, String folder) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(material().resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                try (Mat pixels = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_REDUCED_COLOR_4)) {
                    if (pixels.empty()) continue;
                    answers.add(model.answer(new Bgr(pixels.data(), pixels.cols(), pixels.rows(), pixels.step())));
                }
            }
        }
        return answers;
    }

    private static Model nima(String kind, boolean features) throws Exception {
        Path file = material().resolve("models/nima/nima_mobilenet_" + kind + "_w8.onnx");
        Assumptions.assumeTrue(Files.exists(file), "no NIMA in ../shared/material");
        String yaml;
        try (InputStream in =
                ModelCard.class.getResourceAsStream("/photo/sluice/inference/cards/nima-" + kind + "-w8.yaml")) {
            if (in == null) throw new AssertionError("no shipped card of nima-" + kind);
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
        ModelCard card = CardReader.read("x.yaml", features ? yaml + "\n  features: features\n" : yaml);
        return Model.open(file, card, List.of(), new Device.Cpu(), Optional.empty());
    }

    private static Path material() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/material");
            if (Files.isDirectory(found.resolve("bursts"))) return found;
        }
        Assumptions.abort("no ../shared/material beside the checkout");
        throw new AssertionError();
    }
}
