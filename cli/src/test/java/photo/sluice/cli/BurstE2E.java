// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Picture;
import photo.sluice.testkit.scene.Scene;

/** A burst that is dropped while the product watches: judged as one, written once. */
class BurstE2E extends HotFolder {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 14, 12, 0, 0, 120_000_000);
    private static final int SHARP = 2;

    private static List<byte[]> burst() {
        Picture wide = Scene.HARBOUR.draw(1224, 816, 7);
        Fault[] faults = {
            new Fault.Shake(9, 75),
            new Fault.Defocus(2),
            new Fault.Exposure(0),
            new Fault.Shake(5, 10),
            new Fault.Defocus(3.5)
        };
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < faults.length; i++) {
            frames.add(Shot.of(wide.crop(2 * i, i, 1200, 800), i)
                    .with(faults[i])
                    .with(Exif.none().make("Brightwater").model("R7").taken(NOON.plus(Duration.ofMillis(166L * i))))
                    .jpeg());
        }
        return frames;
    }

    @Test
    void bestOfABurstThatIsDroppedGetsItsStarsAndNoOtherDoes() throws IOException {
        List<byte[]> burst = burst();
        Live run = sluice.start("run", hot.toString(), "--json");
        await().atMost(Sluice.PATIENCE).until(() -> run.err().contains("watching"));

        Path first = Drop.whole(
                hot.resolve("first.jpg"), Frames.jpeg(1)); // so that the figures are those of a running product
        await().atMost(Sluice.PATIENCE).until(() -> run.objects().size() == 1);
        Frames.complete(first);

        List<Path> photos = new ArrayList<>();
        for (int i = 0; i < burst.size(); i++) {
            photos.add(Drop.whole(hot.resolve("IMG_000" + i + ".JPG"), burst.get(i)));
        }

        await().atMost(Sluice.PATIENCE)
                .until(() -> photos.stream().allMatch(photo -> Files.exists(Frames.sidecar(photo))));
        await().atMost(Sluice.PATIENCE).until(() -> run.objects().size() == 1 + burst.size());
        for (int i = 0; i < photos.size(); i++) {
            SidecarView view = Frames.complete(photos.get(i));
            Facts.Place place = view.facts().place().orElseThrow();
            assertThat(place.kind() + " of " + place.size()).isEqualTo("burst of 5");
            assertThat(place.set()).isEqualTo("IMG_0000.JPG");
            assertThat(place.rank() == 1).as("rank of frame " + i).isEqualTo(i == SHARP);
            if (i == SHARP) assertThat(view.rating()).contains(2);
            else assertThat(view.rating().orElseThrow()).isLessThan(2);
        }
        run.signal("TERM");
        assertThat(run.ended(Sluice.PATIENCE).objects()).as("each told once").hasSize(1 + burst.size());
        System.out.println("from drop to sidecar, ms: "
                + run.objects().stream()
                        .map(told -> told.path("latencyMs").asLong())
                        .toList());
    }
}
