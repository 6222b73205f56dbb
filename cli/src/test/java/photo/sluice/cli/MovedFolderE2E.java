// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;

/** A folder is moved within its root while {@code run} watches. */
class MovedFolderE2E extends HotFolder {
    private static final int PHOTOS = 4;
    private static final int PERSONS = 5;

    private static ConditionFactory soon() {
        return await().atMost(Sluice.PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    private Live watching() {
        Live run = sluice.start("run", hot.toString(), "--json", "--set", "watch.sweep=2s");
        soon().until(() -> {
            assertThat(run.alive()).as(run.err()).isTrue();
            return run.err().contains("watching");
        });
        return run;
    }

    private static List<String> told(Live run, String below) {
        return run.objects().stream()
                .map(object -> object.path("photo").asText())
                .filter(photo -> photo.contains(below))
                .toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static Path photo(Path folder, int number) {
        return folder.resolve("IMG_" + number + ".jpg");
    }

    /** As an editor would: another rating in the sidecar, nothing else. */
    private static void rate(Path sidecar) throws IOException {
        String text = Files.readString(sidecar, StandardCharsets.UTF_8);
        String rated = text.replaceFirst("(xmp:Rating(=\"|>))-?\\d", "$1" + PERSONS);
        assertThat(rated).isNotEqualTo(text);
        Files.writeString(sidecar, rated, StandardCharsets.UTF_8);
    }

    @Test
    void sidecarsMoveAlongWithTheirRatingsAndNoneIsLostOrDoubled() throws IOException {
        Path before = Files.createDirectory(hot.resolve("card"));
        Path after = hot.resolve("wedding");
        Live run = watching();
        for (int i = 0; i < PHOTOS; i++) Drop.whole(photo(before, i), Frames.jpeg(i));
        soon().until(() -> told(run, "card/").size() == PHOTOS);
        rate(Frames.sidecar(photo(before, 0)));
        List<Optional<Integer>> stars = new ArrayList<>();
        for (int i = 0; i < PHOTOS; i++)
            stars.add(Frames.complete(photo(before, i)).rating());
        List<String> files = files(before);

        Files.move(before, after);

        soon().until(() -> told(run, "wedding/").size() == PHOTOS);
        Drop.whole(hot.resolve("last.jpg"), Frames.jpeg(PHOTOS));
        soon().until(() -> !told(run, "last.jpg").isEmpty());
        assertThat(before).doesNotExist();
        assertThat(files(after)).isEqualTo(files).hasSize(2 * PHOTOS);
        assertThat(Frames.complete(photo(after, 0)).rating()).hasValue(PERSONS);
        for (int i = 1; i < PHOTOS; i++) {
            assertThat(Frames.complete(photo(after, i)).rating()).isEqualTo(stars.get(i));
            assertThat(Frames.complete(photo(after, i)).applied().locked())
                    .as("what we wrote before the move is still ours")
                    .isEmpty();
        }
        assertThat(told(run, "card/"))
                .as("nothing is told of the old names again")
                .hasSize(PHOTOS);
        assertThat(told(run, "wedding/")).hasSize(PHOTOS).doesNotHaveDuplicates();
        Frames.noStumps(hot);
        Ended status = sluice.run("status", "--json");
        assertThat(status.objects().get(0).path("quarantined").asInt(-1)).isZero();
        run.signal("TERM");
        assertThat(run.ended(Sluice.PATIENCE).err()).doesNotContain("Exception");
    }
}
