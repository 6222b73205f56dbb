// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.card.ModelFault;
import photo.sluice.testkit.model.TinyGraph;

/** Models of a few bytes, right and wrong, in one folder. */
class ModelFolderIT {
    private static final int SIDE = 8;
    private static final String SCALAR = "kind: scalar\n  range: [0, 255]";

    @TempDir
    Path folder;

    @Test
    void aWrongModelIsNamedAndKeepsNoOtherFromLoading() throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        lay("a/good", good, card(good, SIDE, SCALAR));
        lay(
                "b/truncated",
                Arrays.copyOf(good, good.length / 2),
                card(Arrays.copyOf(good, good.length / 2), SIDE, SCALAR));
        lay(
                "b/text",
                "no graph".getBytes(StandardCharsets.UTF_8),
                card("no graph".getBytes(StandardCharsets.UTF_8), SIDE, SCALAR));
        lay("b/empty", new byte[0], card(new byte[0], SIDE, SCALAR));
        lay("c/checksum", good, card(new byte[1], SIDE, SCALAR));
        lay("c/size", good, card(good, 9, SCALAR));
        lay("c/votes", good, card(good, SIDE, "kind: distribution 1..10"));
        lay("c/tensor", good, card(good, SIDE, "kind: embedding\n  tensor: features"));
        lay("c/labels", good, card(good, SIDE, "kind: classes\n  labels: missing.txt"));
        lay("c/slip", good, card(good, SIDE, SCALAR).replace("layout", "order"));
        Files.write(folder.resolve("c/unknown.onnx"), good);

