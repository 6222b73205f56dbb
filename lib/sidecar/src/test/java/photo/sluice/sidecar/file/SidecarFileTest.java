// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.Wanted;
import photo.sluice.sidecar.packet.Limits;

/** The shell on a real disk. The clock stands still, a day after every file was written. */
final class SidecarFileTest {

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

    private Prepared prepare() {
        return files.prepare(photo, EXT, BIRD, Ledger.EMPTY, Embedded.NOTHING);
    }

    private Prepared.Ready ready() {
        return (Prepared.Ready) prepare();
    }

    private void untouched(byte[] bytes) throws IOException {
        assertThat(sidecar).hasBinaryContent(bytes);
        noStumps();
    }

    private void noStumps() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    private static Refusal refusal(Object result) {
        if (result instanceof Prepared.Refuse refuse) return refuse.code();
        if (result instanceof Published.Refuse refuse) return refuse.code();
        throw new AssertionError("expected a refusal but got " + result);
    }

    @Test
    void preparingWritesNothing() {
        assertThat(ready().path()).isEqualTo(sidecar);
        assertThat(sidecar).doesNotExist();
    }

    @Test
    void newSidecarIsPublishedWhole() throws IOException {
        Prepared.Ready ready = ready();
        Published.Done done = (Published.Done) files.publish(ready);
        assertThat(sidecar).hasBinaryContent(ready.write().bytes());
        assertThat(done.ledger()).isEqualTo(ready.intent().settled());
        noStumps();
        SidecarFile.forceFolder(root);
        assertThat(prepare())
                .isInstanceOfSatisfying(
                        Prepared.Nothing.class,
                        nothing -> assertThat(nothing.merged()).isInstanceOf(Merged.Unchanged.class));
    }

    @Test
    void unchangedFileKeepsItsTime() throws IOException {
        files.publish(ready());
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(sidecar, before);
        files.write(photo, EXT, BIRD, Ledger.EMPTY, Embedded.NOTHING, intent -> {});
        assertThat(Files.getLastModifiedTime(sidecar)).isEqualTo(before);
    }

