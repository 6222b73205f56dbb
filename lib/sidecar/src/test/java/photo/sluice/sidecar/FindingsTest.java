// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Malformation;

/** What real programs do to sidecars, and what we promise in return. */
final class FindingsTest {

    private static final String DARKTABLE = "darktable:xmp_version=\"5\"";
    private static final Wanted BIRD = stars(2, "auto|bird");

    private static Merged.Write adobe(byte[] existing) {
        return write(Merge.merge(Optional.of(existing), BIRD, Ledger.EMPTY, Embedded.NOTHING, ADOBE, NOW));
    }

    @Test
    void noColourLabelNoUrgencyNoHistoryAndNoPeopleAreEverWritten() {
        Wanted all = new Wanted(Optional.of(3), Optional.of(3), BIRD.tags(), allFacts());
        String text = text(write(merge(Optional.empty(), all, Ledger.EMPTY)));
        assertThat(text)
                .doesNotContain("xmp:Label", "Urgency", "xmpMM", "mwg-rs", "CreatorTool", "ModifyDate", "xmpDM")
                .doesNotContain("MicrosoftPhoto", "acdsee", "TagsList>", "SidecarForExtension");
    }

    @Test
    void first80BytesAreWhatReadersLookFor() {
        byte[] commented = bytes("<!-- mine -->"
                + new String(sidecar("foo:a=\"b\""), StandardCharsets.UTF_8).replaceFirst("<\\?xml[^>]*>\\n", ""));
        assertThat(text(write(merge(Optional.of(commented), BIRD, Ledger.EMPTY))))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:xmpmeta ");
    }

    @Test
    void staleDatabaseOfDarktableIsOverruledOnceAndThenReported() {
        byte[] before = sidecar("xmp:Rating=\"0\"", DARKTABLE, lr("people|Bob"), dc("people", "Bob"));
        Merged.Write ours = write(merge(Optional.of(before), BIRD, Ledger.EMPTY));
        byte[] stale = overwritten(ours);
        Merged.Write again = write(merge(Optional.of(stale), BIRD, ours.intent().settled()));
        assertThat(again.complaints()).contains(Complaint.REAPPLIED);
        assertThat(view(again.bytes()).rating()).contains(2);
        assertThat(view(again.bytes()).tags()).containsExactly("people|Bob", "auto|bird");
        assertThat(again.locked()).isEmpty();
        Merged third =
                merge(Optional.of(overwritten(again)), BIRD, again.intent().settled());
        assertThat(third).isInstanceOf(Merged.Disputed.class);
        // The mark also travels in the file.
        assertThat(text(again)).contains("sluice:reapplied=\"True\"");
    }

    private static byte[] overwritten(Merged.Write ours) {
        byte[] gone = edited(ours, Field.TAGS, List.of("auto|bird"), List.of());
        String text = new String(gone, StandardCharsets.UTF_8).replace("xmp:Rating=\"2\"", "xmp:Rating=\"0\"");
        int subjects = text.indexOf("<dc:subject>");
        int end = text.indexOf("</dc:subject>");
        String list = text.substring(subjects, end).replace("<rdf:li>bird</rdf:li>", "");
        return bytes(text.substring(0, subjects) + list + text.substring(end));
    }

    @Test
    void anythingLessClearThanARollbackIsThePersons() {
        byte[] before = sidecar("xmp:Rating=\"0\"", DARKTABLE, lr("people|Bob"), dc("people", "Bob"));
        Merged.Write ours = write(merge(Optional.of(before), BIRD, Ledger.EMPTY));
        byte[] starred = bytes(
                new String(overwritten(ours), StandardCharsets.UTF_8).replace("xmp:Rating=\"0\"", "xmp:Rating=\"4\""));
        Merged.Write kept =
                write(merge(Optional.of(starred), BIRD, ours.intent().settled()));
        assertThat(view(kept.bytes()).rating()).contains(4);
        assertThat(view(kept.bytes()).tags()).containsExactly("people|Bob");
        byte[] notDarktable = bytes(
                new String(overwritten(ours), StandardCharsets.UTF_8).replace(DARKTABLE, "darktable:other=\"5\""));
        Merged.Write cleared =
                write(merge(Optional.of(notDarktable), BIRD, ours.intent().settled()));
        assertThat(view(cleared.bytes()).tags()).containsExactly("people|Bob");
        assertThat(cleared.locked()).containsExactly(Field.RATING);
    }

