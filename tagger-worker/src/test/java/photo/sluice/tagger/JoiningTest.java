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

    private static Tag seen(String path, double confidence, String model, double x) {
        return new Tag(path, confidence, model, Optional.of(new Tag.Box(x, 0, 0.4, 0.4)));
    }

    private static Tag guess(String path, double confidence) {
        return new Tag(path, confidence, "mobilenet", Optional.empty());
    }

    @Test
    void whatTwoDetectorsSeeInOnePlaceIsOneThing() {
        Tag one = seen("auto|animal|dog", 0.9, "yolox", 0);
        Tag other = seen("auto|animal|dog", 0.8, "yolo11", 0.05);
        Tag away = seen("auto|animal|dog", 0.7, "yolo11", 0.5);

        assertThat(Joining.merged(List.of(other, away, one))).containsExactly(one, away);
    }

    @Test
    void ancestorsAreImplied() {
        Tag pug = guess("auto|animal|dog|pug", 0.7);

        assertThat(Joining.merged(List.of(guess("auto|animal|dog", 0.9), pug))).containsExactly(pug);
        Tag box = seen("auto|animal|dog", 0.6, "yolox", 0);
        assertThat(Joining.merged(List.of(box, pug)))
                .as("the box stays, for those who look for it")
                .containsExactly(pug, box);
    }

    @Test
    void aWeakerGuessIsNoOtherAnimalThanTheOneSeen() {
        Tag dog = seen("auto|animal|dog", 0.9, "yolox", 0);
        Tag bear = guess("auto|animal|bear|brown bear", 0.65);

        assertThat(Joining.merged(List.of(dog, bear))).containsExactly(dog);
        Tag surely = guess("auto|animal|bear|brown bear", 0.95);
        assertThat(Joining.merged(List.of(dog, surely))).containsExactly(surely, dog);
        Tag hay = guess("auto|plant|hay", 0.65);
        assertThat(Joining.merged(List.of(dog, hay))).containsExactly(dog, hay);
    }

    @Test
    void theSurestOfTooManyAreKeptAndRulesAndPeopleDoNotCount() {
        Tag rule = Tag.byRule("auto|night", 0.5);
        Tag face = seen("auto|people|face", 0.6, "yunet", 0);
        Tag a = seen("auto|food|dish|pizza", 0.9, "yolox", 0);
        Tag b = seen("auto|food|dish|pizza", 0.8, "yolox", 0.5);
        Tag c = seen("auto|kitchen|fork", 0.85, "yolox", 0.5);

        assertThat(Joining.of(List.of(rule, face, a, b, c), 1)).containsExactly(a, b, face, rule);
    }

    @Test
    void orderOfSourcesDoesNotMatter() {
        List<Tag> tags = new java.util.ArrayList<>(List.of(
                seen("auto|animal|dog", 0.9, "a", 0),
                seen("auto|animal|dog", 0.9, "b", 0.05),
                seen("auto|animal|cat", 0.9, "b", 0.5),
                guess("auto|animal", 0.9)));
        List<Tag> merged = Joining.merged(tags);
        java.util.Collections.reverse(tags);

        assertThat(Joining.merged(tags)).isEqualTo(merged);
    }
}
