// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is in the photo, or in its other sidecar, is a person's too. */
final class EmbeddedTest {

    private static final Wanted BIRD = stars(2, "auto|bird");

    private static Merged.Write created(Embedded embedded) {
        return write(merge(Optional.empty(), BIRD, Ledger.EMPTY, embedded));
    }

    private static Embedded rated(int stars) {
        return new Embedded(Optional.of(stars), Optional.empty());
    }

    private static Embedded packet(byte[] xmp) {
        return new Embedded(Optional.empty(), Optional.of(xmp));
    }

    @Test
    void starsInThePhotoAreCopiedAndLocked() {
        Merged.Write write = created(rated(4));
        assertThat(view(write.bytes()).rating()).contains(4);
        assertThat(write.locked()).containsExactly(Field.RATING);
        assertThat(created(rated(-1)).locked()).containsExactly(Field.RATING);
    }

    @Test
    void zeroInThePhotoMeansUnrated() {
        assertThat(view(created(rated(0)).bytes()).rating()).contains(2);
    }

    @Test
    void starsInThePhotoFillAnExistingSidecarWithoutRating() {
        Merged.Write write = write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY, rated(5)));
        assertThat(view(write.bytes()).rating()).contains(5);
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void starsInTheSidecarBeatThoseInThePhoto() {
        Merged.Write write = write(merge(Optional.of(sidecar("xmp:Rating=\"3\"")), BIRD, Ledger.EMPTY, rated(5)));
        assertThat(view(write.bytes()).rating()).contains(3);
    }

    @Test
    void starsPutIntoThePhotoLaterReplaceOurs() {
        Merged.Write first = created(Embedded.NOTHING);
        Merged.Write second =
                write(merge(Optional.of(first.bytes()), BIRD, first.intent().settled(), rated(5)));
        assertThat(view(second.bytes()).rating()).contains(5);
        assertThat(second.locked()).containsExactly(Field.RATING);
    }

    @Test
    void ourOwnStarsCopiedIntoThePhotoStayOurs() {
        Merged.Write first = created(Embedded.NOTHING);
        assertThat(merge(Optional.of(first.bytes()), BIRD, first.intent().settled(), rated(2)))
                .isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void newSidecarHidesNothingOfTheEmbeddedPacket() {
        Merged.Write write = created(packet(
                sidecar("xmp:Rating=\"4\"", "foo:a=\"b\"", "photoshop:Urgency=\"3\"", lr("people|Bob"), dc("Bob"))));
        SidecarView view = view(write.bytes());
        assertThat(view.rating()).contains(4);
        assertThat(view.tags()).containsExactly("people|Bob", "auto|bird");
        assertThat(text(write)).contains("foo:a=\"b\"").contains("photoshop:Urgency=\"3\"");
        assertThat(write.locked()).containsExactly(Field.RATING);
    }

    @Test
    void historyNoteAndBakedSettingsStayInThePhoto() {
        String history = "<xmpMM:History><rdf:Seq><rdf:li stEvt:action=\"saved\" stEvt:softwareAgent=\"GIMP\"/>"
                + "</rdf:Seq></xmpMM:History>";
        Merged.Write write = created(packet(sidecar(
                history,
                "xmpNote:HasExtendedXMP=\"F00\"",
                "crs:Exposure2012=\"+1.00\"",
                "crs:AlreadyApplied=\"True\"")));
        assertThat(text(write)).doesNotContain("softwareAgent", "HasExtendedXMP", "Exposure2012");
        assertThat(text(created(packet(sidecar("crs:Exposure2012=\"+1.00\""))))).contains("Exposure2012");
    }

    @Test
    void damagedPacketIsIgnoredWithAComplaint() {
        Merged.Write write = created(packet(bytes("<x:xmpmeta")));
        assertThat(write.complaints()).containsExactly(Complaint.EMBEDDED_XMP_IGNORED);
        assertThat(view(write.bytes()).rating()).contains(2);
        assertThat(write.intent().base()).isEmpty();
    }

    @Test
    void paddingBehindThePacketIsNoDamage() {
        byte[] packet = sidecar("foo:a=\"b\"");
        Merged.Write write = created(packet(Arrays.copyOf(packet, packet.length + 7)));
        assertThat(text(write)).contains("foo:a=\"b\"");
    }

    @Test
    void packetIsNotUsedWhereASidecarExists() {
        Merged.Write write =
                write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY, packet(sidecar("foo:c=\"d\""))));
        assertThat(text(write)).doesNotContain("foo:c");
    }

    @Test
    void ourStarsInAnExportAreRecognisedByTheirBookkeeping() {
        Merged.Write write = created(packet(created(Embedded.NOTHING).bytes()));
        assertThat(write.locked()).isEmpty();
        Merged.Write next = write(merge(
                Optional.empty(),
                stars(1),
                Ledger.EMPTY,
                packet(created(Embedded.NOTHING).bytes())));
        assertThat(view(next.bytes()).rating()).contains(1);
    }

    @Test
    void decisionInTheOtherSidecarCounts() {
        Merged.Write ours = created(Embedded.NOTHING);
        SidecarView lightroom = view(sidecar("xmp:Rating=\"5\"", "digiKam:PickLabel=\"1\""));
        Merged.Write next =
                write(merge(Optional.of(ours.bytes()), BIRD, ours.intent().settled(), Embedded.NOTHING.and(lightroom)));
        assertThat(view(next.bytes()).rating()).contains(5);
        assertThat(view(next.bytes()).pick()).contains(1);
        assertThat(next.locked()).containsExactlyInAnyOrder(Field.RATING, Field.PICK);
    }

    @Test
    void deletedSidecarIsMadeAgainWithItsDecisions() {
        Merged.Write first = write(merge(Optional.of(sidecar("xmp:Rating=\"5\"")), BIRD, Ledger.EMPTY));
        byte[] untagged = edited(first, Field.TAGS, java.util.List.of("auto|bird"), java.util.List.of());
        Merged.Write second =
                write(merge(Optional.of(untagged), BIRD, first.intent().settled()));
        Merged.Write fresh = write(merge(
                Optional.empty(),
                stars(2, "auto|bird", "auto|sky"),
                second.intent().settled()));
        assertThat(view(fresh.bytes()).rating()).contains(5);
        assertThat(view(fresh.bytes()).tags()).containsExactly("auto|sky");
        assertThat(fresh.locked()).containsExactly(Field.RATING);
    }
}
