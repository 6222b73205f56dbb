// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;

class PeopleTest {
    private static Tag face(double x) {
        return new Tag("auto|people|face", .9, "yunet", Optional.of(new Tag.Box(x + .05, .1, .05, .05)));
    }

    private static Tag figure(double x) {
        return new Tag("auto|people|person", .8, "yolox", Optional.of(new Tag.Box(x, 0, .15, .9)));
    }

    private static List<String> counts(Tag... tags) {
        return People.counted(List.of(tags)).stream()
                .filter(People::isCount)
                .map(Tag::path)
                .distinct()
                .toList();
    }

    @Test
    void faceAndItsBodyAreOnePerson() {
        List<Tag> tags = People.counted(List.of(face(0), figure(0)));

        assertThat(tags)
                .containsExactlyInAnyOrder(
                        face(0), new Tag("auto|people|1", .8, "yolox", figure(0).box()));
    }

    @Test
    void facesWithoutBodiesCount() {
        assertThat(counts(face(0), face(.2))).containsExactly("auto|people|2");
        Tag count = People.counted(List.of(face(0), face(.2))).stream()
                .filter(People::isCount)
                .findFirst()
                .orElseThrow();
        assertThat(count.box()).isEmpty();
        assertThat(count.model()).isEqualTo("yunet");
    }

    @Test
    void aSecondFaceInOneBodyIsASecondPerson() {
        Tag child = new Tag("auto|people|face", .7, "yunet", Optional.of(new Tag.Box(.05, .5, .05, .05)));

        assertThat(counts(figure(0), face(0), child)).containsExactly("auto|people|2");
    }

    @Test
    void bodiesFromBehindAndFacesBesideThemAddUp() {
        assertThat(counts(figure(0), figure(.2), face(.5))).containsExactly("auto|people|3");
    }

    @Test
    void fourAreAGroup() {
        List<Tag> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) four.add(figure(.2 * i));

        assertThat(counts(four.toArray(new Tag[0]))).containsExactly("auto|people|group");
    }

    @Test
    void whomTwoModelsSeeIsOnePerson() {
        Tag again = new Tag("auto|people|person", .7, "yolo11", Optional.of(new Tag.Box(.01, .01, .15, .9)));

        assertThat(counts(figure(0), again)).containsExactly("auto|people|1");
    }

    @Test
    void withoutPeopleNothingIsCounted() {
        Tag cat = new Tag("auto|animal|cat", .9, "yolox", Optional.empty());

        assertThat(People.counted(List.of(cat))).containsExactly(cat);
    }
}
