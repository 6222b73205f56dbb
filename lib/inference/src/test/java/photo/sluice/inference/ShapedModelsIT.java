// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Box;
import photo.sluice.inference.card.CardReader;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ShippedCards;
import photo.sluice.inference.card.UnfitModelException;
import photo.sluice.testkit.model.TinyGraph;

/**
 * The whole way from card to answer for models that are not here: graphs of their makers' shapes, which answer numbers
 * that are written out, so that it is known what must be found. The picture is 1280 by 640, twice as wide as high.
 */
class ShapedModelsIT {
    private static final List<String> COCO = labels(80);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"yolo11-n", "yolo11-x"})
    void yolo11FindsWhatStandsInItsAnchors(String name) throws Exception {
        float[] values = new float[84 * 8400];
        anchor(values, 100, 320, 160, 64, 32, 16, .9f);
        anchor(values, 101, 321, 160, 64, 32, 16, .8f); // the same thing again
        anchor(values, 8399, 64, 32, 128, 64, 0, .5f);
        byte[] graph = TinyGraph.constant("images", 640)
                .answering("out", values, 1, 84, 8400)
                .bytes();
        Answer.Objects objects = (Answer.Objects) answer(graph, shipped(name), COCO);
        assertThat(objects.found()).extracting(Answer.Found::label).containsExactly("label 16", "label 0");
        near(objects.found().get(0).box(), new Box(288 / 640.0, 144 / 320.0, 64 / 640.0, 32 / 320.0));
        near(objects.found().get(1).box(), new Box(0, 0, 128 / 640.0, 64 / 320.0));
        assertThat(objects.found().get(0).confidence()).isCloseTo(.9, within(1e-6));
    }

    @Test
    void efficientnetTellsTwoClassesOfOneNameApart() throws Exception {
        float[] values = new float[1000];
        values[517] = .7f;
        values[134] = .25f;
        List<String> labels = new ArrayList<>(labels(1000));
        labels.set(134, "crane");
        labels.set(517, "crane");
        byte[] graph = TinyGraph.constantNhwc("input", 600)
                .answering("out", values, 1, 1000)
                .bytes();
        Answer.Classes classes = (Answer.Classes) answer(graph, shipped("efficientnet-b7"), labels);
        assertThat(classes.best()).extracting(Answer.Scored::index).startsWith(517, 134);
        assertThat(classes.best()).extracting(Answer.Scored::label).startsWith("crane", "crane");
        assertThat(classes.atLeast(.6)).hasSize(1);
    }

    @Test
    void yunet2023FindsTheFaceOfItsCell() throws Exception {
        TinyGraph graph = TinyGraph.constant("input", 640);
        int cell = 10 * 40 + 5; // stride 16: row 10, column 5
        for (int stride : List.of(8, 16, 32)) {
            int cells = (640 / stride) * (640 / stride);
            float[] cls = new float[cells];
            float[] obj = new float[cells];
            float[] bbox = new float[4 * cells];
            float[] kps = new float[10 * cells];
            if (stride == 16) {
                cls[cell] = .81f;
                obj[cell] = 1;
                bbox[4 * cell] = .5f;
                bbox[4 * cell + 1] = .5f;
                bbox[4 * cell + 2] = (float) Math.log(4);
                bbox[4 * cell + 3] = (float) Math.log(2);
                kps[10 * cell] = -1;
            }
            graph.answering("cls_" + stride, cls, 1, cells, 1)
                    .answering("obj_" + stride, obj, 1, cells, 1)
                    .answering("bbox_" + stride, bbox, 1, cells, 4)
                    .answering("kps_" + stride, kps, 1, cells, 10);
        }
        Answer.Faces faces = (Answer.Faces) answer(graph.bytes(), shipped("yunet"), List.of());
        assertThat(faces.found()).hasSize(1);
        Answer.Face face = faces.found().get(0);
        assertThat(face.confidence()).isCloseTo(.9, within(1e-6));
        // Centre 88, 168; 64 by 32.
        near(face.box(), new Box(56 / 640.0, 152 / 320.0, 64 / 640.0, 32 / 320.0));
        assertThat(face.marks().get(0)).isEqualTo(new Answer.Mark(64 / 640.0, 160 / 320.0));
    }

    @Test
    void nanodetFindsWhatItsFourSidesSay() throws Exception {
        int cells = 40 * 40 + 20 * 20 + 10 * 10 + 5 * 5;
        float[] values = new float[112 * cells];
        int at = 112 * (1600 + 4 * 20 + 6); // stride 16, row 4, column 6: the point 96, 64
        values[at + 2] = .7f;
        for (int side = 0; side < 4; side++) values[at + 80 + 8 * side + 2] = 60; // all weight on two strides
        byte[] graph = TinyGraph.constant("data", 320)
                .answering("output", values, 1, cells, 112)
                .bytes();
        Answer.Objects objects = (Answer.Objects)
                answer(graph, card(320, "letterbox\n  fill: 0", "kind: nanodet\n  labels: coco"), COCO);
        assertThat(objects.found()).extracting(Answer.Found::label).containsExactly("label 2");
        near(objects.found().get(0).box(), new Box(64 / 320.0, 32 / 160.0, 64 / 320.0, 64 / 160.0));
    }

    @Test
    void clipIqaIsTheMeanShareOfTheGoodPromptsAtAScaleOf100() throws Exception {
        // An image's direction, and two stored pairs of prompts, good before bad, as columns.
        byte[] graph = TinyGraph.constant("pixel_values", 224)
                .numbers("image", new float[] {.6f, .8f}, 1, 2)
                .weights("prompts", new float[] {.60f, .59f, .5f, .5f, .80f, .80f, .5f, .52f}, 2, 4)
                .weights("scale", new float[] {100}, 1)
                .node("MatMul", new byte[0], new byte[0], "image", "prompts", "likeness")
                .node("Mul", new byte[0], new byte[0], "likeness", "scale", "logits")
                .output("logits", 1, 4)
                .bytes();
        Answer.Scalar scalar = (Answer.Scalar) answer(graph, card(224, "area", "kind: clip-antonyms"), List.of());
        // Logits 100 and 99.4; 70 and 71.6.
        double expected = (1 / (1 + Math.exp(-.6)) + 1 / (1 + Math.exp(1.6))) / 2;
        assertThat(scalar.goodness()).isCloseTo(expected, within(1e-4));
    }

    @Test
    void anEmbeddingKeepsItsDirectionAtLengthOne() throws Exception {
        float[] values = new float[512];
        values[3] = 3;
        values[500] = -4;
        byte[] graph =
                TinyGraph.constant("in", 224).answering("out", values, 1, 512).bytes();
        Answer.Embedding embedding = (Answer.Embedding) answer(graph, card(224, "area", "kind: embedding"), List.of());
        assertThat(embedding.direction()).hasSize(512);
        assertThat(embedding.direction().get(3)).isCloseTo(.6f, within(1e-6f));
        assertThat(embedding.direction().get(500)).isCloseTo(-.8f, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: distribution 1..10;10",
                "kind: scalar\n  range: [0, 1];1",
                "kind: classes\n  labels: l;12",
                "kind: embedding;16",
                "kind: clip-antonyms;4"
            })
    void aModelThatAnswersNoNumbersIsRefusedWhenItOpens(String output) throws Exception {
        String[] parts = output.split(";");
        int count = Integer.parseInt(parts[1]);
        float[] values = new float[count];
        Arrays.fill(values, Float.NaN);
        byte[] graph =
                TinyGraph.constant("in", 8).answering("out", values, 1, count).bytes();
        List<String> labels = parts[0].contains("labels") ? labels(count) : List.of();
        assertThatThrownBy(() -> answer(graph, card(8, "area", parts[0]), labels))
                .isInstanceOfSatisfying(
                        UnfitModelException.class,
                        e -> assertThat(e.fault().key()).isEqualTo("output"))
                .hasMessageContaining("NaN");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, 37, Float.POSITIVE_INFINITY})
    void aFinderWhoseConfidencesAreNoneIsRefused(float confidence) throws Exception {
        float[] values = new float[84 * 8400];
        for (int label = 0; label < 80; label++) values[(4 + label) * 8400 + 7] = confidence;
        byte[] graph = TinyGraph.constant("images", 640)
                .answering("out", values, 1, 84, 8400)
                .bytes();
        assertThatThrownBy(() -> answer(graph, shipped("yolo11-n"), COCO))
                .isInstanceOf(UnfitModelException.class)
                .hasMessageContaining("a confidence is");
    }

    @Test
    void aBoxWithoutAPlaceIsRefused() throws Exception {
        float[] values = new float[84 * 8400];
        anchor(values, 5, Float.NaN, 1, 1, 1, 3, .9f);
        byte[] graph = TinyGraph.constant("images", 640)
                .answering("out", values, 1, 84, 8400)
                .bytes();
        assertThatThrownBy(() -> answer(graph, shipped("yolo11-n"), COCO))
                .isInstanceOf(UnfitModelException.class)
                .hasMessageContaining("no place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bin", "ABSOLUTE", "link.bin"})
    void weightsOutsideTheModelsFolderAreNotRead(String location) throws Exception {
        Path secret = folder.resolve("secret.bin");
        Files.write(secret, new byte[] {0, 0, (byte) 0x80, 0x3f}); // 1.0
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.createSymbolicLink(models.resolve("link.bin"), secret);
        String where = location.equals("ABSOLUTE") ? secret.toString() : location;
        byte[] graph = TinyGraph.constant("in", 8)
                .weightsElsewhere("secret", where, 1)
                .node("Add", new byte[0], new byte[0], "secret", "nothing", "out")
                .output("out", 1)
                .bytes();
        Path file = Files.write(models.resolve("thief.onnx"), graph);
        ModelCard card = card(8, "area", "kind: scalar\n  range: [0, 1]");
        assertThatThrownBy(() -> Model.open(file, card, List.of(), new Device.Cpu(), Optional.empty()))
                .isInstanceOfSatisfying(UnfitModelException.class, e -> {
                    assertThat(e.fault().file()).isEqualTo("thief.onnx");
                    assertThat(e.fault().key()).isEqualTo("file");
                });
    }

    private Answer answer(byte[] graph, ModelCard card, List<String> labels) throws Exception {
        Path file = Files.write(folder.resolve("shaped.onnx"), graph);
        ByteBuffer pixels = ByteBuffer.allocateDirect(3 * 1280 * 640);
        try (Model model = Model.open(file, card, labels, new Device.Cpu(), Optional.empty())) {
            return model.answer(Bgr.of(pixels, 1280, 640));
        }
    }

    /** YOLOv8's way: value {@code v} of anchor {@code a} at {@code v * anchors + a}. */
    private static void anchor(float[] values, int at, float x, float y, float w, float h, int label, float sure) {
        float[] place = {x, y, w, h};
        for (int i = 0; i < 4; i++) values[i * 8400 + at] = place[i];
        values[(4 + label) * 8400 + at] = sure;
    }

    private static ModelCard shipped(String name) {
        return ShippedCards.load().all().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ModelCard card(int side, String resize, String output) throws UnfitModelException {
        return CardReader.read("shaped.yaml", TinyCard.text("shaped", "0".repeat(64), side, resize, output));
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label " + i).toList();
    }

    private static void near(Box actual, Box expected) {
        assertThat(actual.overlap(expected)).isGreaterThan(0.999);
    }
}
