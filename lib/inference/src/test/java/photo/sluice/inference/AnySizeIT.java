// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.card.CardReader;
import photo.sluice.inference.card.UnfitModelException;
import photo.sluice.testkit.model.TinyGraph;

/**
 * Graphs of any height and width, as CLIP-IQA's and TOPIQ's, which are shown the whole photo with its longer side capped:
 * graphs that answer what they were shown, so that it is known which size that was.
 */
class AnySizeIT {
    @TempDir
    Path folder;

    /** The graph answers height and width of what it is shown. */
    @ParameterizedTest
    @CsvSource({
        "640, 480, 128, 96", // landscape
        "480, 640, 96, 128", // portrait
        "640, 100, 128, 32", // 20 high at most; no side is below a multiple
        "100, 80, 96, 64", // never enlarged
        "4000, 3000, 128, 96",
        "3000, 3001, 96, 128", // rounded down, as to the longer side
        "8, 8, 32, 32"
    })
    void theLongerSideIsCappedAndThePictureKeepsItsShape(int width, int height, int wide, int high) throws Exception {
        byte[] graph = new TinyGraph()
                .input("in", 1, 3, -1, -1)
                .node("Shape", new byte[0], new byte[0], "in", "shape")
                .node("Cast", TinyGraph.integer("to", TinyGraph.FLOAT), new byte[0], "shape", "sides")
                .node("Unsqueeze", new byte[0], new byte[0], "sides", "zero", "out")
                .weights("zero", TinyGraph.INT64, new byte[8], 1)
                .output("out", 1, 4)
                .bytes();
        try (Model model = open(graph, "kind: classes\n  labels: sides.txt", List.of("one", "three", "high", "wide"))) {
            Answer.Classes sides = (Answer.Classes) model.answer(grey(width, height, 128));
            for (Answer.Scored each : sides.best()) {
                double expected =
                        each.label().equals("wide") ? wide : each.label().equals("high") ? high : 0;
                if (expected > 0) assertThat(each.confidence()).as(each.label()).isEqualTo(expected);
            }
        }
    }

    /** CLIP-IQA's way: pairs of logits, good before bad. Here the good one is the photo's lightness, the bad one nought. */
    @Test
    void antonymsOfPortraitAndLandscapeFollowTheirPixelsAlone() throws Exception {
        try (Model model = open(antonyms(), "kind: clip-antonyms", List.of())) {
            for (int grey : new int[] {0, 51, 255}) {
                double expected = 1 / (1 + Math.exp(-grey / 255.0));
                for (int[] size : new int[][] {{640, 480}, {480, 640}, {480, 640}, {640, 480}, {33, 47}}) {
                    Answer.Scalar answer = (Answer.Scalar) model.answer(grey(size[0], size[1], grey));
                    assertThat(answer.value()).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    /** CLIP-IQA+ and TOPIQ as pyiqa exports them: one number. The left half is black, so what is cut off would tell. */
    @Test
    void oneNumberIsOfTheWholePhoto() throws Exception {
        try (Model model = open(mean(-1, -1), "kind: scalar\n  range: [0, 1]", List.of())) {
            for (int[] size : new int[][] {{600, 200}, {200, 600}, {1024, 768}}) {
                Answer.Scalar answer = (Answer.Scalar) model.answer(halves(size[0], size[1]));
                assertThat(answer.value()).as(size[0] + "x" + size[1]).isCloseTo(0.5, within(0.01));
            }
        }
    }

    @Test
    void photosOfManySizesAreShownSinglyThoughTheGraphTakesBatches() throws Exception {
        Setup batches = Setup.on(new Device.Cpu()).inBatches(Batching.everywhere(8, Duration.ZERO));
        byte[] graph = new TinyGraph()
                .input("in", -1, 3, -1, -1)
                .node("ReduceMean", TinyGraph.ints("axes", 1, 2, 3), TinyGraph.integer("keepdims", 0), "in", "out")
                .output("out", -1)
                .bytes();
        try (Model model = open(graph, "kind: scalar\n  range: [0, 1]", List.of(), batches)) {
            assertThat(model.batch()).isEqualTo(1);
            List<Answer> answers = model.answers(List.of(grey(64, 32, 255), grey(32, 64, 0)));
            assertThat(((Answer.Scalar) answers.get(0)).value()).isCloseTo(1, within(1e-5));
            assertThat(((Answer.Scalar) answers.get(1)).value()).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void graphOfOneSizeIsNotTakenForOneOfAny() {
        assertThatThrownBy(() -> open(mean(128, 128), "kind: scalar\n  range: [0, 1]", List.of()))
                .isInstanceOf(UnfitModelException.class)
                .hasMessageContaining("input.size")
                .hasMessageContaining("[1, 3, 128, 128]");
    }

    /** It says that it takes any size, but its weights are of one: it is found out when it is opened, not at a photo. */
    @Test
    void graphThatFailsAtOtherSizesDoesNotOpen() {
        byte[] graph = new TinyGraph()
                .weights("fixed", new float[128 * 96], 96, 128)
                .input("in", 1, 3, -1, -1)
                .node("Add", new byte[0], new byte[0], "in", "fixed", "sum")
                .node("ReduceMean", TinyGraph.ints("axes", 1, 2, 3), TinyGraph.integer("keepdims", 0), "sum", "out")
                .output("out", 1)
                .bytes();
        assertThatThrownBy(() -> open(graph, "kind: scalar\n  range: [0, 1]", List.of()))
                .isInstanceOf(UnfitModelException.class);
    }

    private static byte[] mean(int width, int height) {
        return new TinyGraph()
                .input("in", 1, 3, height, width)
                .node("ReduceMean", TinyGraph.ints("axes", 1, 2, 3), TinyGraph.integer("keepdims", 0), "in", "out")
                .output("out", 1)
                .bytes();
    }

    /** [1, 4] of two pairs: mean, 0, mean, 0. */
    private static byte[] antonyms() {
        return new TinyGraph()
                .weights("good", new float[] {1, 0, 1, 0}, 1, 4)
                .input("in", 1, 3, -1, -1)
                .node("ReduceMean", TinyGraph.ints("axes", 1, 2, 3), TinyGraph.integer("keepdims", 0), "in", "mean")
                .node("Mul", new byte[0], new byte[0], "mean", "good", "out")
                .output("out", 1, 4)
                .bytes();
    }

    private Model open(byte[] graph, String output, List<String> labels) throws Exception {
        return open(graph, output, labels, Setup.on(new Device.Cpu()));
    }

    private Model open(byte[] graph, String output, List<String> labels, Setup setup) throws Exception {
        String card = """
                name: any-size
                version: "1"
                licence: Apache-2.0
                source: https://sluice.photo/
                sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                input:
                  size: {longest: 128, multiple: 32}
                  layout: nchw
                  colours: rgb
                  scale: 1
                  mean: [0, 0, 0]
                  std: [255, 255, 255]
                  range: [0, 1]
                  resize: area
                output:
                """;
        Path file = Files.write(folder.resolve("any.onnx"), graph);
        return Model.open(file, CardReader.read("any.yaml", card + "  " + output + "\n"), labels, setup);
    }

    private static Bgr grey(int width, int height, int value) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(3 * width * height);
        while (pixels.hasRemaining()) pixels.put((byte) value);
        return Bgr.of(pixels, width, height);
    }

    private static Bgr halves(int width, int height) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(3 * width * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < 3 * width; x++) pixels.put((byte) (x < 3 * width / 2 ? 0 : 255));
        }
        return Bgr.of(pixels, width, height);
    }
}
