// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

/** Small good photos, and what a folder must hold once they are done. */
final class Frames {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 14, 12, 0);

    private Frames() {}

    /** A sound little JPEG; another number is another scene, taken an hour later. */
    static byte[] jpeg(int number) {
        Scene scene = Scene.values()[Math.floorMod(number, Scene.values().length)];
        return Shot.of(scene, WIDTH, HEIGHT, number)
                .with(Exif.none().make("Brightwater").model("R7").taken(NOON.plusHours(number)))
                .jpeg();
    }

    static Path sidecar(Path photo) {
        return photo.resolveSibling(photo.getFileName() + ".xmp");
    }

    /** What the sidecar of a photo that was judged must say: read back whole, with stars, pick and our measurements. */
    static SidecarView complete(Path photo) throws IOException {
        Path sidecar = sidecar(photo);
        assertThat(sidecar).exists();
        Sidecar.Reading reading = Sidecar.read(Files.readAllBytes(sidecar));
        assertThat(reading).as(sidecar.toString()).isInstanceOf(Sidecar.Reading.Read.class);
        SidecarView view = ((Sidecar.Reading.Read) reading).view();
        assertThat(view.rating())
                .as("rating of " + photo)
                .hasValueSatisfying(stars -> assertThat(stars).isBetween(0, 5));
        assertThat(view.pick())
                .as("pick of " + photo)
                .hasValueSatisfying(pick -> assertThat(pick).isBetween(1, 3));
        assertThat(view.facts().technical()).as("score of " + photo).isPresent();
        assertThat(view.facts().judgement()).as("who judged " + photo).isPresent();
        assertThat(view.applied().stateVersion()).as("bookkeeping of " + photo).isPositive();
        return view;
    }

    /** Every file below a folder, but for our own dot folder: path to bytes as text and time. */
    static Map<String, String> snapshot(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : all(folder)) {
            files.put(
                    folder.relativize(file).toString(),
                    java.util.Arrays.hashCode(Files.readAllBytes(file)) + " of " + Files.size(file) + " at "
                            + Files.getLastModifiedTime(file).toMillis());
        }
        return files;
    }

    /** Nothing half-written is left: no temporary sibling of a sidecar, and no sidecar that cannot be read. */
    static void noStumps(Path folder) throws IOException {
        for (Path file : all(folder)) {
            String name = String.valueOf(file.getFileName());
            assertThat(name).doesNotContain(".xmp.").doesNotContain(".sluice-");
            if (name.endsWith(".xmp")) {
                assertThat(Sidecar.read(Files.readAllBytes(file)))
                        .as(file.toString())
                        .isInstanceOf(Sidecar.Reading.Read.class);
            }
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !folder.relativize(file).startsWith(".sluice"))
                    .forEach(files::add);
        }
        return files;
    }
}
