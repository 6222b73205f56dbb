// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.inference.Device;
import photo.sluice.inference.ModelFolder;
import photo.sluice.inference.Setup;
import photo.sluice.inference.card.Resize;
import photo.sluice.scorer.neural.NeuralModel;
import photo.sluice.testkit.Material;

/** NIMA as the scorer shows it photos, from the file on: idealo's sample photos in the order in which idealo shows them. */
class NimaIT {
    private static ModelFolder folder;
    private static PhotoReader reader;
    private static Scorer scorer;
    private static Path samples;

    @BeforeAll
    static void open() throws Exception {
        Path material = Material.folder().orElse(null);
        Assumptions.assumeTrue(material != null, Material.MISSING);
        samples = material.resolve("models/testimg/idealo");
        folder = ModelFolder.open(material.resolve("models/nima"), Setup.on(new Device.Cpu()));
        reader = new PhotoReader(Limits.USUAL);
        List<QualityModel> models = new ArrayList<>();
        folder.models().forEach(model -> NeuralModel.judging(model).ifPresent(models::add));
        scorer = new Scorer(models);
    }

    @AfterAll
    static void close() {
        if (reader != null) reader.close();
        if (folder != null) folder.close();
    }

    /** A sunset, a hotel's room, a snapshot; a clean room, a blurred one; a clean photo, and two ever worse copies of it. */
    @ParameterizedTest
    @CsvSource({
        "nima-aesthetic, aesthetic1.jpg, aesthetic4.jpg, 0.3",
        "nima-aesthetic, aesthetic4.jpg, aesthetic3.jpg, 0.3",
        "nima-aesthetic, aesthetic4.jpg, aesthetic5.jpg, 0.3",
        "nima-aesthetic, aesthetic4.jpg, aesthetic6.jpg, 0.3",
        "nima-technical, technical1.jpg, techncial2.jpg, 0.5",
        "nima-technical, technical1.jpg, techncial3.jpg, 0.5",
        "nima-technical, technical4.bmp, technical5.bmp, 1",
        "nima-technical, technical5.bmp, technical6.bmp, 1"
    })
    void betterSampleIsLikedBetter(String model, String better, String worse, double by) throws Exception {
        assertThat(score(better, model).score())
                .isGreaterThan(score(worse, model).score() + by);
    }

    @Test
    void wholeDistributionIsKeptWithMeanAndSpread() throws Exception {
        ModelScore score = score("aesthetic1.jpg", "nima-aesthetic");
        assertThat(score.distribution()).hasSize(10);
        double mean = 0;
        for (int vote = 1; vote <= 10; vote++)
            mean += vote * score.distribution().get(vote - 1);
        assertThat(score.score()).isEqualTo(mean);
        assertThat(score.spread().orElseThrow()).isBetween(0.8, 2.0);
        assertThat(score.version()).isEqualTo("1");
        assertThat(score.less()).isFalse();
    }

    @Test
    void itIsShownPhotosAsItWasInTraining() {
        assertThat(folder.models())
                .hasSize(2)
                .allSatisfy(model -> assertThat(model.card().input().resize()).isInstanceOf(Resize.Nearest.class));
    }

    private static ModelScore score(String photo, String model) throws Exception {
        return scorer.score(reader, samples.resolve(photo)).models().stream()
                .filter(each -> each.name().equals(model))
                .findFirst()
                .orElseThrow();
    }
}