        try (ModelFolder models = ModelFolder.open(folder, new Device.Cpu(), Optional.empty())) {
            assertThat(models.models()).extracting(model -> model.card().name()).containsExactly("tiny");
            assertThat(models.faults())
                    .extracting(fault -> fault.file() + " " + fault.key())
                    .containsExactly(
                            "b/empty.onnx file",
                            "b/text.onnx file",
                            "b/truncated.onnx file",
                            "c/checksum.yaml sha256",
                            "c/labels.onnx output.labels",
                            "c/size.onnx input",
                            "c/slip.yaml input.layout",
                            "c/tensor.onnx output.tensor",
                            "c/unknown.onnx sha256",
                            "c/votes.onnx output.out");
            assertThat(models.faults()).extracting(ModelFault::reason).noneMatch(String::isBlank);
            assertThat(value(models.models().get(0), 77)).isEqualTo(77);
        }
    }

    @Test
    void aFolderMayBeALinkAndLinksBelowItLeadInNoCircles() throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        lay("real/deep/good", good, card(good, SIDE, SCALAR));
        Files.createSymbolicLink(folder.resolve("real/deep/again"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real/self.onnx"), folder.resolve("real/self.onnx"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        try (ModelFolder models = ModelFolder.open(link, new Device.Cpu(), Optional.empty())) {
            assertThat(models.models()).hasSize(1);
            assertThat(models.faults()).isEmpty();
        }
    }

    @Test
    void noFolderHoldsNoModels() throws Exception {
        try (ModelFolder models = ModelFolder.open(folder.resolve("none"), new Device.Auto(), Optional.empty())) {
            assertThat(models.models()).isEmpty();
            assertThat(models.faults()).isEmpty();
        }
    }

    @Test
    void labelsAreFirstSynonymsAndAsManyAsTheGraphHas() throws Exception {
        byte[] row = TinyGraph.row(1);
        Files.writeString(folder.resolve("three.txt"), "blue, azure\ngreen\nred\n");
        Files.writeString(folder.resolve("two.txt"), "blue\ngreen\n");
        lay("three", row, card(row, 1, "kind: classes\n  labels: three.txt"));
        lay("two", row, card(row, 1, "kind: classes\n  labels: two.txt"));
        try (ModelFolder models = ModelFolder.open(folder, new Device.Cpu(), Optional.empty())) {
            assertThat(models.faults())
                    .extracting(fault -> fault.file() + " " + fault.key())
                    .containsExactly("two.onnx output.out");
            ByteBuffer pixel = ByteBuffer.allocateDirect(3).put(new byte[] {30, 20, 10});
            Answer answer = models.models().get(0).answer(Bgr.of(pixel, 1, 1));
            assertThat(((Answer.Classes) answer).best())
                    .containsExactly(
                            new Answer.Scored(0, "blue", 30),
                            new Answer.Scored(1, "green", 20),
                            new Answer.Scored(2, "red", 10));
        }
    }

    @Test
    void unfoldedWeightsAreKeptAndMadeAnewWhenBroken() throws Exception {
        byte[] quantised = TinyGraph.quantised(SIDE);
        lay("models/quantised", quantised, card(quantised, SIDE, "kind: scalar\n  range: [0, 1020]"));
        Path cache = folder.resolve("cache");
        for (String round : List.of("made", "reused", "broken")) {
            try (ModelFolder models =
                    ModelFolder.open(folder.resolve("models"), new Device.Cpu(), Optional.of(cache))) {
                Model model = models.models().get(0);
                assertThat(value(model, 10)).as(round).isEqualTo(40);
            }
            Path kept = kept(cache);
            assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1))
                    .as(round)
                    .doesNotContain("DequantizeLinear");
            if (round.equals("reused")) Files.write(kept, new byte[] {1, 2, 3});
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void eachOfManyCallersGetsItsOwnAnswer(int callers) throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        lay("good", good, card(good, SIDE, SCALAR));
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (ModelFolder models = ModelFolder.open(folder, new Device.Cpu(), Optional.empty())) {
            Model model = models.models().get(0);
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Callable<Integer>> tasks = IntStream.range(0, callers)
                    .<Callable<Integer>>mapToObj(caller -> () -> {
                        start.await();
                        int wrong = 0;
                        for (int shot = 0; shot < 300; shot++) {
                            int grey = (caller * 31 + shot) % 256;
                            if (value(model, grey) != grey) wrong++;
                        }
                        return wrong;
                    })
                    .toList();
            for (Future<Integer> wrong : threads.invokeAll(tasks))
                assertThat(wrong.get()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aClosedModelSaysSoAndClosesTwice() throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        lay("good", good, card(good, SIDE, SCALAR));
        ModelFolder models = ModelFolder.open(folder, new Device.Cpu(), Optional.empty());
        models.close();
        models.close();
        assertThatThrownBy(() -> value(models.models().get(0), 1)).hasMessageContaining("closed");
    }

    @Test
    void withoutCudaAutoSaysWhyAndANumberRefuses() throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        lay("good", good, card(good, SIDE, SCALAR));
        try (ModelFolder models = ModelFolder.open(folder, new Device.Auto(), Optional.empty())) {
            Device.Used used = models.models().get(0).device();
            if (used instanceof Device.Used.FellBack fellBack) {
                assertThat(fellBack.reason()).isNotBlank();
                assertThatThrownBy(() -> ModelFolder.open(folder, Device.parse("cuda:3"), Optional.empty()))
                        .isInstanceOf(NoDeviceException.class)
                        .hasMessageContaining("cuda:3");
            } else {
                assertThat(used).isEqualTo(new Device.Used.OnCuda(0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda:", "cuda:-1", "tensorrt:", "CPU", ""})
    void aDeviceThatIsNoneIsRefused(String device) {
        assertThatThrownBy(() -> Device.parse(device)).hasMessageContaining("auto, cpu, cuda[:N] or tensorrt[:N]");
    }

    private static double value(Model model, int grey) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(3 * 16 * 12);
        while (pixels.hasRemaining()) pixels.put((byte) grey);
        return ((Answer.Scalar) model.answer(Bgr.of(pixels, 16, 12))).value();
    }

    private void lay(String name, byte[] graph, String card) throws Exception {
        Path file = folder.resolve(name + ".onnx");
        Files.createDirectories(file.getParent());
        Files.write(file, graph);
        Files.writeString(folder.resolve(name + ".yaml"), card);
    }

    private static Path kept(Path cache) throws Exception {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static String card(byte[] graph, int side, String output) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(graph));
        return TinyCard.text("tiny", sha256, side, "area", output);
    }
}
