// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.sidecar.packet.Limits;

/** What stands in the way of one photo that is judged anew costs that photo, and never its neighbours. */
class HostileRejudgeTest {
    @TempDir
    Path temp;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(temp.resolve("hot"));
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) mode(folder, "rwxr-xr-x");
        }
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** Bursts of five frames, judged. */
    private void bursts(String... folders) {
        for (String folder : folders) {
            for (int i = 0; i < 5; i++) {
                Subject photo = rig.photo(folder + i + ".jpg");
                rig.accept(Take.at(i * 200L, 1 + i / 10.0).of(photo), tagged(photo, "auto|night"));
            }
        }
        rig.settle();
        assertThat(rig.outcomes()).hasSize(5 * folders.length);
        rig.ledger.clear();
    }

    private RequestAnswered rejudged() {
        Request.Scope scope = new Request.Scope("r-1", "hot", "", false, Instant.EPOCH);
        rig.ask(new RejudgeRequested(scope, Rig.GENEROUS, false));
        for (int i = 0; i < 30; i++) {
            if (rig.answers.stream().anyMatch(RequestAnswered::done)) break;
            rig.after(Duration.ofSeconds(5));
        }
        RequestAnswered last = rig.answers.get(rig.answers.size() - 1);
        assertThat(last.done()).isTrue();
        return last;
    }

    private Map<String, State> states() {
        return rig.outcomes().stream()
                .collect(Collectors.toMap(outcome -> outcome.photo().path(), SidecarOutcome::state));
    }

    private void assertNothingLeft(String folder) throws IOException {
        try (Stream<Path> files = Files.list(rig.file(folder))) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".sluice-"));
        }
    }

    @Test
    void eachBrokenSidecarOfASetHasAnOutcomeOfItsOwnAndItsNeighboursAreDone() throws IOException {
        bursts("a/");
        byte[] broken = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF".getBytes(StandardCharsets.UTF_8);
        Files.write(rig.file("a/0.jpg.xmp"), broken);
        byte[] huge = new byte[Limits.MAX_BYTES + 1];
        Files.write(rig.file("a/1.jpg.xmp"), huge);
        mode(rig.file("a/2.jpg.xmp"), "r--r--r--");
        byte[] kept = Files.readAllBytes(rig.file("a/2.jpg.xmp"));
        FileTime past = FileTime.from(rig.now.minus(Duration.ofHours(1)));
        for (int i = 0; i < 5; i++) Files.setLastModifiedTime(rig.file("a/" + i + ".jpg.xmp"), past);
        RequestAnswered answer = rejudged();
        assertThat(answer.counts()).isEqualTo(Map.of("malformed", 2, "readonly", 1, "written", 2));
        assertThat(states())
                .isEqualTo(Map.of(
                        "a/0.jpg", State.MALFORMED,
                        "a/1.jpg", State.MALFORMED,
                        "a/2.jpg", State.READONLY,
                        "a/3.jpg", State.WRITTEN,
                        "a/4.jpg", State.WRITTEN));
        assertThat(rig.outcomes())
                .filteredOn(outcome -> outcome.state() != State.WRITTEN)
                .allMatch(outcome -> outcome.message().isPresent());
        assertThat(rig.file("a/0.jpg.xmp")).hasBinaryContent(broken);
        assertThat(rig.file("a/1.jpg.xmp")).hasSize(huge.length);
        assertThat(rig.file("a/2.jpg.xmp")).hasBinaryContent(kept);
        assertThat(rig.sidecar("a/4.jpg.xmp").rating()).contains(3);
        assertNothingLeft("a");
    }

    @Test
    void folderThatBecomesReadOnlyInTheMidstIsNamedAndTheNextOneIsDone() throws IOException {
        bursts("a/", "b/");
        byte[] kept = Files.readAllBytes(rig.file("a/4.jpg.xmp"));
        rig.trap = events -> {
            if (!Rig.isIntent(events) || !events.get(0).photo().path().startsWith("a/")) return;
            try {
                mode(rig.file("a"), "r-xr-xr-x");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        assertThat(rejudged().counts()).isEqualTo(Map.of("readonly", 5, "written", 5));
        assertThat(rig.file("a/4.jpg.xmp")).hasBinaryContent(kept);
        assertThat(rig.sidecar("b/4.jpg.xmp").rating()).contains(3);
        mode(rig.file("a"), "rwxr-xr-x");
        assertNothingLeft("a");
        rig.trap = events -> {};
        rig.answers.clear();
        assertThat(rejudged().counts()).as("nothing was locked by mistake").containsEntry("written", 5);
        assertThat(rig.sidecar("a/4.jpg.xmp").rating()).contains(3);
    }

    @Test
    void folderThatIsGoneEndsItsPhotosAndTheNextOneIsDone() throws IOException {
        bursts("a/", "b/");
        Files.move(rig.file("a"), temp.resolve("elsewhere"));
        assertThat(rejudged().counts()).isEqualTo(Map.of("gone", 5, "written", 5));
        assertThat(rig.file("a")).doesNotExist();
        assertThat(rig.sidecar("b/4.jpg.xmp").rating()).contains(3);
    }
}
