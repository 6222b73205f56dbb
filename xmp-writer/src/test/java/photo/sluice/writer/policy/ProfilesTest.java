// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.set.PhotoSet;

class ProfilesTest {
    /** Sharpness, motion, noise, exposure, compression; score; pick label. */
    @ParameterizedTest
    @CsvSource({
        "100, 100, 100, 100, 100, 100, 3",
        "100,  50, 100, 100, 100, 87.5, 3",
        " 40,  90,  80,  60, 100,  70, 3",
        "  0, 100,  60,  80, 100,  60, 0",
        "  0, 100,  40,  60, 100,  50, 0",
        "  0, 100,  40,  20, 100,  40, 2",
        "  0,   0,   0,  44,   0,  11, 2",
        "  0,   0,   0,  40,   0,  10, 1",
    })
    void digikamLabelsByTheMeanDamage(
            double sharp, double motion, double noise, double exposure, double compression, double score, int pick) {
        Frame frame = Frame.of("a.jpg").scores(sharp, motion, noise, exposure, compression);
        // A reject on the very border is not sure enough, so look at what the scheme says before mercy.
        Policy policy = Policy.named("digikam");
        Look look = policy.judge()
                .look(
                        new photo.sluice.writer.set.Shot(List.of(frame.photo()), List.of()),
                        frame.signals(),
                        Optional.empty());
        assertThat(look.quality()).isEqualTo(score);
        Opinion opinion = policy.judge().scheme().single(look, policy.judge().steps());
        assertThat(opinion.marks().pick()).isEqualTo(pick);
        assertThat(opinion.marks().stars()).isZero();
    }

    @Test
    void digikamRejectsOnlyWhereItIsSure() {
        assertThat(Frames.single("digikam", Frame.of("a.jpg").scores(0, 0, 0, 40, 0))
                        .of("a.jpg")
                        .pick())
                .as("on the border")
                .isEqualTo(2);
        Verdict sure = Frames.single("digikam", Frame.of("a.jpg").scores(0, 0, 0, 4, 0))
                .of("a.jpg");
        assertThat(sure.pick()).isEqualTo(1);
        assertThat(sure.reasons()).containsExactly("score-rejected");
    }

    @Test
    void digikamsSwitchesAndWeightsWork() {
        Frame noisy = Frame.of("a.jpg").scores(100, 100, 0, 100, 100);
        assertThat(digikam("", noisy).technical()).isEqualTo(75);
        assertThat(digikam("quality: {factors: {noise: {use: false}}}", noisy).technical())
                .isEqualTo(100);
        assertThat(digikam("quality: {factors: {noise: {weight: 50}}}", noisy).technical())
                .isCloseTo(85.7, org.assertj.core.api.Assertions.within(.1));
        assertThat(digikam("quality: {severe-times: 20}", noisy).technical())
                .as("the sorter's cliff")
                .isCloseTo(13, org.assertj.core.api.Assertions.within(.1));
        assertThat(digikam("steps: {accepted: null}", noisy).pick()).isZero();
        assertThat(digikam("thresholds: {accepted: 80}", noisy).pick())
                .as("undecided")
                .isZero();
        assertThat(digikam("thresholds: {pending: 80, accepted: 80}", noisy).pick())
                .isEqualTo(2);
    }

    @Test
    void digikamsAestheticFactorIsThePlaceInTheFolder() {
        Policy policy = Policy.read(
                "based-on: digikam\nname: mine\nversion: 1\n" + "quality: {factors: {aesthetic: {use: true}}}\n");
        Frame frame = Frame.of("a.jpg").scores(100, 100, 100, 100, 100);
        assertThat(Frames.single(policy, photo -> Optional.of(.5), frame)
                        .of("a.jpg")
                        .technical())
                .isEqualTo(90);
        assertThat(Frames.single(policy, Standing.NONE, frame).of("a.jpg").technical())
                .as("left out without a model")
                .isEqualTo(100);
    }

