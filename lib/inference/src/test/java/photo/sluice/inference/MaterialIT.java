// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Box;
import photo.sluice.inference.card.Slider;

/** Real models on real photos; what is expected was written down from looking at the photos. */
class MaterialIT {
    private static Path material = Path.of("");
    private static ModelFolder folder = new ModelFolder(List.of(), List.of());

    @TempDir
    static Path cache;

    @BeforeAll
    static void open() throws Exception {
        material = material();
        folder = ModelFolder.open(material, new Device.Cpu(), Optional.of(cache));
    }

    @AfterAll
    static void close() {
        folder.close();
    }

    @Test
    void allModelsOpenWithShippedCards() {
        assertThat(folder.faults()).isEmpty();
        assertThat(folder.models())
                .extracting(model -> model.card().name())
                .containsExactly(
                        "mobilenet-v2", "yolox-nano", "yunet-n", "yunet-n", "nima-aesthetic", "nima-technical");
    }

    @ParameterizedTest
    @CsvSource({
        "coral/cat_720p.jpg,Egyptian cat|tabby|tiger cat",
        "coral/grace_hopper.bmp,military uniform",
        "coral/hot_dog.jpg,hotdog",
        "coral/parrot.jpg,macaw",
        "coral/kite_and_cold.jpg,seashore",
        "coral/pets.jpg,Italian greyhound|Boston bull",
        // ImageNet has no sunflower; a daisy is the nearest that it has.
        "coral/sunflower.bmp,daisy"
    })
    void thePhotoIsOfWhatIsInIt(String photo, String expected) throws IOException {
        Answer.Classes classes = (Answer.Classes) ask("mobilenet-v2", photo);
        assertThat(expected.split("\\|")).contains(classes.best().get(0).label());
    }

    @ParameterizedTest
    @CsvSource({
        "coral/cat_720p.jpg,cat",
        "coral/face.jpg,person|person|person|person",
        "coral/hot_dog.jpg,hot dog",
        "coral/owl.jpg,bird",
        "coral/parrot.jpg,bird",
        "coral/pets.jpg,dog|dog"
    })
    void theObjectsAreFoundAndNoOthers(String photo, String expected) throws IOException {
        Answer.Objects objects = (Answer.Objects) ask("yolox-nano", photo);
        double threshold = threshold("yolox-nano");
        assertThat(objects.atLeast(threshold)).extracting(Answer.Found::label).containsExactly(expected.split("\\|"));
    }

    @Test
    void theCatsBoxLiesOnTheCat() throws IOException {
        Answer.Objects objects = (Answer.Objects) ask("yolox-nano", "coral/cat_720p.jpg");
        // From looking: ears at the top sixth, back cut by the lower edge, left tenth free, right quarter a door.
        assertThat(objects.found().get(0).box().overlap(new Box(0.09, 0.14, 0.63, 0.86)))
                .isGreaterThan(0.85);
    }

    @ParameterizedTest
    @ValueSource(strings = {"640", "dynamic"})
    void theFaceIsWhereItIsWithEyesAboveTheMouth(String version) throws IOException {
        Answer.Faces faces = (Answer.Faces) ask("yunet-n", version, "coral/grace_hopper.bmp");
        List<Answer.Face> sure = faces.atLeast(threshold("yunet-n"));
        assertThat(sure).hasSize(1);
        assertThat(sure.get(0).box().overlap(new Box(0.35, 0.2, 0.34, 0.35))).isGreaterThan(0.8);
        List<Answer.Mark> marks = sure.get(0).marks();
        assertThat(marks.get(0).x()).isLessThan(marks.get(1).x());
        assertThat(marks.get(0).y()).isLessThan(marks.get(3).y());
    }

