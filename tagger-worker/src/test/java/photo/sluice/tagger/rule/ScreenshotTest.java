// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.format.Format;
import photo.sluice.tagger.look.Texture;

class ScreenshotTest {
    private static final Screenshot RULE = new Screenshot();
    private static final Looks DRAWN =
            Looks.bare().as(Format.PNG).sized(1280, 800).of(new Texture(0.97, 0.001, 0.022));

    @Test
    void drawnPngOfAScreensSizeIsAScreenshot() {
        assertThat(RULE.of(DRAWN.look())).contains(Tag.byRule("auto|screenshot", 0.95));
    }

    @Test
    void sixTenthsFlatIsTheLimit() {
        assertThat(RULE.of(DRAWN.of(new Texture(0.6, 0.15, 0.003)).look()))
                .hasValueSatisfying(tag -> assertThat(tag.confidence()).isCloseTo(0.7, within(1e-9)));
        assertThat(RULE.of(DRAWN.of(new Texture(0.59, 0.15, 0.003)).look())).isEmpty();
        assertThat(RULE.of(DRAWN.of(new Texture(0.6, 0.16, 0.003)).look())).isEmpty();
        assertThat(RULE.of(DRAWN.of(new Texture(0.6, 0.15, 0.002)).look())).isEmpty();
    }

    @Test
    void photoOfAScreensSizeIsNot() {
        assertThat(RULE.of(DRAWN.of(new Texture(0.1, 0.7, 0.01)).look())).isEmpty();
    }

    @Test
    void overexposedPhotoIsNot() {
        assertThat(RULE.of(DRAWN.of(new Texture(0.7, 0.2, 0.01)).look())).isEmpty();
    }

    @Test
    void diagramIsNot() {
        assertThat(RULE.of(DRAWN.sized(800, 800).of(new Texture(0.89, 0, 0.1)).look()))
                .isEmpty();
    }

    @Test
    void jpegIsNot() {
        assertThat(RULE.of(DRAWN.as(Format.JPEG).look())).isEmpty();
    }

    @Test
    void whatACameraTookIsNot() {
        assertThat(RULE.of(DRAWN.by(Looks.named("Brightwater", "screenshot")).look()))
                .isEmpty();
    }

    @Test
    void commentSaysSoWhateverTheFormat() {
        assertThat(RULE.of(Looks.ordinary().hinted(Hint.SCREENSHOT).look())).contains(Tag.byRule("auto|screenshot", 1));
    }

    @Test
    void programSaysSo() {
        assertThat(RULE.of(
                        Looks.bare().by(Looks.named(null, "gnome-screenshot")).look()))
                .isPresent();
        assertThat(RULE.of(Looks.bare().by(Looks.named(null, "Firmware 1.4")).look()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, true",
        "1080, 1920, true",
        "1170, 2532, true",
        "2048, 2732, true",
        "1921, 1080, false",
        "6000, 4000, false",
        "4032, 3024, false",
        "3000, 2000, true"
    })
    void screensAreKnownEitherWayUp(int width, int height, boolean known) {
        assertThat(Screens.areOf(width, height)).isEqualTo(known);
    }
}
