// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Exposure;
import photo.sluice.tagger.look.Lights;
import photo.sluice.tagger.look.Texture;
import photo.sluice.tagger.look.Tones;

class NightTest {
    private static final Night RULE = new Night();
    private static final Tones DARK = new Tones(3, 30, 200, 245, 0.6);
    private static final Lights LAMPS = new Lights(20, 0.02);

    /** f/2.8, 1/15 s, ISO 1600: log2(7.84 * 15 / 16) = 2.88. */
    private static final Exposure STREET = Looks.exposure(1 / 15.0, 2.8, 1600);

    private static final Looks NIGHT =
            Looks.ordinary().exposed(STREET).with(DARK).with(LAMPS).at(22, false);

    @Test
    void exposureValueIsThatOfTheTables() {
        assertThat(ExposureValue.of(STREET).orElseThrow()).isCloseTo(2.88, within(0.01));
        assertThat(ExposureValue.of(Looks.exposure(1 / 125.0, 16, 100)).orElseThrow())
                .as("sunny 16")
                .isCloseTo(15, within(0.05));
        assertThat(ExposureValue.of(Exposure.UNKNOWN)).isEmpty();
    }

    @Test
    void darkStreetWithLampsIsNight() {
        assertThat(RULE.of(NIGHT.look())).map(Tag::path).contains("auto|night");
        assertThat(confidence(NIGHT.exposed(Looks.exposure(1, 2.8, 1600)))).isEqualTo(0.95);
    }

    @Test
    void fourIsTheLimitOfExposure() {
        assertThat(confidence(NIGHT.exposed(Looks.exposure(1, 4, 100)))).isCloseTo(0.7, within(1e-9));
        assertThat(RULE.of(NIGHT.exposed(Looks.exposure(0.9, 4, 100)).look())).isEmpty();
    }

    @Test
    void darkPictureInDaylightIsNot() {
        assertThat(RULE.of(NIGHT.exposed(Looks.exposure(1 / 4000.0, 8, 100)).look()))
                .isEmpty();
    }

    @Test
    void dimRoomThatIsLightInThePictureIsNot() {
        assertThat(RULE.of(NIGHT.with(new Tones(20, 90, 220, 250, 0.34)).look()))
                .isEmpty();
        assertThat(RULE.of(NIGHT.with(new Tones(20, 90, 220, 250, 0.35)).look()))
                .isPresent();
    }

    @Test
    void darknessWithoutLightsIsNot() {
        assertThat(RULE.of(NIGHT.with(new Lights(2, 0.001)).look())).isEmpty();
        assertThat(RULE.of(NIGHT.with(new Tones(0, 2, 10, 30, 1)).look()))
                .as("cap on the lens")
                .isEmpty();
    }

    @Test
    void flashIsNot() {
        assertThat(RULE.of(NIGHT.flashed().look())).isEmpty();
    }

    @Test
    void darkChurchByDayIsNot() {
        assertThat(RULE.of(NIGHT.at(8, false).look())).isPresent();
        assertThat(RULE.of(NIGHT.at(9, false).look())).isEmpty();
        assertThat(RULE.of(NIGHT.at(15, false).look())).isEmpty();
        assertThat(RULE.of(NIGHT.at(16, false).look())).isPresent();
        assertThat(RULE.of(NIGHT.at(12, true).look()))
                .as("a clock that was never set says nothing")
                .isPresent();
    }

    @Test
    void withoutExifOnlyTheBlackestPicturesAreNight() {
        Looks black = Looks.bare().with(new Tones(0, 13, 118, 255, 0.98)).with(new Lights(13, 0.007));

        assertThat(confidence(black)).isEqualTo(0.6);
        assertThat(RULE.of(black.with(new Tones(0, 26, 118, 255, 0.98)).look())).isEmpty();
        assertThat(RULE.of(black.with(new Tones(0, 13, 118, 255, 0.84)).look())).isEmpty();
        assertThat(RULE.of(black.with(new Lights(7, 0.007)).look())).isEmpty();
        assertThat(RULE.of(black.with(new Lights(13, 0.06)).look()))
                .as("something white on black")
                .isEmpty();
        assertThat(RULE.of(black.of(new Texture(0.9, 0, 0.05)).look()))
                .as("letters on a black slide")
                .isEmpty();
    }

    private static double confidence(Looks looks) {
        Optional<Tag> tag = RULE.of(looks.look());
        assertThat(tag).isPresent();
        return tag.get().confidence();
    }
}
