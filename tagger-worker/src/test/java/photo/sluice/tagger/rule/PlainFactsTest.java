// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.format.Format;

/** The rules that say again what Exif says. */
class PlainFactsTest {
    @ParameterizedTest
    @CsvSource({"0.004, false", "0.99, false", "1, true", "30, true", "86400, true", "86401, false"})
    void exposureIsLongFromASecondToADay(double seconds, boolean isLong) {
        var look = Looks.ordinary().exposed(Looks.exposure(seconds, 8, 100)).look();

        assertThat(new LongExposure().of(look).map(Tag::path).equals(java.util.Optional.of("auto|long exposure")))
                .isEqualTo(isLong);
    }

    @Test
    void unknownExposureIsNotLong() {
        assertThat(new LongExposure().of(Looks.bare().look())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Hint.class)
    void onlyABracketIsABracket(Hint hint) {
        assertThat(new Bracket().of(Looks.ordinary().hinted(hint).look()).isPresent())
                .isEqualTo(hint.name().endsWith("_BRACKET") || hint == Hint.PIXEL_SHIFT);
    }

    @Test
    void flashIsToldWhereItFired() {
        assertThat(new Flash().of(Looks.ordinary().flashed().look())).contains(Tag.byRule("auto|flash", 1));
        assertThat(new Flash().of(Looks.ordinary().look())).isEmpty();
        assertThat(new Flash().of(Looks.bare().look())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JPEG, format|jpeg", "PNG, format|png", "NEF, format|raw|nef", "DNG, format|raw|dng", "RAW, format|raw"
    })
    void formatIsNamedAndSensorDataStandsTogether(Format format, String name) {
        assertThat(FileFormat.name(format)).isEqualTo(name);
    }
}
