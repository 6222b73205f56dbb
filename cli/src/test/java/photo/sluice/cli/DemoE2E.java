// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.SidecarView;

/** {@code demo --json --keep DIR}: a line for each photo that lies in DIR afterwards. */
class DemoE2E extends HotFolder {
    private static final List<String> STATES =
            List.of("written", "unchanged", "locked", "malformed", "readonly", "quarantined", "superseded", "gone");
    private static final List<String> ALWAYS = List.of("photo", "state", "latencyMs");
    private static final List<String> JUDGED = List.of("sidecar", "technical", "pick", "stars", "tags", "reasons");

    @Test
    void everyPhotoOfTheDemoEndsAsItWasDrawn() throws IOException {
        Path folder = temp.resolve("demo");

        Ended demo = sluice.run("demo", "--json", "--keep", folder.toString());

        assertThat(demo.status()).as(demo.err()).isZero();
        Map<String, JsonNode> told = demo.byName();
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(photos(folder));
        int quarantined = 0;
        int persons = 0;
        for (Map.Entry<String, JsonNode> photo : told.entrySet()) {
            JsonNode object = photo.getValue();
            assertThat(Ended.keys(object)).containsAll(ALWAYS);
            assertThat(object.path("state").asText()).isIn(STATES);
            Path file = folder.resolve(photo.getKey());
            if (object.path("state").asText().equals("quarantined")) {
                quarantined++;
                assertThat(Ended.keys(object)).contains("fault", "message").doesNotContainAnyElementsOf(JUDGED);
                assertThat(Frames.sidecar(file)).doesNotExist();
                continue;
            }
            assertThat(Ended.keys(object)).containsAll(JUDGED).doesNotContain("fault");
            SidecarView view = Frames.complete(file);
            if (object.path("state").asText().equals("locked")) {
                persons++;
                isAPersons(view, file);
            } else {
                assertThat(view.rating()).contains(object.path("stars").asInt());
                assertThat(view.pick()).contains(object.path("pick").asInt());
            }
        }
        assertThat(quarantined).isEqualTo(1);
        assertThat(persons).as("rated in the sidecar, rated inside the photo").isEqualTo(2);
        Frames.noStumps(folder);
    }

    /** The demo's rater gave five stars, a title, keywords and a job number; four stars stand inside another photo. */
    private static void isAPersons(SidecarView view, Path file) throws IOException {
        assertThat(view.ratedByPerson()).as(file.toString()).isTrue();
        if (view.rating().equals(Optional.of(4))) return;
        assertThat(view.rating()).as(file.toString()).contains(5);
        assertThat(view.tags()).contains("people|Alice");
        assertThat(view.subjects()).contains("people", "Alice");
        assertThat(Files.readString(Frames.sidecar(file)))
                .contains("The first one of the year")
                .contains("2026-0417");
    }

    private static List<String> photos(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith(".") && !name.endsWith(".xmp"))
                    .toList());
        }
    }

    @Test
    void folderThatIsNotEmptyIsLeftAlone() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("mine"));
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");

        Ended demo = sluice.run("demo", "--json", "--keep", folder.toString());

        assertThat(demo.status()).isEqualTo(2);
        assertThat(demo.out()).isEmpty();
        assertThat(demo.err()).contains("not empty");
        assertThat(mine).hasContent("mine");
        assertThat(photos(folder)).containsExactly("mine.txt");
    }
}
