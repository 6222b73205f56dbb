// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;
import photo.sluice.tagger.look.Chroma;
import photo.sluice.tagger.look.Tones;

class MonochromeTest {
    private static final Monochrome RULE = new Monochrome();
    private static final Chroma GREY = new Chroma(0, 0, 0, 0);
    private static final Chroma SEPIA = new Chroma(30, 18, 1, 8);

    @Test
    void greyPictureIsMonochrome() {
        assertThat(found(GREY)).isEqualTo(1.0);
    }

    @Test
    void sepiaIsMonochrome() {
        assertThat(found(SEPIA)).isEqualTo(0.9);
    }

    @Test
    void colourIsNot() {
        assertThat(tag(new Chroma(60, 15, 35, 120))).isEmpty();
    }

    @Test
    void oneSpotOfColourIsEnoughNotTo() {
        assertThat(tag(new Chroma(40, 0.2, 0.5, 0))).isEmpty();
    }

    @Test
    void colourlessSceneInColourIsNot() {
        // An overcast sky behind a black mast, measured on a camera photo.
        assertThat(tag(new Chroma(9, 0.9, 3.3, 0))).isEmpty();
    }

    @Test
    void twoLevelsOfColourAreTheLimit() {
        assertThat(found(new Chroma(2, 1, 1, 0))).isEqualTo(0.8);
        assertThat(tag(new Chroma(2.25, 1, 1, 0))).isEmpty();
    }

    @Test
    void toningThatStraysIsNone() {
        assertThat(found(new Chroma(30, 18, 3.25, 8))).isEqualTo(0.6);
        assertThat(tag(new Chroma(30, 18, 3.5, 8))).isEmpty();
    }

    @Test
    void toningInTwoHuesIsNone() {
        assertThat(tag(new Chroma(30, 18, 1, 20))).isPresent();
        assertThat(tag(new Chroma(30, 18, 1, 21))).isEmpty();
    }

    @Test
    void sunsetIsNoToning() {
        assertThat(tag(new Chroma(90, 40, 1, 8))).isEmpty();
    }

    @Test
    void castIsNoToning() {
        assertThat(tag(new Chroma(6, 3.5, 1, 8))).isEmpty();
    }

    @Test
    void frameOfNothingIsNoBlackAndWhitePhoto() {
        Tones black = new Tones(0, 0, 3, 5, 1);
        Tones fog = new Tones(170, 190, 229, 240, 0);
        Tones enough = new Tones(170, 190, 230, 240, 0);
        assertThat(RULE.of(Looks.ordinary().with(GREY).with(black).look())).isEmpty();
        assertThat(RULE.of(Looks.ordinary().with(GREY).with(fog).look())).isEmpty();
        assertThat(RULE.of(Looks.ordinary().with(GREY).with(enough).look())).isPresent();
    }

    private static Optional<Tag> tag(Chroma chroma) {
        return RULE.of(Looks.ordinary().with(chroma).look());
    }

    private static double found(Chroma chroma) {
        assertThat(tag(chroma)).isPresent();
        assertThat(tag(chroma).get().path()).isEqualTo("auto|monochrome");
        return Math.rint(tag(chroma).get().confidence() * 1000) / 1000;
    }
}