    /** As measured on the script. */
    @ParameterizedTest
    @CsvSource({"1,1,0,0,0", "2,1,1,0,0", "3,1,1,1,0", "5,1,1,3,0", "10,1,2,5,2", "20,1,2,6,11", "50,1,2,6,41"})
    void burstStarsSpreadAsTheScriptSpreadsThem(int size, int three, int two, int one, int none) {
        int[] stars = new ByRank(ranking(), 3, false).stars(size);
        int[] counts = new int[4];
        for (int star : stars) counts[star]++;
        assertThat(counts).containsExactly(none, one, two, three);
    }

    @Test
    void linearDecayGivesEachRankOneLess() {
        assertThat(new ByRank(ranking(), 3, true).stars(6)).containsExactly(3, 2, 1, 0, 0, 0);
        assertThat(new ByRank(ranking(), 5, true).stars(3)).containsExactly(5, 4, 3);
    }

    @Test
    void burstStarsAreNotGivenBlindly() {
        assertThat(Frames.single("burst-stars", Frame.of("a.jpg")).stars("a.jpg"))
                .isEqualTo(2);
        assertThat(Frames.single("burst-stars", Frame.of("a.jpg").because("defocused"))
                        .stars("a.jpg"))
                .isEqualTo(1);
        Frames burst = Frames.burst(
                "burst-stars",
                Frame.of("a.jpg").because("noisy").acuity(1),
                Frame.of("b.jpg").acuity(2),
                Frame.of("c.jpg").acuity(1.5));
        assertThat(List.of(burst.stars("a.jpg"), burst.stars("b.jpg"), burst.stars("c.jpg")))
                .containsExactly(1, 3, 2);
        assertThat(burst.of("b.jpg").pick()).as("no label").isZero();
    }

    @Test
    void imagenGivesItsColours() {
        Frames burst = Frames.burst(
                "imagen", Frame.of("a.jpg").acuity(1), Frame.of("b.jpg").acuity(2));
        assertThat(burst.of("b.jpg").marks())
                .isEqualTo(new Verdict.Marks(3, 0, Optional.of("Green"), Optional.empty()));
        assertThat(burst.of("a.jpg").marks())
                .isEqualTo(new Verdict.Marks(2, 0, Optional.of("Yellow"), Optional.empty()));
        assertThat(Frames.single("imagen", Frame.of("a.jpg")).of("a.jpg").marks())
                .isEqualTo(new Verdict.Marks(3, 0, Optional.of("Blue"), Optional.empty()));
        assertThat(Frames.single(Policy.named("imagen"), photo -> Optional.of(1.0), Frame.of("a.jpg"))
                        .stars("a.jpg"))
                .as("nothing is liked")
                .isEqualTo(3);
    }

    @Test
    void rejectFlagsAreWrittenForNothingButEmptyFrames() {
        Frame black = Frame.of("a.jpg").technical(0).because("blank-black");
        assertThat(Frames.single("reject-flags", black).of("a.jpg").marks())
                .isEqualTo(new Verdict.Marks(-1, 1, Optional.empty(), Optional.of(false)));
        assertThat(Frames.single("reject-flags", Frame.of("a.jpg").technical(5))
                        .of("a.jpg")
                        .marks())
                .isEqualTo(Verdict.Marks.of(0, 2));
        assertThat(Frames.single("reject-flags", Frame.of("a.jpg")).of("a.jpg").marks())
                .isEqualTo(new Verdict.Marks(2, 3, Optional.empty(), Optional.of(true)));
        Frames bracket = Frames.of(
                Policy.named("reject-flags"),
                Standing.NONE,
                PhotoSet.Kind.BRACKET,
                Frame.of("a.jpg").technical(0).because("blank-black"),
                Frame.of("b.jpg").technical(0).because("blank-white"));
        assertThat(bracket.of("a.jpg").marks()).isEqualTo(Verdict.Marks.of(0, 2));
    }

    private static Verdict digikam(String line, Frame frame) {
        Policy policy = Policy.read("based-on: digikam\nname: mine\nversion: 1\n" + line + "\n");
        return Frames.single(policy, Standing.NONE, frame).of("a.jpg");
    }

    private static Ranking ranking() {
        return new Ranking(1, 0, 0, 0, 6);
    }
}