    @Test
    void modeAndOwnerAreKept() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        Files.setPosixFilePermissions(sidecar, PosixFilePermissions.fromString("rw-rw----"));
        Object owner = Files.getAttribute(sidecar, "posix:owner");
        files.publish(ready());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sidecar)))
                .isEqualTo("rw-rw----");
        assertThat(Files.getAttribute(sidecar, "posix:owner")).isEqualTo(owner);
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(2);
    }

    @Test
    void editBetweenTheStepsIsLeftAlone() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        Prepared.Ready ready = ready();
        byte[] edited = sidecar("foo:a=\"c\"");
        Files.write(sidecar, edited);
        assertThat(files.publish(ready)).isInstanceOf(Published.Changed.class);
        untouched(edited);
    }

    @Test
    void sidecarThatAppearsBetweenTheStepsIsLeftAlone() throws IOException {
        Prepared.Ready ready = ready();
        byte[] darktables = sidecar("darktable:xmp_version=\"5\"");
        Files.write(sidecar, darktables);
        assertThat(files.publish(ready)).isInstanceOf(Published.Changed.class);
        untouched(darktables);
    }

    @Test
    void sidecarThatVanishesBetweenTheStepsIsNotBroughtBack() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        Prepared.Ready ready = ready();
        Files.delete(sidecar);
        assertThat(files.publish(ready)).isInstanceOf(Published.Changed.class);
        assertThat(sidecar).doesNotExist();
        noStumps();
    }

    @Test
    void writingStartsOverWithTheNewBytes() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        List<Ledger> intents = new ArrayList<>();
        SidecarFile.Written written = files.write(photo, EXT, BIRD, Ledger.EMPTY, Embedded.NOTHING, intent -> {
            intents.add(intent);
            if (intents.size() == 1) overwrite(sidecar("xmp:Rating=\"5\""));
        });
        assertThat(written.published()).get().isInstanceOf(Published.Done.class);
        assertThat(intents).hasSize(2);
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(5);
    }

    @Test
    void writingGivesUpOnAFileThatKeepsChanging() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"0\""));
        List<Ledger> intents = new ArrayList<>();
        SidecarFile.Written written = files.write(photo, EXT, BIRD, Ledger.EMPTY, Embedded.NOTHING, intent -> {
            intents.add(intent);
            overwrite(sidecar("foo:a=\"" + intents.size() + "\""));
        });
        assertThat(refusal(written.published().orElseThrow())).isEqualTo(Refusal.KEEPS_CHANGING);
        untouched(sidecar("foo:a=\"5\""));
    }

    /** Someone else's edit, old enough not to look busy. */
    private void overwrite(byte[] bytes) {
        try {
            Files.write(sidecar, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void truncatedFileIsBusyWhileFreshAndMalformedLater() throws IOException {
        byte[] half = bytes("<?xml version=\"1.0\"?><x:xmp");
        Files.write(sidecar, half);
        Files.setLastModifiedTime(sidecar, FileTime.from(later.minusSeconds(2)));
        assertThat(prepare()).isInstanceOf(Prepared.Busy.class);
        Files.setLastModifiedTime(sidecar, FileTime.from(later.minusSeconds(6)));
        assertThat(((Prepared.Nothing) prepare()).merged()).isInstanceOf(Merged.Malformed.class);
        untouched(half);
    }

    @Test
    void emptyFileIsBusyWhileFreshAndAbsentLater() throws IOException {
        Files.write(sidecar, new byte[0]);
        Files.setLastModifiedTime(sidecar, FileTime.from(later.minusSeconds(2)));
        assertThat(prepare()).isInstanceOf(Prepared.Busy.class);
        Files.setLastModifiedTime(sidecar, FileTime.from(later.minusSeconds(6)));
        files.publish(ready());
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(2);
    }

    @Test
    void wholeFileIsNeverBusy() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        Files.setLastModifiedTime(sidecar, FileTime.from(later));
        assertThat(prepare()).isInstanceOf(Prepared.Ready.class);
    }

    @Test
    void linkIsFollowedAndKept() throws IOException {
        Path real = Files.createDirectory(root.resolve("real")).resolve("one.xmp");
        Files.write(real, sidecar("foo:a=\"b\""));
        Files.createSymbolicLink(sidecar, real);
        files.publish(ready());
        assertThat(sidecar).isSymbolicLink();
        assertThat(view(Files.readAllBytes(real)).rating()).contains(2);
    }

    @Test
    void linkOutOfTheRootsIsRefused(@TempDir Path elsewhere) throws IOException {
        Path real = Files.write(elsewhere.resolve("one.xmp"), sidecar("foo:a=\"b\""));
        Files.createSymbolicLink(sidecar, real);
        assertThat(refusal(prepare())).isEqualTo(Refusal.OUTSIDE_ROOTS);
        assertThat(real).hasBinaryContent(sidecar("foo:a=\"b\""));
    }

    @Test
    void folderThatIsALinkOutOfTheRootsIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(root.resolve("out"), elsewhere);
        photo = root.resolve("out/IMG_1.CR2");
        assertThat(refusal(prepare())).isEqualTo(Refusal.OUTSIDE_ROOTS);
    }

    @Test
    void danglingAndCircularLinksAreReported() throws IOException {
        Files.createSymbolicLink(sidecar, root.resolve("nowhere.xmp"));
        assertThat(refusal(prepare())).isEqualTo(Refusal.DANGLING_LINK);
        Files.delete(sidecar);
        Files.createSymbolicLink(sidecar, sidecar);
        assertThat(refusal(prepare())).isEqualTo(Refusal.DANGLING_LINK);
    }

    @Test
    void writeProtectedFileIsRespectedEvenByRoot() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        Prepared.Ready ready = ready();
        Files.setPosixFilePermissions(sidecar, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(refusal(prepare())).isEqualTo(Refusal.READ_ONLY);
        assertThat(refusal(files.publish(ready))).isEqualTo(Refusal.READ_ONLY);
        untouched(sidecar("foo:a=\"b\""));
    }

    @Test
    void writeProtectedFolderIsRespectedEvenByRoot() throws IOException {
        Prepared.Ready ready = ready();
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(refusal(prepare())).isEqualTo(Refusal.READ_ONLY);
            assertThat(refusal(files.publish(ready))).isEqualTo(Refusal.READ_ONLY);
        } finally {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(sidecar).doesNotExist();
    }

    @Test
    void folderInTheSidecarsPlaceIsRefused() throws IOException {
        Files.createDirectory(sidecar);
        assertThat(refusal(prepare())).isEqualTo(Refusal.NOT_A_FILE);
    }

    @Test
    void hugeFileIsRefusedUnread() throws IOException {
        Files.write(sidecar, new byte[Limits.MAX_BYTES + 1]);
        assertThat(refusal(prepare())).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void missingFolderIsReported() {
        photo = root.resolve("gone/IMG_1.CR2");
        assertThat(refusal(prepare())).isEqualTo(Refusal.NO_FOLDER);
    }

    @Test
    void crashBeforeTheRenameLeavesTheOldSidecarAndTheNextWriteIsClean() throws IOException {
        Files.write(sidecar, sidecar("foo:a=\"b\""));
        Ledger intent = ready().intent();
        Path stump = Files.write(root.resolve(".sluice-0123456789abcdef-00000000.new"), new byte[] {1});
        Prepared.Ready next = (Prepared.Ready) files.prepare(photo, EXT, BIRD, intent, Embedded.NOTHING);
        assertThat(next.write().locked()).isEmpty();
        assertThat(files.publish(next)).isInstanceOf(Published.Done.class);
        Files.setLastModifiedTime(stump, FileTime.from(later.minusSeconds(601)));
        assertThat(files.sweep(root)).isEqualTo(1);
        noStumps();
    }

    @Test
    void crashAfterTheRenameIsRecognisedByTheHash() throws IOException {
        Prepared.Ready ready = ready();
        files.publish(ready);
        Prepared again = files.prepare(photo, EXT, BIRD, ready.intent(), Embedded.NOTHING);
        Merged.Unchanged unchanged = (Merged.Unchanged) ((Prepared.Nothing) again).merged();
        assertThat(unchanged.ledger()).isEqualTo(ready.intent().settled());
    }

    @Test
    void sweepTakesOnlyOurOldStumps() throws IOException {
        Path young = Files.write(root.resolve(".sluice-0123456789abcdef-00000001.new"), new byte[] {1});
        Files.setLastModifiedTime(young, FileTime.from(later.minusSeconds(599)));
        Path other = Files.write(root.resolve(".sluice-notes.new"), new byte[] {1});
        Path old = Files.write(root.resolve(".sluice-0123456789abcdef-00000002.old"), new byte[] {1});
        assertThat(files.sweep(root)).isEqualTo(1);
        assertThat(young).exists();
        assertThat(other).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void longestPossibleNameCanBeWritten() throws IOException {
        photo = Files.write(root.resolve("x".repeat(247) + ".CR2"), new byte[] {1});
        SidecarName name =
                SidecarName.of(SidecarName.Form.EXT, photo.getFileName().toString());
        Prepared prepared = files.prepare(photo, name, BIRD, Ledger.EMPTY, Embedded.NOTHING);
        assertThat(files.publish((Prepared.Ready) prepared)).isInstanceOf(Published.Done.class);
    }

    @Test
    void ofTwoSidecarsEachLearnsWhatAPersonSaidInTheOther() throws IOException {
        files.publish(ready());
        Files.write(root.resolve("IMG_1.xmp"), sidecar("xmp:Rating=\"5\""));
        assertThat(Naming.EXT.of(photo)).containsExactly(EXT, ADOBE);
        for (SidecarName name : Naming.EXT.of(photo)) {
            files.write(photo, name, BIRD, Ledger.EMPTY, Embedded.NOTHING, intent -> {});
        }
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(5);
        assertThat(view(Files.readAllBytes(root.resolve("IMG_1.xmp"))).rating()).contains(5);
        assertThat(view(Files.readAllBytes(root.resolve("IMG_1.xmp"))).tags()).containsExactly("auto|bird");
    }

    @Test
    void namesFollowTheSettingOnlyWhereNothingExists() throws IOException {
        assertThat(Naming.EXT.of(photo)).containsExactly(EXT);
        assertThat(Naming.ADOBE.of(photo)).containsExactly(ADOBE);
        assertThat(Naming.BOTH.of(photo)).containsExactly(EXT, ADOBE);
        Files.write(root.resolve("IMG_1.xmp"), sidecar("foo:a=\"b\""));
        assertThat(Naming.EXT.of(photo)).containsExactly(ADOBE);
        assertThat(ADOBE.beside("IMG_1.CR2")).isEqualTo("IMG_1.xmp");
        assertThat(EXT.beside("IMG_1.CR2")).isEqualTo("IMG_1.CR2.xmp");
    }

    @Test
    void photoWithoutExtensionHasOneSidecar() throws IOException {
        Path bare = Files.write(root.resolve("scan"), new byte[] {1});
        SidecarName name = SidecarName.of(SidecarName.Form.EXT, "scan");
        assertThat(Naming.BOTH.of(bare)).containsExactly(name);
        Files.write(root.resolve("scan.xmp"), sidecar("foo:a=\"b\""));
        assertThat(Naming.BOTH.of(bare)).containsExactly(name);
        assertThat(SidecarFile.path(bare, name)).isEqualTo(root.resolve("scan.xmp"));
    }

    @Test
    void sidecarOfThePairBelongsToTheRaw() throws IOException {
        Path jpeg = Files.write(root.resolve("IMG_1.JPG"), new byte[] {1});
        SidecarName own = SidecarName.of(SidecarName.Form.EXT, "IMG_1.JPG");
        assertThat(Naming.ADOBE.of(jpeg)).containsExactly(own);
        Files.write(root.resolve("IMG_1.xmp"), sidecar("foo:a=\"b\""));
        assertThat(Naming.ADOBE.of(jpeg)).containsExactly(own);
        Files.write(root.resolve("IMG_1.xmp"), sidecar("photoshop:SidecarForExtension=\"jpg\""));
        assertThat(Naming.ADOBE.of(jpeg)).containsExactly(SidecarName.of(SidecarName.Form.ADOBE, "IMG_1.JPG"));
        assertThat(Naming.ADOBE.of(photo)).containsExactly(ADOBE);
        Optional<Prepared> refused = Optional.of(files.prepare(photo, ADOBE, BIRD, Ledger.EMPTY, Embedded.NOTHING));
        assertThat(((Prepared.Nothing) refused.get()).merged()).isInstanceOf(Merged.Malformed.class);
    }
}
