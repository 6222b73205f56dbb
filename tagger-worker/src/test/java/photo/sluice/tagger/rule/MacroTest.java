// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Hint;

class MacroTest {
    private static final Macro RULE = new Macro();

    @Test
    void lifeSizeIsAMacro() {
        // 100 mm at twice its focal length: 36 mm of subject over 36 mm of film.
        assertThat(RULE.of(Looks.ordinary().at(0.2, 100, 100).look())).contains(Tag.byRule("auto|macro", 0.95));
    }

    @Test
    void phoneCloseToItsSubjectIsAMacro() {
        // 27 mm in 24x36 terms at 6 cm: 36 * (60 - 4.7) / 27 = 74 mm across.
        assertThat(RULE.of(Looks.ordinary().at(0.06, 4.7, 27).look())).isPresent();
    }

    @Test
    void widthOfAHandIsTheLimit() {
        // 36 * (d - 100) / 100 = 144 at d = 500 mm.
        assertThat(RULE.of(Looks.ordinary().at(0.5, 100, 100).look()))
                .hasValueSatisfying(tag -> assertThat(tag.confidence()).isCloseTo(0.7, within(1e-9)));
        assertThat(RULE.of(Looks.ordinary().at(0.501, 100, 100).look())).isEmpty();
    }

    @Test
    void landscapeWhoseExifSaysMacroIsNot() {
        // As a Pixel wrote it: SubjectDistanceRange macro, 0.892 m, 4.67 mm (27 mm).
        assertThat(RULE.of(
                        Looks.ordinary().hinted(Hint.NEAR).at(0.892, 4.67, 27).look()))
                .isEmpty();
    }

    @Test
    void macroModeCountsWhereNoDistanceIsKnown() {
        assertThat(RULE.of(Looks.ordinary().hinted(Hint.MACRO).look())).contains(Tag.byRule("auto|macro", 0.8));
    }

    @Test
    void whatIsOnlyCalledNearIsNot() {
        assertThat(RULE.of(Looks.ordinary().hinted(Hint.NEAR).look())).isEmpty();
    }

    @Test
    void withoutEquivalentFocalLengthTheSensorItselfCounts() {
        // 60 mm on a small sensor of unknown size: 1:4 at 0.3 m.
        assertThat(RULE.of(Looks.ordinary().at(0.29, 60, 0).look())).isPresent();
        assertThat(RULE.of(Looks.ordinary().at(0.31, 60, 0).look())).isEmpty();
    }

    @Test
    void nonsenseDistanceIsNoDistance() {
        assertThat(RULE.of(Looks.ordinary().at(0.09, 100, 100).look())).isEmpty();
        assertThat(RULE.of(Looks.ordinary().at(0.1, 0, 0).look())).isEmpty();
    }

    @Test
    void unknownDistanceIsNot() {
        assertThat(RULE.of(Looks.ordinary().look())).isEmpty();
        assertThat(RULE.of(Looks.bare().look())).isEmpty();
    }
}
