// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.card.Better;
import photo.sluice.inference.card.Colours;
import photo.sluice.inference.card.Input;
import photo.sluice.inference.card.Layout;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.card.Resize;
import photo.sluice.inference.card.Shades;

/** Tensors written by hand, and what they must say. */
class ReadingTest {
    private static final Optional<String> SOLE = Optional.empty();
    private static final List<String> TWO = List.of("cat", "dog");
    private static final Input SIDE_64 = new Input(
            SOLE,
            64,
            64,
            new Input.Arrangement(Layout.NCHW, Colours.RGB),
            new Shades(1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
            new Resize.Letterbox(0, false));
    /** A picture twice as wide as high, in the upper half of the tensor. */
    private static final Placement UPPER_HALF = new Placement(0, 0, 64, 32);
    /** Cells of 8, 16 and 32 pixels in 64 by 64. */
    private static final int CELLS = 64 + 16 + 4;

    @Test
    void votesHaveMeanAndSpread() {
        Answer.Distribution votes = (Answer.Distribution) read(
                new Output.Distribution(Output.Ends.SOLE, Better.HIGHER),
                List.of(),
                tensor(0, 0, 0, .5f, 0, .5f, 0, 0, 0, 0));
        assertThat(votes.mean()).isCloseTo(5, within(1e-6));
        assertThat(votes.spread()).isCloseTo(1, within(1e-6));
    }

    @Test
    void votesThatDoNotSumToOneAreRefused() {
        Output output = new Output.Distribution(Output.Ends.SOLE, Better.HIGHER);
        assertThatThrownBy(() -> read(output, List.of(), tensor(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        Tensor nan = tensor(Float.NaN, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> read(output, List.of(), nan)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aScaleWhereLessIsBetterIsTurnedRound() {
        Tensor tensor = new Tensor(List.of(1L), FloatBuffer.wrap(new float[] {30}));
        Answer.Scalar scalar = (Answer.Scalar) read(new Output.Scalar(Output.Ends.SOLE, 100, 0), List.of(), tensor);
        assertThat(scalar.value()).isEqualTo(30);
        assertThat(scalar.goodness()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void classesComeSurestFirstAndSoftmaxedWhereTheGraphDidNot() {
        Answer.Classes classes =
                (Answer.Classes) read(new Output.Classes(Output.Ends.SOLE, "l", true), TWO, tensor(1000, 1001));
        assertThat(classes.best()).extracting(Answer.Scored::label).containsExactly("dog", "cat");
        assertThat(classes.best().get(0).confidence()).isCloseTo(0.7311, within(1e-4));
        assertThat(classes.atLeast(0.5)).hasSize(1);
    }

    @Test
    void yoloBoxesAreThinnedByLabelAndBroughtBackToThePicture() {
        float[] values = new float[6 * CELLS];
        anchor(values, 0, 32, 16, 16, 16, .9f, 0); // a cat in the middle of the picture
        anchor(values, 1, 33, 16, 16, 16, .8f, 0); // the same cat again
        anchor(values, 2, 32, 16, 16, 16, 0, .7f); // a dog at the same place
        anchor(values, 3, 60, 30, 16, 16, .19f, 0); // below the floor
        Tensor tensor = new Tensor(List.of(1L, 6L, (long) CELLS), FloatBuffer.wrap(values));
        Answer.Objects objects = (Answer.Objects) read(new Output.YoloV8(SOLE, "l"), TWO, tensor);
        assertThat(objects.found()).extracting(Answer.Found::label).containsExactly("cat", "dog");
        assertThat(objects.found().get(0).box()).isEqualTo(new Box(24 / 64.0, 8 / 32.0, 16 / 64.0, 16 / 32.0));
    }

    @Test
    void yoloxCellsAreDecodedByTheirGrid() {
        float[] values = new float[7 * CELLS];
        int cell = 64 + 1 * 4 + 2; // stride 16, row 1, column 2
        float[] row = {0.5f, -0.5f, 0, (float) Math.log(0.5), .9f, .1f, 1};
        System.arraycopy(row, 0, values, 7 * cell, 7);
        Tensor tensor = new Tensor(List.of(1L, (long) CELLS, 7L), FloatBuffer.wrap(values));
        Answer.Objects objects = (Answer.Objects) read(new Output.Yolox(SOLE, "l"), TWO, tensor);
        assertThat(objects.found()).hasSize(1);
        assertThat(objects.found().get(0).label()).isEqualTo("dog");
        assertThat(objects.found().get(0).confidence()).isCloseTo(.9, within(1e-6));
        // Centre 40, 8; size 16 by 8.
        near(objects.found().get(0).box(), new Box(32 / 64.0, 4 / 32.0, 16 / 64.0, 8 / 32.0));
    }

    @Test
    void nanodetSidesAreTheMeanOfTheirDistribution() {
        int cells = CELLS + 1;
        float[] values = new float[34 * cells];
        int at = 34 * (64 + 1 * 4 + 2); // stride 16, row 1, column 2: the point 32, 16
        values[at + 1] = .8f;
        for (int side = 0; side < 4; side++) values[at + 2 + 8 * side + 1] = 50; // all weight on one stride
        Tensor tensor = new Tensor(List.of(1L, (long) cells, 34L), FloatBuffer.wrap(values));
        Answer.Objects objects = (Answer.Objects) read(new Output.Nanodet(SOLE, "l"), TWO, tensor);
        assertThat(objects.found()).hasSize(1);
        assertThat(objects.found().get(0).label()).isEqualTo("dog");
        near(objects.found().get(0).box(), new Box(16 / 64.0, 0, 32 / 64.0, 1));
    }

    @Test
    void facesAreDecodedAndOneFaceIsFoundOnce() {
        Map<String, Tensor> tensors = new HashMap<>();
        for (int stride : new int[] {8, 16, 32}) {
            int cells = (64 / stride) * (64 / stride);
            for (String name : List.of("cls", "obj", "bbox", "kps")) {
                int width = name.equals("bbox") ? 4 : name.equals("kps") ? 10 : 1;
                float[] values = new float[cells * width];
                if (stride == 16 && width == 1) {
                    values[6] = .81f; // row 1, column 2
                    values[7] = .64f; // its neighbour, shifted back onto it below
                }
                if (stride == 16 && name.equals("bbox")) values[4 * 7] = -1;
                tensors.put(
                        name + "_" + stride,
                        new Tensor(List.of(1L, (long) cells, (long) width), FloatBuffer.wrap(values)));
            }
        }
        Reading reading = Reading.of(new Output.Yunet(), SIDE_64, List.of());
        assertThat(reading.shapes()).hasSize(12).containsKeys("cls_8", "kps_32");
        Answer.Faces faces = (Answer.Faces) reading.decoder().answer(tensors, UPPER_HALF);
        assertThat(faces.found()).hasSize(1);
        assertThat(faces.found().get(0).confidence()).isCloseTo(.81, within(1e-6));
        // Centre 32, 16; size 16 by 16.
        near(faces.found().get(0).box(), new Box(24 / 64.0, 8 / 32.0, 16 / 64.0, 16 / 32.0));
        assertThat(faces.found().get(0).marks()).hasSize(5).contains(new Answer.Mark(0.5, 0.5));
    }

    @Test
    void embeddingsAreOfLengthOne() {
        Answer.Embedding embedding = (Answer.Embedding) read(new Output.Embedding(SOLE), List.of(), tensor(3, 4));
        assertThat(embedding.direction()).containsExactly(.6f, .8f);
        assertThat(embedding.likeness(embedding)).isCloseTo(1, within(1e-6));
        assertThatThrownBy(() -> read(new Output.Embedding(SOLE), List.of(), tensor(0, 0)))
                .hasMessageContaining("length 0");
    }

    @Test
    void antonymsAreTheMeanShareOfTheGoodSides() {
        Output output = new Output.ClipAntonyms(Output.Ends.SOLE);
        Answer.Scalar scalar = (Answer.Scalar) read(output, List.of(), tensor(20, 20, (float) Math.log(3), 0));
        assertThat(scalar.value()).isCloseTo((0.5 + 0.75) / 2, within(1e-6));
        assertThatThrownBy(() -> read(output, List.of(), tensor(1, 2, 3))).hasMessageContaining("pairs");
    }

    @Test
    void aBoxIsCutOffAtThePicture() {
        assertThat(UPPER_HALF.box(-10, 16, 32, 60)).isEqualTo(new Box(0, 0.5, 0.5, 0.5));
    }

    @Test
    void shapesFitUpToLeadingOnesAndOpenSides() {
        assertThat(Reading.fits(List.of(1L), new long[] {1, 1})).isTrue();
        assertThat(Reading.fits(List.of(1L, 10L), new long[] {-1, 10})).isTrue();
        assertThat(Reading.fits(List.of(1L, 10L), new long[] {1, 9})).isFalse();
        assertThat(Reading.fits(List.of(1L, 10L), new long[] {10})).isFalse();
        assertThat(Reading.fits(List.of(1L, Reading.ANY), new long[] {1, 512})).isTrue();
    }

    private static Answer read(Output output, List<String> labels, Tensor tensor) {
        Reading reading = Reading.of(output, SIDE_64, labels);
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        assertThat(Reading.fits(reading.shapes().get(""), shape)).isTrue();
        return reading.decoder().answer(Map.of("", tensor), UPPER_HALF);
    }

    private static Tensor tensor(float... values) {
        return new Tensor(Arrays.asList(1L, (long) values.length), FloatBuffer.wrap(values));
    }

    private static void anchor(float[] values, int anchor, float... rows) {
        for (int row = 0; row < rows.length; row++) values[row * CELLS + anchor] = rows[row];
    }

    private static void near(Box actual, Box expected) {
        assertThat(actual.overlap(expected)).isCloseTo(1, within(1e-4));
    }
}