    @Test
    void allFourPeopleHaveFaces() throws IOException {
        Answer.Faces faces = (Answer.Faces) ask("yunet-n", "coral/face.jpg");
        assertThat(faces.atLeast(threshold("yunet-n")))
                .hasSize(4)
                .anyMatch(face -> face.box().overlap(new Box(0.51, 0.1, 0.18, 0.37)) > 0.6)
                .anyMatch(face -> face.box().overlap(new Box(0.25, 0.2, 0.18, 0.36)) > 0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coral/cat_720p.jpg", "coral/parrot.jpg", "coral/hot_dog.jpg", "coral/sunflower.bmp"})
    void noFaceWhereNobodyIs(String photo) throws IOException {
        assertThat(((Answer.Faces) ask("yunet-n", photo)).atLeast(threshold("yunet-n")))
                .isEmpty();
    }

    @Test
    void sunsetBeforeHotelRoomBeforeSnapshots() throws IOException {
        double sunset = mean("nima-aesthetic", "idealo/aesthetic1.jpg");
        double room = mean("nima-aesthetic", "idealo/aesthetic4.jpg");
        assertThat(sunset).isGreaterThan(room + 0.3);
        for (String snapshot : List.of("aesthetic3.jpg", "aesthetic5.jpg", "aesthetic6.jpg")) {
            assertThat(room).as(snapshot).isGreaterThan(mean("nima-aesthetic", "idealo/" + snapshot) + 0.3);
        }
    }

    @Test
    void cleanBeforeBlurredAndBlockyOfOneScene() throws IOException {
        double room = mean("nima-technical", "idealo/technical1.jpg");
        assertThat(room).isGreaterThan(mean("nima-technical", "idealo/techncial2.jpg") + 0.5);
        assertThat(room).isGreaterThan(mean("nima-technical", "idealo/techncial3.jpg") + 0.5);
        double blurred = mean("nima-technical", "idealo/technical5.bmp");
        assertThat(mean("nima-technical", "idealo/technical4.bmp")).isGreaterThan(blurred + 1);
        assertThat(blurred).isGreaterThan(mean("nima-technical", "idealo/technical6.bmp") + 1);
    }

    @Test
    void theVotesOfAStrangerAreForetoldWithinAVote() throws IOException {
        // AVA's 224 votes on 42040: 7 15 25 41 67 41 12 11 4 1.
        assertThat(mean("nima-aesthetic", "idealo/42040.jpg")).isCloseTo(4.6, within(1.0));
    }

    @Test
    void unfoldedWeightsAnswerAsTheFoldedOnes() throws Exception {
        Model cached = model("nima-aesthetic", "1");
        Path file = material.resolve("nima/nima_mobilenet_aesthetic_w8.onnx");
        try (Stream<Path> unfolded = Files.list(cache)) {
            assertThat(unfolded.toList())
                    .hasSize(3)
                    .allMatch(path -> path.toString().endsWith(".onnx"));
        }
        try (Model plain = Model.open(file, cached.card(), List.of(), new Device.Cpu(), Optional.empty())) {
            double folded = ((Answer.Distribution) ask(plain, "idealo/aesthetic1.jpg")).mean();
            assertThat(mean("nima-aesthetic", "idealo/aesthetic1.jpg")).isCloseTo(folded, within(1e-4));
        }
    }

    /** The one model here whose graph takes more than one picture; in a batch its sums are added in another order. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void facesFoundInABatchAreThoseFoundAlone(int most) throws Exception {
        Model alone = model("yunet-n", "dynamic");
        assertThat(alone.batch()).as("on a processor").isEqualTo(1);
        Path file = material.resolve("face/yunet_n_dynamic.onnx");
        Tally tally = new Tally();
        Setup batches = Setup.on(new Device.Cpu())
                .inBatches(Batching.everywhere(most, Duration.ofSeconds(1)))
                .meteredBy(tally);
        List<String> photos = List.of("coral/grace_hopper.bmp", "coral/parrot.jpg", "coral/face.jpg", "coral/owl.jpg");
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (Model together = Model.open(file, alone.card(), List.of(), batches)) {
            assertThat(together.batch()).isEqualTo(most);
            List<Callable<Answer>> asks = photos.stream()
                    .<Callable<Answer>>map(photo -> () -> ask(together, photo))
                    .toList();
            List<Future<Answer>> answers = callers.invokeAll(asks);
            for (int i = 0; i < photos.size(); i++) {
                same((Answer.Faces) answers.get(i).get(), (Answer.Faces) ask(alone, photos.get(i)));
            }
            assertThat(tally.sizes()).as("batches after the warm-up").anyMatch(size -> size > 1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aGraphForOnePictureIsShownThemSingly() throws Exception {
        Setup batches = Setup.on(new Device.Cpu()).inBatches(Batching.everywhere(8, Duration.ZERO));
        Model usual = model("nima-technical", "1");
        Path file = material.resolve("nima/nima_mobilenet_technical_w8.onnx");
        try (Model model = Model.open(file, usual.card(), List.of(), batches)) {
            assertThat(model.batch()).isEqualTo(1);
            assertThat(((Answer.Distribution) ask(model, "idealo/technical1.jpg")).mean())
                    .isCloseTo(mean("nima-technical", "idealo/technical1.jpg"), within(1e-4));
        }
    }

    private static void same(Answer.Faces actual, Answer.Faces expected) {
        assertThat(actual.found()).hasSameSizeAs(expected.found());
        for (int i = 0; i < actual.found().size(); i++) {
            Answer.Face one = actual.found().get(i);
            Answer.Face other = expected.found().get(i);
            assertThat(one.confidence()).isCloseTo(other.confidence(), within(1e-4));
            assertThat(one.box().overlap(other.box())).isGreaterThan(0.999);
        }
    }

    private static double threshold(String model) {
        return model(model).card().thresholds().orElseThrow().at(Slider.USUAL);
    }

    private static double mean(String model, String photo) throws IOException {
        return ((Answer.Distribution) ask(model, photo)).mean();
    }

    private static Answer ask(String model, String photo) throws IOException {
        return ask(model(model), photo);
    }

    private static Answer ask(String model, String version, String photo) throws IOException {
        return ask(model(model, version), photo);
    }

    private static Answer ask(Model model, String photo) throws IOException {
        Path file = material.resolve("testimg").resolve(photo);
        try (Mat pixels = opencv_imgcodecs.imread(file.toString())) {
            return model.answer(new Bgr(pixels.data(), pixels.cols(), pixels.rows(), pixels.step()));
        }
    }

    private static Model model(String name) {
        return folder.models().stream()
                .filter(each -> each.card().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Model model(String name, String version) {
        return folder.models().stream()
                .filter(each ->
                        each.card().name().equals(name) && each.card().version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private static Path material() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path models = at.resolve("shared/material/models");
            if (Files.isDirectory(models)) return models;
        }
        Assumptions.abort("no ../shared/material/models beside the checkout");
        throw new AssertionError();
    }
}
