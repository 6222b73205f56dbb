// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;

class RuleTest {
    @Test
    void confidenceFadesFromSureToBarely() {
        assertThat(Rule.fading(1, 2, 4, 0.9, 0.7)).isEqualTo(0.9);
        assertThat(Rule.fading(3, 2, 4, 0.9, 0.7)).isCloseTo(0.8, within(1e-9));
        assertThat(Rule.fading(4, 2, 4, 0.9, 0.7)).isCloseTo(0.7, within(1e-9));
        assertThat(Rule.fading(4.01, 2, 4, 0.9, 0.7)).isZero();
    }

    @Test
    void confidenceFadesDownwardsToo() {
        assertThat(Rule.fading(5, 3, 2.5, 0.9, 0.7)).isEqualTo(0.9);
        assertThat(Rule.fading(2.5, 3, 2.5, 0.9, 0.7)).isCloseTo(0.7, within(1e-9));
        assertThat(Rule.fading(2.49, 3, 2.5, 0.9, 0.7)).isZero();
        assertThat(Rule.fading(Double.NaN, 3, 2.5, 0.9, 0.7)).isNaN();
    }

    @Test
    void doubtIsSilent() {
        assertThat(Rule.tag("night", 0.49)).isEmpty();
        assertThat(Rule.tag("night", Double.NaN)).isEmpty();
        assertThat(Rule.tag("night", 0.5)).contains(new Tag("auto|night", 0.5, "rule", Optional.empty()));
    }

    @Test
    void ordinaryPhotoHasNoTag() {
        Rules rules = new Rules(new RuleSettings(true, false));

        assertThat(rules.tags(Looks.ordinary().look())).isEmpty();
        assertThat(rules.tags(Looks.bare().look())).isEmpty();
    }

    @Test
    void flashAndFormatAreToldOnRequestOnly() {
        var look = Looks.ordinary().flashed().look();

        assertThat(new Rules(RuleSettings.USUAL).tags(look)).isEmpty();
        assertThat(new Rules(new RuleSettings(true, true)).tags(look))
                .extracting(Tag::path)
                .isEqualTo(List.of("auto|flash", "auto|format|jpeg"));
    }
}
