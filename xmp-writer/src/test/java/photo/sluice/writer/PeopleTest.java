// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.scored;
import static photo.sluice.writer.Results.sound;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.file.Naming;

/** What people and their programs wrote is theirs. */
class PeopleTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void openWriter() throws IOException {
        rig = new Rig(folder.toRealPath().resolve("hot"));
    }

    /** A sidecar with one attribute: the stars that a person gave. */
    private static String rated(int stars) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:Rating=\"" + stars
                + "\"/></rdf:RDF></x:xmpmeta>";
    }

    @Test
    void ratingInTheSidecarStaysAndIsLocked() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Files.writeString(rig.file("a.jpg.xmp"), rated(5));
        rig.accept(sound(photo), tagged(photo, "auto|night")).settle();
        SidecarOutcome outcome = rig.outcome();
        assertThat(outcome.state()).isEqualTo(State.LOCKED);
        assertThat(outcome.message().orElseThrow()).contains("rating");
        assertThat(outcome.ledger().get(0).fields().get("rating").locked()).isTrue();
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(5);
        assertThat(rig.sidecar("a.jpg.xmp").tags()).contains("auto|night");
    }

    /** What darktable writes for a photo that nobody has rated. */
    private static final String IMPORTED = rated(1).replace(
                    "xmp:Rating",
                    "xmlns:darktable=\"http://darktable.sf.net/\" darktable:xmp_version=\"5\" xmp:Rating");

    @Test
    void oneStarOfDarktableStays() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Files.writeString(rig.file("a.jpg.xmp"), IMPORTED);
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.LOCKED);
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(1);
    }

    @Test
    void oneStarOfDarktableGivesWayWhereTheHouseSaysItIsNobodys() throws IOException {
        rig.oneStar = OneStar.UNRATED;
        rig.reopen(rig.store);
        Subject photo = rig.photo("a.jpg");
        Files.writeString(rig.file("a.jpg.xmp"), IMPORTED);
        Files.writeString(rig.file("b.jpg.xmp"), rated(1));
        Subject elsewhere = rig.photo("b.jpg");
        rig.accept(sound(photo), tagged(photo), sound(elsewhere), tagged(elsewhere))
                .settle();
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(2);
        assertThat(rig.sidecar("a.jpg.xmp").applied().locked()).isEmpty();
        assertThat(rig.sidecar("b.jpg.xmp").rating()).as("not darktable's").contains(1);
    }

    @Test
    void ratingThatAPersonChangesAfterUsStays() throws IOException {
        Subject first = rig.photo("a.jpg", 1);
        rig.accept(sound(first), tagged(first)).settle();
        Path sidecar = rig.file("a.jpg.xmp");
        String ours = Files.readString(sidecar);
        String theirs =
                ours.replace("xmp:Rating=\"2\"", "xmp:Rating=\"4\"").replace("<xmp:Rating>2<", "<xmp:Rating>4<");
        assertThat(theirs).isNotEqualTo(ours);
        Files.writeString(sidecar, theirs);
        Subject second = rig.photo("a.jpg", 2);
        rig.accept(scored(second, 20, List.of("noisy")), tagged(second)).settle();
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(4);
        assertThat(rig.outcomes()).extracting(SidecarOutcome::state).containsExactly(State.WRITTEN, State.LOCKED);
    }

    @Test
    void ratingInsideThePhotoIsCopiedAndLocked() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(scored(photo, 80, List.of(), Optional.of(4)), tagged(photo)).settle();
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(4);
        assertThat(rig.sidecar("a.jpg.xmp").applied().locked()).containsExactly(Field.RATING);
        assertThat(rig.outcome().state()).isEqualTo(State.LOCKED);
    }

    @Test
    void ratingOfZeroInsideThePhotoMeansUnrated() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(scored(photo, 80, List.of(), Optional.of(0)), tagged(photo)).settle();
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(2);
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void malformedSidecarIsNotTouched() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Files.writeString(rig.file("a.jpg.xmp"), "<x:xmpmeta half of it");
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.MALFORMED);
        assertThat(rig.outcome().message().orElseThrow()).contains("a.jpg.xmp");
        assertThat(rig.outcome().verdict()).isPresent();
        assertThat(rig.file("a.jpg.xmp")).hasContent("<x:xmpmeta half of it");
        assertThat(rig.ledger).as("nothing was intended").hasSize(1);
    }

    @Test
    void sidecarThatSomebodyIsWritingNowIsWaitedFor() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Files.createFile(rig.file("a.jpg.xmp"));
        Files.setLastModifiedTime(rig.file("a.jpg.xmp"), FileTime.from(rig.now.plusSeconds(1)));
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.ledger).isEmpty();
        Files.writeString(rig.file("a.jpg.xmp"), rated(3));
        rig.after(java.time.Duration.ofSeconds(6));
        assertThat(rig.outcome().state()).isEqualTo(State.LOCKED);
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(3);
        assertThat(Metrics.text(rig.registry)).contains("sluice_sidecar_postponed_total{reason=\"busy\"} 1.0");
    }

    @Test
    void writeProtectedSidecarIsRespected() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Files.writeString(rig.file("a.jpg.xmp"), rated(0));
        Files.setPosixFilePermissions(rig.file("a.jpg.xmp"), PosixFilePermissions.fromString("r--r--r--"));
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.READONLY);
        assertThat(rig.file("a.jpg.xmp")).hasContent(rated(0));
    }

    @Test
    void writeProtectedFolderIsRespectedAndItsNeighboursAreWritten() throws IOException {
        Subject photo = rig.photo("locked/a.jpg");
        Subject other = rig.photo("open/b.jpg");
        Files.setPosixFilePermissions(rig.file("locked"), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            rig.accept(sound(photo), tagged(photo), sound(other), tagged(other)).settle();
            assertThat(rig.outcomes())
                    .extracting(o -> o.photo().path() + " " + o.state().code())
                    .containsExactlyInAnyOrder("locked/a.jpg readonly", "open/b.jpg written");
        } finally {
            Files.setPosixFilePermissions(rig.file("locked"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void photoThatIsALinkOutOfItsRootIsNotWrittenBeside() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.jpg"), "photo");
        Files.createSymbolicLink(rig.file("a.jpg"), secret);
        Subject photo = Results.subject("a.jpg");
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.READONLY);
        assertThat(folder.resolve("secret.jpg.xmp")).doesNotExist();
        assertThat(rig.file("a.jpg.xmp")).doesNotExist();
    }

    @Test
    void rawThatHasTwoSidecarsGetsBothWritten() throws IOException {
        rig.naming = Naming.BOTH;
        rig.reopen(rig.store);
        Subject photo = rig.photo("2026/a.CR2");
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.sidecar("2026/a.CR2.xmp").rating()).contains(2);
        assertThat(rig.sidecar("2026/a.xmp").rating()).contains(2);
        assertThat(rig.outcome().ledger())
                .extracting(entry -> entry.sidecar())
                .containsExactlyInAnyOrder("2026/a.CR2.xmp", "2026/a.xmp");
        assertThat(rig.outcome().sidecar()).contains("2026/a.CR2.xmp");
    }
}
