// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.brisque;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.scorer.Scored;
import photo.sluice.scorer.Scorer;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

class BrisqueModelIT {
    @TempDir
    private Path folder;

    @Test
    void scoreStandsAmongTheModelsAndRisesWithDamage() throws Exception {
        Shot shot = Shot.of(Scene.HARBOUR, 1200, 800, 5);
        Path sharp = shot.write(folder.resolve("sharp.jpg"));
        Path blurred = shot.with(new Fault.Defocus(8)).write(folder.resolve("blurred.jpg"));
        try (BrisqueModel brisque = new BrisqueModel();
                PhotoReader reader = new PhotoReader(new Limits(10_000_000, 50_000_000))) {
            brisque.warmUp();
            Scorer scorer = new Scorer(List.of(brisque));

            Scored good = scorer.score(reader, sharp);
            Scored bad = scorer.score(reader, blurred);

            assertThat(good.models()).extracting(ModelScore::name).containsExactly("brisque");
            assertThat(good.models().get(0).version()).contains("0.2mp");
            assertThat(good.models().get(0).distribution()).isEmpty();
            assertThat(good.models().get(0).score()).isBetween(0.0, 100.0);
            assertThat(bad.models().get(0).score())
                    .isGreaterThan(good.models().get(0).score());
            assertThat(good.tookMs().get("model")).isPositive();
        }
    }
}
