// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Box;
import photo.sluice.tagger.word.Vocabulary;

/** Answers to tags; what counts is the threshold alone. */
class ReadingsTest {
    private static final List<String> CATS =
            List.of("tabby", "tiger cat", "Egyptian cat", "pug", "tench", "background");
    private static final Box BOX = new Box(.1, .2, .3, .4);

    private static List<Tag> classes(double least, Answer.Scored... scored) {
        return new ClassReading("m", Vocabulary.of(CATS), least).apply(new Answer.Classes(List.of(scored)));
    }

    private static Answer.Scored scored(int index, double confidence) {
        return new Answer.Scored(index, CATS.get(index), confidence);
    }

    @Test
    void theMostLikelyClassIsTheOnlyTag() {
        assertThat(classes(.2, scored(0, .5), scored(3, .45)))
                .containsExactly(new Tag("auto|animal|cat|tabby", .5, "m", Optional.empty()));
    }

    @Test
    void classesThatShareAGroupMakeItSure() {
        assertThat(classes(.6, scored(0, .4), scored(1, .3), scored(4, .2), scored(3, .1)))
                .containsExactly(new Tag("auto|animal|cat", .7, "m", Optional.empty()));
    }

    @Test
    void oneLevelBelowAutoIsNoTag() {
        assertThat(classes(.6, scored(0, .4), scored(3, .3), scored(4, .3))).isEmpty();
    }

    @Test
    void backgroundIsNothing() {
        assertThat(classes(.6, scored(5, .9))).isEmpty();
        assertThat(classes(.6)).isEmpty();
    }

    @Test
    void objectOnTheThresholdCountsAndOneBelowItDoesNot() {
        ObjectReading reading = new ObjectReading("m", Vocabulary.of(List.of("bird", "dog")), .693);
        Answer answer =
                new Answer.Objects(List.of(new Answer.Found("bird", .693, BOX), new Answer.Found("dog", .6929, BOX)));

        assertThat(reading.apply(answer))
                .containsExactly(new Tag("auto|animal|bird", .693, "m", Optional.of(new Tag.Box(.1, .2, .3, .4))));
    }

    @Test
    void facesHaveTheirBoxesAndNothingIsMadeOfTheirMarks() {
        Answer answer =
                new Answer.Faces(List.of(new Answer.Face(.9, BOX, List.of()), new Answer.Face(.5, BOX, List.of())));

        assertThat(new FaceReading("m", .713).apply(answer))
                .containsExactly(new Tag("auto|people|face", .9, "m", Optional.of(new Tag.Box(.1, .2, .3, .4))));
    }

    @Test
    void boxesAreRoundedAndStayInThePicture() {
        Tag.Box box = ObjectReading.box(new Box(0.99996, 0.00004, 0.00004, 0.99996));

        assertThat(box.x() + box.width()).isLessThanOrEqualTo(1);
        assertThat(box.y() + box.height()).isLessThanOrEqualTo(1);
    }

    @Test
    void answerOfAnotherKindIsTheModelsFault() {
        assertThatThrownBy(() -> new FaceReading("m", .7).apply(new Answer.Classes(List.of())))
                .isInstanceOf(IllegalStateException.class);
    }
}
