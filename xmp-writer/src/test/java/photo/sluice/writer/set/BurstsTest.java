// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Shot;

class BurstsTest {
    private static final long SCENE = Frame.scene("one scene");

    private static Frame frame(String name, long millis, int bits) {
        return Frame.of(name).after(millis).hash(Frame.off(SCENE, bits));
    }

    @Test
    void alikeAndSoonAfterIsABurst() {
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 1_500, 10), frame("c.jpg", 3_900, 4)))
                .containsExactly("burst a.jpg b.jpg c.jpg");
    }

    @Test
    void pauseBeyondTheGapDivides() {
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 3_200, 0))).hasSize(2);
        SetRules patient = new SetRules(Duration.ofSeconds(20), OptionalInt.empty());
        assertThat(Frame.sets(patient, List.of(frame("a.jpg", 0, 0), frame("b.jpg", 15_000, 0))))
                .hasSize(1);
    }

    @Test
    void longExposureIsNoPause() {
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0).exposed(30, 0),
                        frame("b.jpg", 31_000, 0).exposed(30, 0)))
                .containsExactly("burst a.jpg b.jpg");
    }

    @Test
    void strangersAreNeverJoinedHoweverSoonTheyFollow() {
        List<Frame> frames = IntStream.range(0, 200)
                .mapToObj(i -> Frame.of("IMG_" + (1000 + i) + ".JPG").after(i * 1_100L))
                .toList();
        assertThat(Frame.sets(SetRules.USUAL, frames)).hasSize(200);
    }

    @Test
    void whatMovesMayChangeMoreOfThePicture() {
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 100, 17))).hasSize(1);
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 1_500, 17))).hasSize(2);
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 100, 22))).hasSize(2);
    }

    @Test
    void cameraThatCountsItsFramesIsBelieved() {
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0).hinted(Shot.CONTINUOUS).sequence(1),
                        frame("b.jpg", 1_500, 22).hinted(Shot.CONTINUOUS).sequence(2),
                        frame("c.jpg", 4_000, 40).hinted(Shot.CONTINUOUS).sequence(1)))
                .containsExactly("burst a.jpg b.jpg", "single c.jpg");
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0).burst("x"),
                        frame("b.jpg", 5_000, 60).burst("x")))
                .containsExactly("burst a.jpg b.jpg");
    }

    @Test
    void otherLensFocalLengthOrCameraIsAnotherBurst() {
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 500, 0).lens("85 mm", 85)))
                .hasSize(2);
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 500, 0).lens("50 mm", 60)))
                .hasSize(2);
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 500, 0).camera("Leica T")))
                .hasSize(2);
    }

    @Test
    void twoCamerasAtOneSceneAreToldApart() {
        assertThat(Frame.sets(
                        frame("a1.jpg", 0, 0),
                        frame("b1.jpg", 100, 0).camera("Leica T"),
                        frame("a2.jpg", 200, 0),
                        frame("b2.jpg", 300, 0).camera("Leica T")))
                .containsExactly("burst a1.jpg a2.jpg", "burst b1.jpg b2.jpg");
    }

    @Test
    void slowDriftEndsABurst() {
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0),
                        frame("b.jpg", 2_000, 10),
                        frame("c.jpg", 4_000, 20),
                        frame("d.jpg", 6_000, 30)))
                .containsExactly("burst a.jpg b.jpg c.jpg", "single d.jpg");
    }

    @Test
    void givenDifferenceRules() {
        SetRules strict = new SetRules(Duration.ofSeconds(3), OptionalInt.of(2));
        assertThat(Frame.sets(strict, List.of(frame("a.jpg", 0, 0), frame("b.jpg", 100, 3))))
                .hasSize(2);
        assertThat(Frame.sets(strict, List.of(frame("a.jpg", 0, 0), frame("b.jpg", 100, 2))))
                .hasSize(1);
        SetRules loose = new SetRules(Duration.ofSeconds(3), OptionalInt.of(25));
        assertThat(Frame.sets(loose, List.of(frame("a.jpg", 0, 0), frame("b.jpg", 1_500, 25))))
                .hasSize(1);
    }

    /** A studio: everything looks alike, so only what is nearly the same counts as a take of the same. */
    @Test
    void folderOfLikePhotosAsksForMoreLikeness() {
        List<Frame> studio = new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(i -> frame("P" + (100 + i) + ".jpg", 100_000L * (i + 1), i % 8))
                .toList());
        studio.add(frame("a.jpg", 0, 0));
        studio.add(frame("b.jpg", 1_500, 6));
        assertThat(Frame.sets(SetRules.USUAL, studio)).contains("single a.jpg", "single b.jpg");
        assertThat(Frame.sets(frame("a.jpg", 0, 0), frame("b.jpg", 1_500, 6))).containsExactly("burst a.jpg b.jpg");
    }

    @Test
    void nearEmbeddingsAreAlike() {
        Signs one = new Signs(1024, 1, 2, 3, 4);
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0).signs(one),
                        frame("b.jpg", 1_500, 30).signs(one)))
                .hasSize(1);
        Signs other = new Signs(1024, ~1, 2, 3, 4);
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0).signs(one),
                        frame("b.jpg", 1_500, 30).signs(other)))
                .hasSize(2);
        Signs otherModel = new Signs(512, 1, 2, 3, 4);
        assertThat(Frame.sets(
                        frame("a.jpg", 0, 0).signs(one),
                        frame("b.jpg", 1_500, 30).signs(otherModel)))
                .hasSize(2);
    }

    @Test
    void timeLapseIsNoBurst() {
        List<Frame> lapse = IntStream.range(0, 40)
                .mapToObj(i -> frame("G" + (1000 + i) + ".JPG", i * 2_000L, i % 2))
                .toList();
        assertThat(Frame.sets(SetRules.USUAL, lapse)).hasSize(40).allMatch(set -> set.startsWith("single"));
    }

    @Test
    void withoutATimeOnlyCopiesInARowAreJoined() {
        assertThat(Frame.sets(
                        frame("IMG_7.jpg", 0, 0).timeless(),
                        frame("IMG_8.jpg", 0, 4).timeless(),
                        frame("IMG_9.jpg", 0, 9).timeless(),
                        frame("IMG_11.jpg", 0, 9).timeless(),
                        frame("DSC_12.jpg", 0, 9).timeless()))
                .containsExactly(
                        "single DSC_12.jpg", "single IMG_11.jpg", "burst IMG_7.jpg IMG_8.jpg", "single IMG_9.jpg");
    }
}
