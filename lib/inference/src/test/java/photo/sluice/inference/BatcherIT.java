// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Reading;
import photo.sluice.inference.answer.Tensor;
import photo.sluice.inference.card.Colours;
import photo.sluice.inference.card.Input;
import photo.sluice.inference.card.Layout;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.card.Resize;
import photo.sluice.inference.card.Shades;

/** Callers brought together, over a graph that is written out here: its answer is the first number of a picture. */
class BatcherIT {
    private static final int SIDE = 4;
    private static final int SIZE = 3 * SIDE * SIDE;
    private static final Input INPUT = new Input(
            Optional.empty(),
            SIDE,
            SIDE,
            new Input.Arrangement(Layout.NCHW, Colours.BGR),
            new Shades(1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
            new Resize.Area());
    private static final Output OUTPUT = new Output.Scalar(Output.Ends.SOLE, 0, 255);
    private static final ModelCard CARD = new ModelCard(
            "written-out",
            "1",
            new ModelCard.Origin("Apache-2.0", URI.create("https://example.org/written-out"), "0".repeat(64)),
            INPUT,
            OUTPUT,
            Optional.empty());

    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 16})
    void eachOfManyCallersGetsItsOwnAnswerInBatchesOfAnySize(int most) throws Exception {
        long seed = 20261121L + most;
        int callers = 12;
        try (Batcher batcher = batcher(BatcherIT::first, most, Duration.ofMillis(1))) {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Callable<Integer>> tasks = IntStream.range(0, callers)
                    .<Callable<Integer>>mapToObj(caller -> () -> {
                        List<Integer> greys =
                                new ArrayList<>(IntStream.range(0, 256).boxed().toList());
                        Collections.shuffle(greys, new Random(seed * 31 + caller));
                        start.await();
                        int wrong = 0;
                        for (int grey : greys) if (value(batcher.answer(picture(grey))) != grey) wrong++;
                        return wrong;
                    })
                    .toList();
            for (Future<Integer> wrong : threads.invokeAll(tasks)) {
                assertThat(wrong.get()).as("seed " + seed).isZero();
            }
        }
        assertThat(tally.pictures()).isEqualTo(callers * 256);
        assertThat(tally.sizes()).allMatch(size -> size <= most);
    }

    @Test
    void callersWhoComeWhileABatchRunsShareTheNext() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Call slow = (values, pictures) -> {
            entered.countDown();
            awaited(go);
            return first(values, pictures);
        };
        try (Batcher batcher = batcher(slow, 16, Duration.ZERO)) {
            List<Future<Double>> all = new ArrayList<>();
            all.add(threads.submit(() -> value(batcher.answer(picture(0)))));
            awaited(entered);
            for (int grey = 1; grey <= 7; grey++) {
                int own = grey;
                all.add(threads.submit(() -> value(batcher.answer(picture(own)))));
            }
            Awaitility.await().until(() -> tally.prepared() == 8);
            go.countDown();
            for (int grey = 0; grey < 8; grey++)
                assertThat(all.get(grey).get(30, TimeUnit.SECONDS)).isEqualTo(grey);
        }
        assertThat(tally.sizes()).containsExactly(1, 7);
    }

    @Test
    void aFullBatchWaitsForNobody() throws Exception {
        try (Batcher batcher = batcher(BatcherIT::first, 4, Duration.ofSeconds(1))) {
            List<Callable<Double>> tasks = IntStream.range(0, 4)
                    .<Callable<Double>>mapToObj(grey -> () -> value(batcher.answer(picture(grey))))
                    .toList();
            List<Future<Double>> all = threads.invokeAll(tasks);
            for (int grey = 0; grey < 4; grey++) assertThat(all.get(grey).get()).isEqualTo(grey);
        }
        assertThat(tally.sizes()).containsExactly(4);
    }

    @Test
    void memoryThatDoesNotSufficeHalvesTheBatchForGood() {
        Call small = (values, pictures) -> {
            if (pictures > 3)
                throw new OrtException("Failed to allocate memory for requested buffer of size 1073741824");
            return first(values, pictures);
        };
        try (Batcher batcher = batcher(small, 16, Duration.ZERO)) {
            List<Bgr> pictures =
                    IntStream.range(0, 40).mapToObj(BatcherIT::picture).toList();
            assertThat(batcher.answers(pictures)).extracting(BatcherIT::value).containsExactlyElementsOf(greys(40));
            assertThat(batcher.limit()).isEqualTo(2);
            assertThat(tally.shrunk()).containsExactly(8, 4, 2);
            assertThat(batcher.answers(pictures)).extracting(BatcherIT::value).containsExactlyElementsOf(greys(40));
            assertThat(tally.shrunk()).as("not again").hasSize(3);
        }
        assertThat(tally.sizes()).containsOnly(2);
    }

    @Test
    void onePictureThatIsTooMuchFailsAloneAndSaysWhy() throws Exception {
        Call choosy = (values, pictures) -> {
            for (int i = 0; i < pictures; i++) {
                if (values.get(i * SIZE) == 13) throw new OrtException("CUDA error 2: out of memory");
            }
            return first(values, pictures);
        };
        try (Batcher batcher = batcher(choosy, 8, Duration.ofSeconds(1))) {
            List<Future<Double>> all = IntStream.range(10, 18)
                    .mapToObj(grey -> threads.submit(() -> value(batcher.answer(picture(grey)))))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                Future<Double> each = all.get(i);
                if (i == 3) {
                    assertThatThrownBy(each::get)
                            .hasMessageContaining("written-out: one picture alone is too much for the device's memory");
                } else {
                    assertThat(each.get()).isEqualTo(10 + i);
                }
            }
            assertThat(batcher.limit()).isEqualTo(1);
        }
    }

    @Test
    void aBatchThatFailsIsTriedAgainPictureByPicture() throws Exception {
        Call choosy = (values, pictures) -> {
            for (int i = 0; i < pictures; i++) {
                if (values.get(i * SIZE) == 5) throw new OrtException("Non-zero status code returned");
            }
            return first(values, pictures);
        };
        try (Batcher batcher = batcher(choosy, 4, Duration.ofSeconds(1))) {
            List<Future<Double>> all = IntStream.range(4, 8)
                    .mapToObj(grey -> threads.submit(() -> value(batcher.answer(picture(grey)))))
                    .toList();
            assertThatThrownBy(() -> all.get(1).get()).hasMessageContaining("Non-zero status");
            for (int i : List.of(0, 2, 3)) assertThat(all.get(i).get()).isEqualTo(4 + i);
            assertThat(batcher.limit()).as("no matter of memory").isEqualTo(4);
        }
    }

    @Test
    void aGraphThatAnswersOnceForTwoTakesNoBatches() {
        try (Batcher batcher = batcher(
                (values, pictures) -> {
                    if (pictures > 1) throw new IllegalArgumentException("[1] for 2 pictures");
                    return first(values, pictures);
                },
                8,
                Duration.ZERO)) {
            assertThat(batcher.works(picture(1))).isFalse();
        }
        try (Batcher batcher = batcher(BatcherIT::first, 8, Duration.ZERO)) {
            assertThat(batcher.works(picture(1))).isTrue();
        }
        assertThat(tally.sizes()).as("warmed up with a full batch").containsExactly(8);
    }

    @Test
    void aPictureThatIsNoneHarmsNobodyBesideIt() throws Exception {
        Bgr gone = picture(9);
        try (Batcher batcher = batcher(BatcherIT::first, 2, Duration.ofMillis(50))) {
            gone.pixels().setNull();
            Future<Double> bad = threads.submit(() -> value(batcher.answer(gone)));
            Future<Double> good = threads.submit(() -> value(batcher.answer(picture(7))));
            assertThatThrownBy(bad::get).isNotNull();
            assertThat(good.get()).isEqualTo(7);
            assertThat(value(batcher.answer(picture(8)))).isEqualTo(8);
        }
    }

    private Batcher batcher(Call call, int most, Duration patience) {
        Reading reading = Reading.of(OUTPUT, INPUT, List.of());
        return new Batcher(CARD, call, reading, Batching.everywhere(most, patience), tally);
    }

    /** What a graph would answer that returns the first number of each picture. */
    private static List<Map<String, Tensor>> first(FloatBuffer values, int pictures) {
        assertThat(values.capacity()).isEqualTo(pictures * SIZE);
        List<Map<String, Tensor>> all = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            FloatBuffer one = FloatBuffer.wrap(new float[] {values.get(i * SIZE)});
            all.add(Map.of("", new Tensor(List.of(1L), one)));
        }
        return all;
    }

    private static Bgr picture(int grey) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(3 * 6 * 5);
        while (pixels.hasRemaining()) pixels.put((byte) grey);
        return Bgr.of(pixels, 6, 5);
    }

    private static double value(Answer answer) {
        return ((Answer.Scalar) answer).value();
    }

    private static List<Double> greys(int count) {
        return IntStream.range(0, count).mapToObj(grey -> (double) grey).toList();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
