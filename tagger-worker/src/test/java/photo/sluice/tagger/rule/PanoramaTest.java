// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Camera;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.tagger.look.Texture;

class PanoramaTest {
    private static final Panorama RULE = new Panorama();

    @Test
    void threeTimesAsWideIsAPanorama() {
        assertThat(RULE.of(Looks.ordinary().sized(3600, 1200).look()))
                .hasValueSatisfying(tag -> assertThat(tag).isEqualTo(Tag.byRule("auto|panorama", 0.95)));
    }

    @Test
    void twoAndAHalfIsTheLimit() {
        assertThat(RULE.of(Looks.ordinary().sized(2500, 1000).look()))
                .hasValueSatisfying(tag -> assertThat(tag.confidence()).isCloseTo(0.8, within(1e-9)));
        assertThat(RULE.of(Looks.ordinary().sized(2499, 1000).look())).isEmpty();
    }

    @Test
    void wholeScreenPhotoOfAPhoneIsNot() {
        assertThat(RULE.of(Looks.ordinary().sized(4608, 1976).look())).isEmpty();
    }

    @Test
    void ordinaryShapesAreNot() {
        assertThat(RULE.of(Looks.ordinary().sized(3000, 2000).look())).isEmpty();
        assertThat(RULE.of(Looks.ordinary().sized(1920, 1080).look())).isEmpty();
    }

    @Test
    void photoSphereMetadataSaysSoInAnyShape() {
        assertThat(RULE.of(
                        Looks.ordinary().sized(1000, 4000).hinted(Hint.PANORAMA).look()))
                .contains(Tag.byRule("auto|panorama", 1));
    }

    @Test
    void stitchingProgramSaysSoFromTwoToOne() {
        Camera stitched = Looks.named(null, "Hugin 2023.0.0");
        assertThat(RULE.of(Looks.ordinary().by(stitched).sized(2000, 1000).look()))
                .isPresent();
        assertThat(RULE.of(Looks.ordinary().by(stitched).sized(1999, 1000).look()))
                .isEmpty();
    }

    @Test
    void uprightStripIsNot() {
        assertThat(RULE.of(Looks.ordinary().sized(1080, 9000).look())).isEmpty();
    }

    @Test
    void bannerIsNot() {
        assertThat(RULE.of(Looks.bare().sized(1200, 300).look())).isEmpty();
        assertThat(RULE.of(Looks.bare().sized(3000, 700).look())).isPresent();
        assertThat(RULE.of(Looks.bare()
                        .sized(3000, 700)
                        .of(new Texture(0.7, 0.1, 0.02))
                        .look()))
                .isEmpty();
    }
}
