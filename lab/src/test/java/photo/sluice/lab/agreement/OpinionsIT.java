// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.lab.data.OfficialScores;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

class OpinionsIT {
    @TempDir
    private Path folder;

    @Test
    void scoresAreTurnedSoThatMoreIsBetter() throws Exception {
        Shot shot = Shot.of(Scene.HARBOUR, 1200, 800, 5);
        Path sharp = shot.write(folder.resolve("sharp.jpg"));
        Path blurred = shot.with(new Fault.Defocus(8)).write(folder.resolve("blurred.jpg"));
        Opinions opinions = Opinions.of(List.of(sharp, blurred));
        assertThat(opinions.by().keySet()).containsExactly("technical", "digikam-basic", "brisque");
        assertThat(opinions.technical().get(0))
                .isGreaterThan(opinions.technical().get(1));
        assertThat(opinions.brisque().get(0)).isGreaterThan(opinions.brisque().get(1));
        assertThat(opinions.digikam()).hasSize(2).allMatch(quality -> quality >= 0 && quality <= 100);
    }

    @Test
    void ourBrisqueOrdersPicturesNearlyAsTheFirstOne() throws Exception {
        Path table = Material.file("labelled/metric_calibration").orElse(folder);
        Assumptions.assumeTrue(Material.folder().isPresent(), Material.MISSING);
        OfficialScores official = OfficialScores.read(table.resolve("results_official.csv"));
        Opinions ours = Opinions.of(official.pictures().stream()
                .map(name -> table.resolve("dist_dir").resolve(name))
                .toList());
        List<Double> theirs = Judge.BRISQUE.goodness(official.methods().get(Judge.BRISQUE.method()));
        assertThat(Spearman.of(ours.brisque(), theirs).orElseThrow()).isGreaterThanOrEqualTo(0.9);
    }
}
