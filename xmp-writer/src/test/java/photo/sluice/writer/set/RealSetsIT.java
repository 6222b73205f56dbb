// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.TileGrid;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Examination;

/** Real series of real cameras, alone and among photos that have nothing to do with them. */
class RealSetsIT {
    private static final List<Look> SERIES = new ArrayList<>();
    private static final List<Look> STRANGERS = new ArrayList<>();

    @BeforeAll
    static void look() throws IOException {
        Optional<Path> material = material();
        Assumptions.assumeTrue(material.isPresent(), "no ../shared/material: nothing real to look at");
        for (String folder : List.of("focus_pcb", "sony_rx100m6_brackets", "monstree_iphone7")) {
            SERIES.addAll(looks(material.get().resolve("bursts").resolve(folder)));
        }
        STRANGERS.addAll(looks(material.get().resolve("photos/cameras")));
        STRANGERS.addAll(looks(material.get().resolve("bursts/imagededup/base_images")));
    }

    private static Optional<Path> material() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/material");
            if (Files.isDirectory(found.resolve("bursts"))) return Optional.of(found);
        }
        return Optional.empty();
    }

    private static List<Look> looks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder);
                PhotoReader reader = new PhotoReader(Limits.USUAL)) {
            return files.sorted().map(file -> look(reader, file)).toList();
        }
    }

    private static Look look(PhotoReader reader, Path file) {
        try (Rendition photo = reader.read(file)) {
            Examination seen = Examination.of(photo);
            CaptureFacts facts = photo.facts();
            var tiles = seen.measures().sharpness();
            List<Float> values = new ArrayList<>();
            for (float value : tiles.values()) values.add(value);
            return new Look(
                    new PhotoId("hot", "mixed/" + file.getFileName()),
                    1,
                    Look.Moment.of(
                            facts.moment()
                                    .local()
                                    .filter(time -> !facts.moment().suspect()),
                            facts.shot().burst().orElse(""),
                            facts.shot().sequence().map(OptionalInt::of).orElse(OptionalInt.empty()),
                            facts.hints().stream().map(Hint::code).toList()),
                    new Look.Gear(
                            facts.camera().model().orElse(""),
                            facts.camera().lens().orElse(""),
                            number(facts.exposure().focalMm())),
                    new Look.Exposure(
                            number(facts.exposure().seconds()),
                            number(facts.exposure().fNumber()),
                            number(facts.exposure().iso().map(Integer::doubleValue)),
                            number(facts.exposure().biasEv())),
                    new Look.Sight(
                            photo.width(),
                            photo.height(),
                            seen.hash().bits(),
                            Optional.empty(),
                            Peak.of(new TileGrid(tiles.columns(), tiles.rows(), values))));
        } catch (UnreadablePhoto e) {
            throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
        }
    }

    private static float number(Optional<Double> value) {
        return value.map(Double::floatValue).orElse(Float.NaN);
    }

    /** Bracket exposures, a focus stack by hand, two takes; the walk round a tree is no burst: each view is another. */
    @Test
    void realSeriesAreFoundAmongStrangers() {
        List<Look> all = new ArrayList<>(SERIES);
        all.addAll(STRANGERS);
        assertThat(FolderSets.of(all, SetRules.USUAL).stream()
                        .filter(set -> set.shots().size() > 1)
                        .map(Frame::text))
                .containsExactlyInAnyOrder(
                        "burst DSC08191.JPG DSC08192.JPG",
                        "bracket DSC08194.JPG DSC08195.JPG",
                        "bracket DSC08196.JPG DSC08197.JPG DSC08198.JPG DSC08199.JPG DSC08200.JPG",
                        "bracket DSC08201.JPG DSC08202.JPG DSC08203.JPG DSC08204.JPG DSC08205.JPG",
                        "focus-stack pcb_001.jpg pcb_002.jpg pcb_003.jpg pcb_004.jpg pcb_005.jpg pcb_006.jpg pcb_007.jpg");
    }

    /** The hardest case: one camera, one lens, a photo a second, and nothing but their looks to tell them apart. */
    @Test
    void strangersOfOneCameraASecondApartAreNeverJoined() {
        List<Look> disguised = new ArrayList<>();
        for (Look look : STRANGERS) {
            Frame frame = new Frame("", look).camera("one").lens("one", 50).after(disguised.size() * 1_100L);
            disguised.add(frame.exposed(0.01, 0).look());
        }
        assertThat(FolderSets.of(disguised, SetRules.USUAL)).hasSize(STRANGERS.size());
        assertThat(STRANGERS).hasSizeGreaterThanOrEqualTo(30);
    }

    /** Without the camera's word the whole brackets are still found, by their exposures. */
    @Test
    void bracketsAreFoundWithoutTheCamerasWord() {
        List<Look> untold =
                SERIES.stream().map(look -> new Frame("", look).hinted().look()).toList();
        assertThat(FolderSets.of(untold, SetRules.USUAL).stream().map(Frame::text))
                .contains(
                        "bracket DSC08196.JPG DSC08197.JPG DSC08198.JPG DSC08199.JPG DSC08200.JPG",
                        "bracket DSC08201.JPG DSC08202.JPG DSC08203.JPG DSC08204.JPG DSC08205.JPG");
    }
}
