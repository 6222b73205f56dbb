// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Undo.Reach.ALL_RUNS;
import static photo.sluice.sidecar.Xmp.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.Wanted;
import photo.sluice.sidecar.file.SidecarFile.Written;

/** Undo on a real disk: what is removed, what is kept, and who is respected. The clock stands a day ahead. */
final class UndoOnDiskTest {

    private static final Wanted BIRD = stars(2, "auto|bird");
    private final Instant later = Instant.now().plusSeconds(86_400);

    @TempDir
    Path root;

    private Path photo;
    private Path sidecar;
    private SidecarFile files;

    @BeforeEach
    void photo() throws IOException {
        root = root.toRealPath();
        photo = Files.write(root.resolve("IMG_1.CR2"), new byte[] {1});
        sidecar = root.resolve("IMG_1.CR2.xmp");
        files = new SidecarFile(List.of(root), Clock.fixed(later, ZoneOffset.UTC));
    }

    @AfterEach
    void noStumps() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".sluice"));
        }
    }

    private Ledger written() {
        Written written = files.write(photo, EXT, BIRD, Ledger.EMPTY, Embedded.NOTHING, intent -> {});
        return ((Published.Done) written.published().orElseThrow()).ledger();
    }

    private Prepared prepareUndo(Ledger ledger) {
        return files.prepareUndo(photo, EXT, ALL_RUNS, ledger, Embedded.NOTHING);
    }

    private Written undo(Ledger ledger) {
        return files.undo(photo, EXT, ALL_RUNS, ledger, Embedded.NOTHING, intent -> {});
    }

    @Test
    void sidecarThatBeganWithUsGoesAltogether() {
        Ledger ledger = written();
        List<Ledger> intents = new ArrayList<>();
        Written undone = files.undo(photo, EXT, ALL_RUNS, ledger, Embedded.NOTHING, intent -> {
            assertThat(sidecar).as("the intent comes first").exists();
            intents.add(intent);
        });
        assertThat(undone.prepared()).isInstanceOf(Prepared.ReadyToDelete.class);
        assertThat(((Published.Done) undone.published().orElseThrow()).ledger())
                .isEqualTo(intents.get(0).settled());
        assertThat(sidecar).doesNotExist();
        assertThat(photo).exists();
    }

    @Test
    void preparingAnUndoTouchesNothing() throws IOException {
        Ledger ledger = written();
        byte[] before = Files.readAllBytes(sidecar);
        assertThat(prepareUndo(ledger)).isInstanceOf(Prepared.ReadyToDelete.class);
        assertThat(sidecar).hasBinaryContent(before);
    }

    @Test
    void sidecarThatAPersonHasWrittenInStays() throws IOException {
        Files.write(sidecar, sidecar("xmp:Rating=\"5\"", lr("people|Bob")));
        Ledger ledger = written();
        assertThat(undo(ledger).prepared()).isInstanceOf(Prepared.Ready.class);
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(5);
        assertThat(view(Files.readAllBytes(sidecar)).tags()).containsExactly("people|Bob");
        assertThat(Files.readString(sidecar)).doesNotContain("sluice.photo");
    }

    @Test
    void editBetweenReadingAndRemovingIsKept() throws IOException {
        Prepared.ReadyToDelete ready = (Prepared.ReadyToDelete) prepareUndo(written());
        byte[] edited = sidecar("xmp:Rating=\"4\"");
        Files.write(sidecar, edited);
        assertThat(files.remove(ready)).isInstanceOf(Published.Changed.class);
        assertThat(sidecar).hasBinaryContent(edited);
    }

    @Test
    void undoStartsOverWithWhatAPersonWroteMeanwhile() throws IOException {
        Ledger ledger = written();
        String ours = Files.readString(sidecar);
        String theirs = ours.replace("xmp:Rating=\"2\"", "xmp:Rating=\"4\"");
        assertThat(theirs).isNotEqualTo(ours);
        List<Ledger> intents = new ArrayList<>();
        Written undone = files.undo(photo, EXT, ALL_RUNS, ledger, Embedded.NOTHING, intent -> {
            intents.add(intent);
            if (intents.size() == 1) overwrite(theirs);
        });
        assertThat(intents).hasSize(2);
        assertThat(undone.published()).get().isInstanceOf(Published.Done.class);
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(4);
        assertThat(view(Files.readAllBytes(sidecar)).tags()).isEmpty();
    }

    private void overwrite(String text) {
        try {
            Files.writeString(sidecar, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sidecarThatIsGoneAlreadyIsNotMissed() throws IOException {
        Ledger ledger = written();
        Prepared.ReadyToDelete ready = (Prepared.ReadyToDelete) prepareUndo(ledger);
        Files.delete(sidecar);
        assertThat(files.remove(ready)).isInstanceOf(Published.Changed.class);
        assertThat(undo(ledger).published()).isEmpty();
        assertThat(sidecar).doesNotExist();
    }

    @Test
    void writeProtectedFolderAndFileAreRespectedEvenByRoot() throws IOException {
        Ledger ledger = written();
        byte[] before = Files.readAllBytes(sidecar);
        Prepared.ReadyToDelete ready = (Prepared.ReadyToDelete) prepareUndo(ledger);
        for (Path each : List.of(root, sidecar)) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(mode.replace('w', '-')));
            try {
                assertThat(prepareUndo(ledger))
                        .isInstanceOfSatisfying(
                                Prepared.Refuse.class,
                                refuse -> assertThat(refuse.code()).isEqualTo(Refusal.READ_ONLY));
                assertThat(files.remove(ready))
                        .isInstanceOfSatisfying(
                                Published.Refuse.class,
                                refuse -> assertThat(refuse.code()).isEqualTo(Refusal.READ_ONLY));
            } finally {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(mode));
            }
        }
        assertThat(sidecar).hasBinaryContent(before);
    }

    @Test
    void linkStaysAndWhatItLeadsToGoesOnlyWithinTheRoots(@TempDir Path elsewhere) throws IOException {
        Path real = Files.createDirectory(root.resolve("real")).resolve("one.xmp");
        Ledger ledger = written();
        Files.move(sidecar, real);
        Files.createSymbolicLink(sidecar, real);
        undo(ledger);
        assertThat(real).doesNotExist();
        assertThat(sidecar).isSymbolicLink();

        Files.delete(sidecar);
        Ledger again = written();
        Path outside = elsewhere.resolve("one.xmp");
        Files.move(sidecar, outside);
        Files.createSymbolicLink(sidecar, outside);
        assertThat(prepareUndo(again))
                .isInstanceOfSatisfying(
                        Prepared.Refuse.class,
                        refuse -> assertThat(refuse.code()).isEqualTo(Refusal.OUTSIDE_ROOTS));
        assertThat(outside).exists();
    }

    @Test
    void crashBetweenAsideAndRemovedLeavesAStumpThatIsSweptAndAnUndoThatIsDone() throws IOException {
        Ledger ledger = written();
        Ledger intent = ((Prepared.ReadyToDelete) prepareUndo(ledger)).intent();
        Path stump = Files.move(sidecar, root.resolve(".sluice-0123456789abcdef-00000000.old"));
        Files.setLastModifiedTime(stump, FileTime.from(later.minusSeconds(601)));
        assertThat(((Prepared.Nothing) prepareUndo(intent)).merged()).isInstanceOf(Merged.Unchanged.class);
        assertThat(files.sweep(root)).isEqualTo(1);
        assertThat(stump).doesNotExist();
        assertThat(sidecar).doesNotExist();
    }
}
