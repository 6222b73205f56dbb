// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Shot;

/** Sets that are of use only as a whole: brackets, focus stacks, panoramas. */
class WholesTest {
    private static final long SCENE = Frame.scene("one scene");

    /** Frames at these compensations, 300 ms apart, that differ in most bits. */
    private static List<Frame> bracket(String prefix, long start, double... biases) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < biases.length; i++) {
            frames.add(Frame.of(prefix + i + ".jpg")
                    .after(start + i * 300L)
                    .exposed(0.01 * Math.pow(2, biases[i]), biases[i]));
        }
        return frames;
    }

    private static List<String> sets(List<Frame> frames) {
        return Frame.sets(SetRules.USUAL, frames);
    }

    @Test
    void bracketIsFoundByItsPatternAlone() {
        assertThat(sets(bracket("a", 0, 0, -2, 2))).containsExactly("bracket a0.jpg a1.jpg a2.jpg");
        assertThat(sets(bracket("a", 0, -1.3, -0.7, 0, 0.7, 1.3)))
                .singleElement()
                .asString()
                .startsWith("bracket");
        assertThat(sets(bracket("a", 0, 0, -1, 1, -2, 2, -3, 3, -4, 4))).hasSize(1);
    }

    @Test
    void unevenExposuresAreNoBracketWithoutTheCamerasWord() {
        assertThat(sets(bracket("a", 0, 0, -0.3, 0.3))).allMatch(set -> !set.startsWith("bracket"));
        assertThat(sets(bracket("a", 0, 0, 0.7, 2))).allMatch(set -> !set.startsWith("bracket"));
        assertThat(sets(bracket("a", 0, 0, 1))).allMatch(set -> !set.startsWith("bracket"));
    }

    @Test
    void repeatedBracketsAreSplit() {
        List<Frame> twice = bracket("a", 0, 0, -2, 2, 0, -2, 2);
        assertThat(sets(twice)).containsExactly("bracket a0.jpg a1.jpg a2.jpg", "bracket a3.jpg a4.jpg a5.jpg");
        assertThat(sets(twice.stream().map(f -> f.hinted(Shot.AUTO_BRACKET)).toList()))
                .hasSize(2);
    }

    @Test
    void cutShortBracketIsKeptByTheCamerasWord() {
        List<Frame> frames = bracket("a", 0, 0, -0.7, 0, -0.7, 0.7, -1.3, 1.3);
        assertThat(sets(frames.stream().map(f -> f.hinted(Shot.AUTO_BRACKET)).toList()))
                .containsExactly("bracket a0.jpg a1.jpg", "bracket a2.jpg a3.jpg a4.jpg a5.jpg a6.jpg");
    }

    @Test
    void countOfTheCameraDividesBracketsWithoutExposures() {
        List<Frame> frames = IntStream.range(0, 6)
                .mapToObj(i -> Frame.of("a" + i + ".jpg")
                        .after(i * 300L)
                        .exposed(Double.NaN, Double.NaN)
                        .hinted(Shot.AUTO_BRACKET)
                        .sequence(i % 3 + 1))
                .toList();
        assertThat(sets(frames)).containsExactly("bracket a0.jpg a1.jpg a2.jpg", "bracket a3.jpg a4.jpg a5.jpg");
    }

    @Test
    void manualBracketIsFoundByItsShutterTimes() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            frames.add(Frame.of("a" + i + ".jpg")
                    .after(i * 900L)
                    .hash(Frame.off(SCENE, i * 12))
                    .exposed(new double[] {1 / 60., 1 / 250., 1 / 15.}[i], 0));
        }
        assertThat(sets(frames)).containsExactly("bracket a0.jpg a1.jpg a2.jpg");
        List<Frame> strangers =
                frames.stream().map(f -> f.hash(Frame.scene(f.name()))).toList();
        assertThat(sets(strangers)).as("automatic exposure of other things").hasSize(3);
    }

    @Test
    void testFrameBeforeABracketStaysOutside() {
        List<Frame> frames = new ArrayList<>(bracket("b", 5_000, 0, -2, 2));
        frames.add(Frame.of("a.jpg").hash(frames.get(0).look().sight().hash()));
        assertThat(sets(frames)).containsExactly("single a.jpg", "bracket b0.jpg b1.jpg b2.jpg");
    }

    @Test
    void otherBracketsAndPixelShiftAreKeptWhole() {
        for (String hint : List.of(Shot.OTHER_BRACKET, Shot.PIXEL_SHIFT)) {
            assertThat(Frame.sets(
                            Frame.of("a.jpg").hinted(hint),
                            Frame.of("b.jpg").after(300).hinted(hint)))
                    .containsExactly("bracket a.jpg b.jpg");
        }
    }

    private static List<Frame> stack(int frames, long interval, double travel) {
        return IntStream.range(0, frames)
                .mapToObj(i -> Frame.of("s" + i + ".jpg")
                        .after(i * interval)
                        .hash(Frame.off(SCENE, i % 3))
                        .peak(0.5, 0.9 - travel * i / (frames - 1)))
                .toList();
    }

    @Test
    void focusStackIsFoundByTheCamerasWord() {
        assertThat(sets(stack(3, 150, 0).stream()
                        .map(f -> f.hinted(Shot.FOCUS_BRACKET))
                        .toList()))
                .containsExactly("focus-stack s0.jpg s1.jpg s2.jpg");
    }

    @Test
    void focusStackIsFoundByTheWanderingOfSharpness() {
        assertThat(sets(stack(7, 5_000, 0.6))).singleElement().asString().startsWith("focus-stack");
    }

    @Test
    void sameFramingWithoutWanderingOrInHasteIsNoFocusStack() {
        assertThat(sets(stack(7, 2_000, 0))).singleElement().asString().startsWith("burst");
        assertThat(sets(stack(7, 150, 0.6)))
                .as("something runs by")
                .singleElement()
                .asString()
                .startsWith("burst");
    }

    @Test
    void panoramaIsFoundByItsNamesOrTheCamerasWord() {
        assertThat(Frame.sets(
                        Frame.of("STA_0001.JPG"),
                        Frame.of("STB_0002.JPG").after(4_000),
                        Frame.of("STC_0003.JPG").after(8_000),
                        Frame.of("IMG_0004.JPG").after(9_000)))
                .containsExactly("single IMG_0004.JPG", "panorama STA_0001.JPG STB_0002.JPG STC_0003.JPG");
        assertThat(Frame.sets(
                        Frame.of("a.jpg").hinted(Shot.PANORAMA),
                        Frame.of("b.jpg").after(2_000).hinted(Shot.PANORAMA),
                        Frame.of("stitched.jpg")
                                .after(4_000)
                                .hinted(Shot.PANORAMA)
                                .size(12000, 3000)))
                .containsExactly("panorama a.jpg b.jpg", "single stitched.jpg");
    }

    @Test
    void panWithoutAWordIsSingles() {
        List<Frame> pan = IntStream.range(0, 6)
                .mapToObj(i -> Frame.of("p" + i + ".jpg").after(i * 2_000L))
                .toList();
        assertThat(sets(pan)).hasSize(6);
    }
}
