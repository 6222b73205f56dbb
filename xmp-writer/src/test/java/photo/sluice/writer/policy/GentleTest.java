// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SetPlace;
import photo.sluice.contract.Tag;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

class GentleTest {
    private static final Policy GENTLE = Policy.named("gentle");

    /** Technical score, reasons of the scorer worst first; stars, pick label, reasons of the verdict. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100  |                          | 2 | 3 | sound
            75   | low-key                  | 2 | 3 | sound low-key
            40   |                          | 2 | 3 | sound
            39.9 |                          | 1 | 2 | weak
            39.9 | low-key                  | 1 | 2 | weak low-key
            20   |                          | 1 | 2 | weak
            19.9 |                          | 0 | 2 | unusable
            19.9 | motion-blur noisy        | 0 | 2 | unusable motion-blur noisy
            0    |                          | 0 | 2 | unusable
            90   | defocused                | 1 | 2 | defocused
            90   | motion-blur              | 1 | 2 | motion-blur
            90   | noisy                    | 1 | 2 | noisy
            90   | underexposed             | 1 | 2 | underexposed
            90   | overexposed              | 1 | 2 | overexposed
            90   | over-compressed          | 1 | 2 | over-compressed
            90   | low-resolution           | 1 | 2 | low-resolution
            90   | damaged-data             | 1 | 2 | damaged-data
            60   | low-key noisy defocused  | 1 | 2 | noisy low-key defocused
            50   | noisy motion-blur        | 1 | 2 | noisy motion-blur
            0    | blank-black              | 0 | 1 | blank-black
            95   | blank-white              | 0 | 1 | blank-white
            5    | underexposed blank-black | 0 | 1 | blank-black underexposed
            50   | nothing-sharp            | 0 | 1 | nothing-sharp
            80   | never-heard-of           | 2 | 3 | sound never-heard-of
            """)
    void singleGetsWhatItsConditionIsWorth(double technical, String reasons, int stars, int pick, String verdict) {
        Frame frame =
                Frame.of("a.jpg").technical(technical).because(words(reasons).toArray(String[]::new));
        Verdict judged = Frames.single(GENTLE, Standing.NONE, frame).of("a.jpg");
        assertThat(judged.stars()).as("stars").isEqualTo(stars);
        assertThat(judged.pick()).as("pick").isEqualTo(pick);
        assertThat(judged.reasons()).as("reasons").isEqualTo(words(verdict));
        assertThat(judged.technical()).isEqualTo(technical);
        assertThat(judged.policy()).isEqualTo("gentle/2");
        assertThat(judged.set()).isEmpty();
        assertThat(judged.marks().label()).isEmpty();
        assertThat(judged.marks().flag()).isEmpty();
    }

    @Test
    void bestOfBurstHasTwoStarsRunnerUpOneRestNone() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(1.0),
                Frame.of("b.jpg").acuity(2.0),
                Frame.of("c.jpg").acuity(1.5),
                Frame.of("d.jpg").acuity(0.8));
        assertThat(List.of(burst.stars("a.jpg"), burst.stars("b.jpg"), burst.stars("c.jpg"), burst.stars("d.jpg")))
                .containsExactly(0, 2, 1, 0);
        assertThat(burst.of("b.jpg").set()).contains(new SetPlace("s-1", "burst", 1, 4));
        assertThat(burst.of("d.jpg").set()).contains(new SetPlace("s-1", "burst", 4, 4));
        assertThat(burst.reasons("b.jpg")).containsExactly("best-of-burst");
        assertThat(burst.reasons("c.jpg")).containsExactly("runner-up", "softer");
        assertThat(burst.reasons("a.jpg")).containsExactly("rest-of-burst", "softer");
        assertThat(burst.of("b.jpg").pick()).isEqualTo(3);
        assertThat(burst.of("a.jpg").pick()).as("pending, never rejected").isEqualTo(2);
    }

    @Test
    void bestOfFaultyBurstHasOneStar() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").because("motion-blur").acuity(0.5),
                Frame.of("b.jpg").because("motion-blur").acuity(1.0));
        assertThat(burst.stars("b.jpg")).isEqualTo(1);
        assertThat(burst.reasons("b.jpg")).containsExactly("motion-blur", "best-of-burst");
        assertThat(burst.stars("a.jpg")).isZero();
    }

    @Test
    void soundFrameBeatsSharperFaultyOne() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").because("overexposed").acuity(2.2),
                Frame.of("b.jpg").acuity(1.2));
        assertThat(burst.stars("b.jpg")).isEqualTo(2);
        assertThat(burst.stars("a.jpg")).isZero();
        assertThat(burst.reasons("a.jpg")).containsExactly("rest-of-burst", "overexposed");
        assertThat(burst.of("b.jpg").confidence()).isEqualTo(1);
    }

    @Test
    void frameThatIsHardlyWorseIsKeptAsRunnerUp() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(2.00),
                Frame.of("b.jpg").acuity(1.99),
                Frame.of("c.jpg").acuity(1.98),
                Frame.of("d.jpg").acuity(1.0));
        assertThat(burst.stars("a.jpg")).isEqualTo(2);
        assertThat(burst.stars("b.jpg")).isEqualTo(1);
        assertThat(burst.stars("c.jpg")).isEqualTo(1);
        assertThat(burst.reasons("c.jpg")).contains("runner-up", "close-call");
        assertThat(burst.of("c.jpg").confidence()).isLessThan(.6);
        assertThat(burst.stars("d.jpg")).isZero();
    }

    @Test
    void frameThatAllModelsPreferIsKeptAsRunnerUp() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(2.0).liked("nima", 4),
                Frame.of("b.jpg").acuity(1.9).liked("nima", 5),
                Frame.of("c.jpg").acuity(1.8).liked("nima", 6));
        assertThat(burst.stars("c.jpg")).isGreaterThanOrEqualTo(1);
        Frames without = Frames.burst(
                "gentle",
                Frame.of("a.jpg").acuity(2.0),
                Frame.of("b.jpg").acuity(1.9),
                Frame.of("c.jpg").acuity(1.8));
        assertThat(without.stars("c.jpg")).isZero();
    }

    @Test
    void thirdStarIsForTheFoldersTopThird() {
        Frame frame = Frame.of("a.jpg");
        assertThat(Frames.single(GENTLE, Frames.standing("a.jpg", .67), frame).stars("a.jpg"))
                .isEqualTo(3);
        assertThat(Frames.single(GENTLE, Frames.standing("a.jpg", .67), frame).reasons("a.jpg"))
                .containsExactly("folder-top", "sound");
        assertThat(Frames.single(GENTLE, Frames.standing("a.jpg", .66), frame).stars("a.jpg"))
                .isEqualTo(2);
        assertThat(Frames.single(GENTLE, Standing.NONE, frame).stars("a.jpg")).isEqualTo(2);
        Frame faulty = Frame.of("a.jpg").because("defocused");
        assertThat(Frames.single(GENTLE, Frames.standing("a.jpg", 1), faulty).stars("a.jpg"))
                .isEqualTo(1);
    }

    @Test
    void onlyTheBestOfABurstMayGetTheThirdStar() {
        Frames burst = Frames.of(
                GENTLE,
                photo -> Optional.of(.9),
                PhotoSet.Kind.BURST,
                Frame.of("a.jpg").acuity(1),
                Frame.of("b.jpg").acuity(2));
        assertThat(burst.stars("b.jpg")).isEqualTo(3);
        assertThat(burst.reasons("b.jpg")).containsExactly("folder-top", "best-of-burst");
        assertThat(burst.stars("a.jpg")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BRACKET", "FOCUS_STACK", "PANORAMA"})
    void setThatIsOnlyOfUseAsAWholeIsKeptWhole(PhotoSet.Kind kind) {
        Frames set = Frames.of(
                GENTLE,
                Standing.NONE,
                kind,
                Frame.of("a.jpg").technical(5).because("blank-black"),
                Frame.of("b.jpg"),
                Frame.of("c.jpg").technical(30).because("overexposed"));
        for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
            assertThat(set.stars(name)).as(name).isEqualTo(2);
            assertThat(set.of(name).pick()).as(name).isEqualTo(3);
            assertThat(set.rank(name)).as(name).isEqualTo(1);
            assertThat(set.reasons(name).get(0)).isEqualTo("kept-whole");
        }
    }

    @Test
    void bracketOfNothingIsNotRejected() {
        Frames set = Frames.of(
                GENTLE,
                Standing.NONE,
                PhotoSet.Kind.BRACKET,
                Frame.of("a.jpg").technical(0).because("blank-black"),
                Frame.of("b.jpg").technical(0).because("blank-black"));
        assertThat(set.of("a.jpg").pick()).isEqualTo(2);
        assertThat(set.reasons("a.jpg")).containsExactly("kept-whole", "blank-black", "not-rejected");
    }

    @Test
    void pairSharesOneVerdict() {
        Frame raw = Frame.of("a.cr2").technical(70);
        Frame jpeg = Frame.of("a.jpg").technical(60).wide(3000, "full").tag(Tag.byRule("auto|night", 1));
        PhotoSet pair = new PhotoSet(
                "s-1",
                PhotoSet.Kind.SINGLE,
                List.of(new Shot(List.of(raw.photo(), jpeg.photo()), List.of(new PhotoId("hot", "a-Edit.tif")))));
        Frames judged = Frames.judged(GENTLE, Standing.NONE, pair, raw, jpeg);
        assertThat(judged.of("a.jpg").marks()).isEqualTo(judged.of("a.cr2").marks());
        assertThat(judged.of("a.jpg").technical()).isEqualTo(70);
        assertThat(judged.of("a-Edit.tif").stars()).isEqualTo(2);
        assertThat(judged.of("a.jpg").set()).contains(new SetPlace("s-1", "pair", 1, 1));
        assertThat(judged.of("a.jpg").tags()).containsExactly("auto|night");
    }

    @Test
    void pairWhoseRawCannotBeReadIsJudgedByItsJpeg() {
        Frame jpeg = Frame.of("a.jpg");
        PhotoSet pair = new PhotoSet(
                "s-1",
                PhotoSet.Kind.SINGLE,
                List.of(new Shot(List.of(new PhotoId("hot", "a.cr2"), jpeg.photo()), List.of())));
        Map<PhotoId, Verdict> verdicts =
                Frames.judged(GENTLE, Standing.NONE, pair, jpeg).verdicts();
        assertThat(verdicts).hasSize(2);
        assertThat(verdicts.values())
                .allSatisfy(verdict -> assertThat(verdict.stars()).isEqualTo(2));
    }

    @Test
    void setOfWhichNothingWasSeenHasNoVerdict() {
        PhotoSet set = new PhotoSet(
                "s-1", PhotoSet.Kind.SINGLE, List.of(new Shot(List.of(new PhotoId("hot", "a.jpg")), List.of())));
        assertThat(GENTLE.judge(set, Map.of(), Standing.NONE)).isEmpty();
    }

    @Test
    void framesWithNothingInThemAreRejectedButNotTheLastOfThem() {
        Frames burst = Frames.burst(
                "gentle",
                Frame.of("a.jpg").technical(0).because("blank-black"),
                Frame.of("b.jpg").technical(0).because("blank-black"));
        assertThat(List.of(burst.of("a.jpg").pick(), burst.of("b.jpg").pick())).containsExactlyInAnyOrder(1, 2);
        Frames good = Frames.burst("gentle", Frame.of("a.jpg").technical(0).because("blank-black"), Frame.of("b.jpg"));
        assertThat(good.of("a.jpg").pick()).isEqualTo(1);
        assertThat(good.reasons("a.jpg")).containsExactly("blank-black");
        assertThat(good.stars("b.jpg")).isEqualTo(2);
    }

    @Test
    void whereThereArePeopleThereIsSomething() {
        Frame misty = Frame.of("a.jpg").technical(30).because("nothing-sharp").face(1, 1);
        Verdict verdict = Frames.single(GENTLE, Standing.NONE, misty).of("a.jpg");
        assertThat(verdict.pick()).isEqualTo(2);
        assertThat(verdict.stars()).isEqualTo(1);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" +"));
    }
}
