// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Measures;
import photo.sluice.imaging.StepTimes;
import photo.sluice.imaging.measure.Flaw;
import photo.sluice.imaging.measure.Scores;
import photo.sluice.imaging.measure.TileGrid;
import photo.sluice.imaging.measure.Tones;

class SignalsTest {
    private static final TileGrid GRID = new TileGrid(2, 1, new float[] {1.23456f, 0.5f});

    @Test
    void scoresReasonsAndRawMeasuresAreTakenOver() {
        Measures said = Signals.of(found(2.5, Optional.of(92)));

        assertThat(said.sharpness()).isEqualTo(80.12);
        assertThat(said.motion()).isEqualTo(70);
        assertThat(said.noise()).isEqualTo(60);
        assertThat(said.exposure()).isEqualTo(50);
        assertThat(said.compression()).isEqualTo(40);
        assertThat(said.technical()).isEqualTo(30);
        assertThat(said.reasons()).containsExactly("over-compressed", "motion-blur");
        assertThat(said.raw())
                .isEqualTo(Map.ofEntries(
                        Map.entry("acuity", 1.1),
                        Map.entry("motion-ratio", 1.2),
                        Map.entry("noise-sigma", 2.5),
                        Map.entry("luma-mean", 120.0),
                        Map.entry("luma-dark", 3.0),
                        Map.entry("luma-light", 240.0),
                        Map.entry("luma-darkest", 1.0),
                        Map.entry("luma-lightest", 255.0),
                        Map.entry("shadows-clipped", 0.01),
                        Map.entry("highlights-clipped", 0.02),
                        Map.entry("blockiness", 0.4),
                        Map.entry("jpeg-quality", 92.0),
                        Map.entry("megapixels", 24.0),
                        Map.entry("sharpness-confidence", 1.0)));
    }

    @Test
    void reasonsStandWorstFirst() {
        Scores scores = new Scores(44, 90, 30, 20, 0, 10);

        assertThat(Signals.reasons(
                        List.of(
                                Flaw.DEFOCUSED,
                                Flaw.NOISY,
                                Flaw.OVEREXPOSED,
                                Flaw.HIGHLIGHTS_CLIPPED,
                                Flaw.OVER_COMPRESSED,
                                Flaw.LOW_RESOLUTION,
                                Flaw.NOTHING_SHARP),
                        scores))
                .containsExactly(
                        "nothing-sharp",
                        "over-compressed",
                        "overexposed",
                        "highlights-clipped",
                        "noisy",
                        "defocused",
                        "low-resolution");
        assertThat(Signals.reasons(List.of(Flaw.DEFOCUSED, Flaw.BLANK_BLACK), scores))
                .containsExactly("blank-black", "defocused");
    }

    @Test
    void whatIsNoNumberIsNotSaid() {
        Measures said = Signals.of(found(Double.NaN, Optional.empty()));

        assertThat(said.raw()).doesNotContainKeys("noise-sigma", "jpeg-quality").containsKey("acuity");
    }

    @Test
    void tilesKeepTheirOrderAndAreRounded() {
        var tiles = Signals.tiles(new TileGrid(3, 1, new float[] {1.23456f, Float.NaN, 0.5f}));

        assertThat(tiles.columns()).isEqualTo(3);
        assertThat(tiles.rows()).isEqualTo(1);
        assertThat(tiles.sharpness()).containsExactly(1.235f, 0f, 0.5f);
    }

    @Test
    void everyStepIsNamed() {
        assertThat(Signals.steps(new StepTimes(1, 2, 3, 4, 5, 6.001)))
                .isEqualTo(
                        Map.of("read", 1.0, "facts", 2.0, "decode", 3.0, "reduce", 4.0, "measure", 5.0, "hash", 6.0));
    }

    private static photo.sluice.imaging.measure.Measures found(double noise, Optional<Integer> quality) {
        return new photo.sluice.imaging.measure.Measures(
                GRID,
                1.1,
                1.2,
                noise,
                new Tones(120, 0.01, 0.02, 3, 240, 1, 255),
                0.4,
                quality,
                24,
                1,
                new Scores(80.1234, 70, 60, 50, 40, 30),
                List.of(Flaw.MOTION_BLUR, Flaw.OVER_COMPRESSED));
    }
}