    @Test
    void ledgerSpeaksWhenDigikamHasWipedTheFile() {
        Merged.Write ours = write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY));
        byte[] wiped = sidecar("xmp:Rating=\"2\"", dc("bird"), lr("auto|bird"));
        Merged.Write next =
                write(merge(Optional.of(wiped), stars(1), ours.intent().settled()));
        assertThat(view(next.bytes()).rating()).contains(1);
        assertThat(view(next.bytes()).tags()).isEmpty();
        byte[] starred = sidecar("xmp:Rating=\"5\"", dc("bird"), lr("auto|bird"));
        assertThat(write(merge(Optional.of(starred), stars(1), ours.intent().settled()))
                        .locked())
                .containsExactly(Field.RATING);
    }

    @Test
    void withoutCopyAndLedgerEverythingIsThePersons() {
        byte[] found = sidecar("xmp:Rating=\"2\"", "digiKam:PickLabel=\"3\"", dc("bird"), lr("auto|bird"));
        Merged.Write next = write(merge(Optional.of(found), stars(1), Ledger.EMPTY));
        assertThat(view(next.bytes()).rating()).contains(2);
        assertThat(view(next.bytes()).tags()).containsExactly("auto|bird");
        assertThat(next.locked()).containsExactlyInAnyOrder(Field.RATING, Field.PICK);
    }

    @Test
    void newAdobeSidecarSaysWhoseItIs() {
        Merged.Write write = adobe(new byte[0]);
        assertThat(text(write)).contains("photoshop:SidecarForExtension=\"CR2\"");
        assertThat(text(adobe(sidecar("photoshop:SidecarForExtension=\"cr2\""))))
                .contains("=\"cr2\"");
    }

    @Test
    void sidecarOfTheOtherHalfOfAPairIsLeftAlone() {
        byte[] other = sidecar("photoshop:SidecarForExtension=\"NEF\"");
        Merged merged = Merge.merge(Optional.of(other), BIRD, Ledger.EMPTY, Embedded.NOTHING, ADOBE, NOW);
        assertThat(((Merged.Malformed) merged).malformation()).isEqualTo(Malformation.OTHER_PHOTO);
    }

    @Test
    void laterVersionsBookkeepingIsNotTouched() {
        Merged merged = merge(Optional.of(sidecar("sluice:stateVersion=\"2\"")), BIRD, Ledger.EMPTY);
        assertThat(((Merged.Malformed) merged).malformation()).isEqualTo(Malformation.NEWER_STATE);
    }

    @Test
    void unknownPropertiesInOurNamespaceStay() {
        byte[] found = sidecar("sluice:stateVersion=\"1\"", "sluice:fromTheFuture=\"x\"", "sluice:setId=\"old\"");
        String text = text(write(merge(Optional.of(found), BIRD, Ledger.EMPTY)));
        assertThat(text).contains("fromTheFuture=\"x\"").doesNotContain("setId");
    }

    @Test
    void aNewRunOrDateAloneIsNoReasonToTouchAFile() {
        Merged.Write first = write(merge(Optional.empty(), BIRD, Ledger.EMPTY));
        Merged later = Merge.merge(
                Optional.of(first.bytes()),
                inRun("run-2", BIRD),
                first.intent().settled(),
                Embedded.NOTHING,
                EXT,
                NOW.plusSeconds(60));
        assertThat(later).isInstanceOf(Merged.Unchanged.class);
        Ledger ledger = ((Merged.Unchanged) later).ledger();
        assertThat(ledger.sha256()).isEqualTo(first.intent().sha256());
        assertThat(ledger.entries()).isEqualTo(first.intent().entries());
    }

    @Test
    void sameInputsGiveSameBytes() {
        Merged.Write one = write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY));
        Merged.Write two = write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY));
        assertThat(Arrays.equals(one.bytes(), two.bytes())).isTrue();
        assertThat(one.intent()).isEqualTo(two.intent());
    }

    @Test
    void factsAreReplacedAndReadBack() {
        Wanted all = new Wanted(Optional.of(3), Optional.empty(), List.of(), allFacts());
        Merged.Write first = write(merge(Optional.empty(), all, Ledger.EMPTY));
        assertThat(view(first.bytes()).facts()).isEqualTo(allFacts());
        Merged.Write second =
                write(merge(Optional.of(first.bytes()), BIRD, first.intent().settled()));
        assertThat(view(second.bytes()).facts()).isEqualTo(facts("run-1"));
    }

    @Test
    void foreignPrefixClashDoesNotRenameOurs() {
        byte[] clash = bytes(new String(sidecar("foo:a=\"b\""), StandardCharsets.UTF_8)
                .replace("http://ns.adobe.com/lightroom/1.0/", "http://other.example/clash/")
                .replace("foo:a=\"b\"", "lr:clash=\"yes\""));
        assertThat(text(write(merge(Optional.of(clash), BIRD, Ledger.EMPTY)))).contains("<lr:hierarchicalSubject>");
    }

    @Test
    void undoOfAPhotoThatWeNeverTouchedWritesNothing() {
        assertThat(merge(Optional.of(sidecar("foo:a=\"b\"")), Wanted.NOTHING, Ledger.EMPTY))
                .isInstanceOf(Merged.Unchanged.class);
        assertThat(merge(Optional.empty(), Wanted.NOTHING, Ledger.EMPTY)).isInstanceOf(Merged.Unchanged.class);
    }
}
