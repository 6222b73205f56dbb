// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Tag;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

class RankingTest {
    @Test
    void sharpFaceBeatsSharpBackground() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("face.jpg").acuity(1.0).acuityAt(1, 1, 2.0).face(1, 1),
                Frame.of("wall.jpg").acuity(2.2).acuityAt(1, 1, 0.8).face(1, 1));
        assertThat(burst.rank("face.jpg")).isEqualTo(1);
        assertThat(burst.reasons("wall.jpg")).contains("softer-faces");
    }

    @Test
    void lessOfAModelThatCountsFaultsRanksHigher() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").disliked("glare", 0.9),
                Frame.of("b.jpg").disliked("glare", 0.2));
        assertThat(burst.rank("b.jpg")).isEqualTo(1);
        assertThat(burst.rank("a.jpg")).isEqualTo(2);
    }

    @Test
    void frameInWhichNoFaceWasFoundIsComparedWhereTheOthersHaveOne() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(1.0).acuityAt(1, 1, 1.8).face(1, 1),
                Frame.of("b.jpg").acuity(2.2).acuityAt(1, 1, 0.9));
        assertThat(burst.rank("a.jpg")).isEqualTo(1);
    }

    @Test
    void largeFaceCountsMoreThanSmallOne() {
        Tag large = new Tag("auto|people|face", .9, "yunet", Optional.of(new Tag.Box(.3, .3, .15, .15)));
        Tag small = new Tag("auto|people|face", .9, "yunet", Optional.of(new Tag.Box(.8, .8, .05, .05)));
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("large.jpg").acuity(1).acuityAt(1, 1, 2).tag(large).tag(small),
                Frame.of("small.jpg").acuity(1).acuityAt(3, 3, 2).tag(large).tag(small));
        assertThat(burst.rank("large.jpg")).isEqualTo(1);
    }

    @Test
    void faceThatTheTaggerDoubtsIsNone() {
        Tag doubtful = new Tag("auto|people|face", .3, "yunet", Optional.of(new Tag.Box(.3, .3, .1, .1)));
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("face.jpg").acuity(1.0).acuityAt(1, 1, 1.6).tag(doubtful),
                Frame.of("wall.jpg").acuity(2.2).acuityAt(1, 1, 0.8).tag(doubtful));
        assertThat(burst.rank("wall.jpg")).isEqualTo(1);
    }

    @Test
    void withoutFacesTheFocusPointDecides() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("hit.jpg").acuity(1.0).acuityAt(2, 2, 2.0).focus(.625, .625),
                Frame.of("miss.jpg").acuity(2.2).acuityAt(2, 2, 0.8).focus(.625, .625));
        assertThat(burst.rank("hit.jpg")).isEqualTo(1);
        assertThat(burst.reasons("miss.jpg")).contains("softer-at-focus-point");
    }

    @Test
    void focusPointAtTheVeryEdgeIsWithinThePicture() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(1.0).acuityAt(3, 3, 2.0).focus(1, 1),
                Frame.of("b.jpg").acuity(1.0).focus(1, 1));
        assertThat(burst.rank("a.jpg")).isEqualTo(1);
    }

    @Test
    void equallySharpFramesAreToldApartByMotionThenExposureThenModels() {
        assertThat(Frames.burst("gentle", Frame.of("a.jpg").scores(90, 70, 90, 90, 90), Frame.of("b.jpg"))
                        .reasons("a.jpg"))
                .containsExactly("runner-up", "more-motion");
        assertThat(Frames.burst("gentle", Frame.of("a.jpg").scores(90, 90, 90, 60, 90), Frame.of("b.jpg"))
                        .reasons("a.jpg"))
                .containsExactly("runner-up", "worse-exposed");
        assertThat(Frames.burst(
                                "gentle",
                                Frame.of("a.jpg").liked("nima", 4),
                                Frame.of("b.jpg").liked("nima", 6))
                        .reasons("a.jpg"))
                .containsExactly("runner-up", "liked-less");
    }

    @Test
    void equalFramesKeepTheOrderOfTheirNames() {
        Frames burst = Frames.burst("gentle", Frame.of("b.jpg"), Frame.of("a.jpg"), Frame.of("c.jpg"));
        assertThat(List.of(burst.rank("a.jpg"), burst.rank("b.jpg"), burst.rank("c.jpg")))
                .containsExactly(1, 2, 3);
        assertThat(burst.reasons("b.jpg")).contains("all-but-equal");
    }

    @Test
    void modelThatDidNotSeeEveryFrameIsNotAsked() {
        Frames burst =
                Frames.burst("gentle", Frame.of("a.jpg"), Frame.of("b.jpg").liked("nima", 9));
        assertThat(burst.rank("a.jpg")).isEqualTo(1);
    }

    @Test
    void brisqueIsNotAsked() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").liked("brisque", 5),
                Frame.of("b.jpg").liked("brisque", 95));
        assertThat(burst.rank("a.jpg")).isEqualTo(1);
    }

    @Test
    void measuresOfAnotherVersionAreNotTrustedToDecide() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(2.0),
                Frame.of("b.jpg").acuity(1.0).measuredBy("2"),
                Frame.of("c.jpg").acuity(0.9).measuredBy("2"));
        assertThat(burst.of("c.jpg").confidence()).isEqualTo(.5);
        assertThat(burst.stars("c.jpg")).isEqualTo(1);
    }

    /** The JPEG of the one and the RAW of the other would tell how cameras sharpen, not which frame is sharp. */
    @Test
    void filesOfOneFormatAreCompared() {
        Frame rawA = Frame.of("a.cr2").acuity(1.0).wide(6000, "half");
        Frame jpegA = Frame.of("a.jpg").acuity(1.5).wide(6000, "full");
        Frame rawB = Frame.of("b.cr2").acuity(0.8).wide(6000, "half");
        Frame jpegB = Frame.of("b.jpg").acuity(1.7).wide(3000, "full");
        PhotoSet set = new PhotoSet(
                "s-1",
                PhotoSet.Kind.BURST,
                List.of(
                        new Shot(List.of(rawA.photo(), jpegA.photo()), List.of()),
                        new Shot(List.of(rawB.photo(), jpegB.photo()), List.of())));
        Frames judged = Frames.judged(Policy.named("gentle"), Standing.NONE, set, rawA, jpegA, rawB, jpegB);
        assertThat(judged.rank("b.jpg")).as("JPEG against JPEG").isEqualTo(1);
        assertThat(judged.rank("b.cr2")).isEqualTo(1);
        assertThat(judged.rank("a.cr2")).isEqualTo(2);
    }

    @Test
    void emptyTileGridsDoNotMatter() {
        assertThat(Spot.SHARPEST.sharpness(look(Frame.of("a.jpg").acuity(0)), List.of()))
                .isZero();
    }

    private static Look look(Frame frame) {
        Signals signals = frame.signals();
        return Policy.named("gentle")
                .judge()
                .look(new Shot(List.of(frame.photo()), List.of()), signals, Optional.empty());
    }
}
