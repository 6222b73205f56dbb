// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;

class JoiningTest {
    @Test
    void mostCertainTagsComeFirstAndEqualOnesByName() {
        Tag night = Tag.byRule("auto|night", 0.8);
        Tag bracket = Tag.byRule("auto|bracket", 0.95);
        Tag macro = Tag.byRule("auto|macro", 0.8);

        assertThat(Joining.merged(List.of(night, bracket, macro))).containsExactly(bracket, macro, night);
    }

    @Test
    void whatTwoSourcesSeeIsSaidOnceByTheMoreCertain() {
        Tag rule = Tag.byRule("auto|night", 0.7);
        Tag model = new Tag("auto|night", 0.9, "places", Optional.empty());

        assertThat(Joining.merged(List.of(rule, model))).containsExactly(model);
        assertThat(Joining.merged(List.of(model, rule))).containsExactly(model);
    }

    @Test
    void twoDogsInTwoPlacesAreTwo() {
        Tag left = new Tag("auto|dog", 0.9, "coco", Optional.of(new Tag.Box(0, 0, 0.5, 1)));
        Tag right = new Tag("auto|dog", 0.8, "coco", Optional.of(new Tag.Box(0.5, 0, 0.5, 1)));

        assertThat(Joining.merged(List.of(right, left))).containsExactly(left, right);
    }
}
