// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Undo.Reach.ALL_RUNS;
import static photo.sluice.sidecar.Undo.Reach.LAST_RUN;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Malformation;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** What we wrote goes, what a person wrote stays, and a later run finds its way. */
final class UndoTest {

    private static final Marks GREEN_PICKED =
            new Marks(Optional.of(Colour.GREEN), Colour.Home.LABEL, Optional.of(Flag.PICKED));
    private static final Wanted FULL = new Wanted(
                    Optional.of(3),
                    Optional.of(3),
                    stars(3, "auto|bird", "auto|sky").tags(),
                    allFacts())
            .with(GREEN_PICKED);

    private static Merged undo(byte[] file, Ledger ledger, Undo.Reach reach) {
        return Undo.undo(Optional.of(file), ledger, Embedded.NOTHING, reach, EXT, NOW.plusSeconds(60));
    }

    private static Merged.Write first(byte[] before) {
        return write(merge(Optional.of(before), FULL, Ledger.EMPTY));
    }

    private static Map<QName, Value> properties(byte[] bytes) {
        try {
            Map<QName, Value> properties = new HashMap<>(Packet.parse(bytes).properties());
            properties.remove(Names.METADATA_DATE);
            return properties;
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sidecarSaysAgainWhatItSaidBeforeUs() {
        byte[] before = sidecar("xmp:Rating=\"0\"", "foo:a=\"b\"", lr("people|Bob"), dc("Bob"), tagsList("people/Bob"));
        Merged.Write ours = first(before);
        Merged.Write undone = write(undo(ours.bytes(), ours.intent().settled(), ALL_RUNS));
        assertThat(properties(undone.bytes())).isEqualTo(properties(before));
        assertThat(text(undone)).doesNotContain("sluice");
        assertThat(undone.intent().settled().undone()).isTrue();
    }

    @Test
    void sidecarThatWeMadeGoes() {
        Merged.Write ours = write(merge(Optional.empty(), FULL, Ledger.EMPTY));
        Merged merged = undo(ours.bytes(), ours.intent().settled(), ALL_RUNS);
        assertThat(merged).isInstanceOf(Merged.Delete.class);
        assertThat(merged.code()).isEqualTo("deleted");
        Ledger left = ((Merged.Delete) merged).intent();
        assertThat(left.base()).isEqualTo(Hash.of(ours.bytes()));
        assertThat(left.sha256()).isEmpty();
        assertThat(left.prior()).contains(ours.intent().settled());
    }

    @Test
    void adobesSidecarThatWeMadeGoesToo() {
        Merged.Write ours = write(Merge.merge(Optional.empty(), FULL, Ledger.EMPTY, Embedded.NOTHING, ADOBE, NOW));
        assertThat(Undo.undo(
                        Optional.of(ours.bytes()), ours.intent().settled(), Embedded.NOTHING, ALL_RUNS, ADOBE, NOW))
                .isInstanceOf(Merged.Delete.class);
    }

    @Test
    void sidecarThatOnlyRepeatsThePhotosOwnXmpGoesAndOneThatSaysMoreStays() {
        Embedded inside = new Embedded(Optional.of(4), Optional.of(sidecar("foo:a=\"b\"", lr("people|Bob"))));
        Merged.Write ours = write(merge(Optional.empty(), FULL, Ledger.EMPTY, inside));
        Ledger ledger = ours.intent().settled();
        assertThat(Undo.undo(Optional.of(ours.bytes()), ledger, inside, ALL_RUNS, EXT, NOW))
                .isInstanceOf(Merged.Delete.class);
        byte[] edited = edited(ours, Field.TAGS, List.of("people|Bob"), List.of());
        Merged.Write kept = write(Undo.undo(Optional.of(edited), ledger, inside, ALL_RUNS, EXT, NOW));
        assertThat(view(kept.bytes()).tags()).isEmpty();
        assertThat(view(kept.bytes()).rating()).contains(4);
    }

    @Test
    void whatAPersonChangedStaysAndIsRemembered() {
        Merged.Write ours = write(merge(Optional.empty(), FULL, Ledger.EMPTY));
        byte[] tagged = edited(ours, Field.TAGS, List.of("auto|sky"), List.of("people|Alice"));
        byte[] edited = bytes(new String(tagged, StandardCharsets.UTF_8)
                .replace("xmp:Rating=\"3\"", "xmp:Rating=\"5\"")
                .replace("xmp:Label=\"Green\"", "xmp:Label=\"Red\""));
        Merged.Write undone = write(undo(edited, ours.intent().settled(), ALL_RUNS));
        SidecarView view = view(undone.bytes());
        assertThat(view.rating()).contains(5);
        assertThat(view.label()).contains("Red");
        assertThat(view.pick()).isEmpty();
        assertThat(view.tags()).containsExactly("people|Alice");
        assertThat(undone.locked()).containsExactlyInAnyOrder(Field.RATING, Field.LABEL);
        // And should we be asked again, all that still holds.
        Merged.Write again =
                write(merge(Optional.of(undone.bytes()), FULL, undone.intent().settled()));
        SidecarView after = view(again.bytes());
        assertThat(after.rating()).contains(5);
        assertThat(after.label()).contains("Red");
        assertThat(after.pick()).contains(3);
        assertThat(after.tags()).containsExactlyInAnyOrder("people|Alice", "auto|bird");
    }

    @Test
    void rewriteAfterAnUndoIsOursAgain() {
        byte[] before = sidecar("xmp:Rating=\"0\"", "foo:a=\"b\"");
        Merged.Write ours = first(before);
        Merged.Write undone = write(undo(ours.bytes(), ours.intent().settled(), ALL_RUNS));
        Merged.Write again =
                write(merge(Optional.of(undone.bytes()), FULL, undone.intent().settled()));
        assertThat(again.locked()).isEmpty();
        assertThat(view(again.bytes()).rating()).contains(3);
        Merged.Write other =
                write(merge(Optional.of(again.bytes()), stars(1), again.intent().settled()));
        assertThat(view(other.bytes()).rating()).contains(1);
        assertThat(other.locked()).isEmpty();
        Merged.Write twice = write(undo(other.bytes(), other.intent().settled(), ALL_RUNS));
        assertThat(properties(twice.bytes())).isEqualTo(properties(before));
    }

    @Test
    void crashDuringAnUndoTakesNothingForAPersons() {
        byte[] before = sidecar("xmp:Rating=\"0\"", "foo:a=\"b\"");
        Merged.Write ours = first(before);
        Merged.Write undone = write(undo(ours.bytes(), ours.intent().settled(), ALL_RUNS));
        Merged.Write notYet = write(merge(Optional.of(ours.bytes()), stars(1), undone.intent()));
        assertThat(notYet.locked()).isEmpty();
        assertThat(view(notYet.bytes()).rating()).contains(1);
        Merged.Write done = write(merge(Optional.of(undone.bytes()), stars(1), undone.intent()));
        assertThat(done.locked()).isEmpty();
        assertThat(view(done.bytes()).rating()).contains(1);
        byte[] touched =
                bytes(new String(undone.bytes(), StandardCharsets.UTF_8).replace("foo:a=\"b\"", "foo:a=\"c\""));
        // Edited before we could look again: what was ours is now in doubt, and left to the person.
        Merged.Write editedSince = write(merge(Optional.of(touched), stars(1), undone.intent()));
        assertThat(view(editedSince.bytes()).rating()).contains(0);
        Merged.Delete delete = (Merged.Delete) deleted();
        Merged.Write back = write(merge(Optional.empty(), stars(2), delete.intent()));
        assertThat(back.locked()).isEmpty();
        assertThat(view(back.bytes()).rating()).contains(2);
    }

    private static Merged deleted() {
        Merged.Write ours = write(merge(Optional.empty(), FULL, Ledger.EMPTY));
        return undo(ours.bytes(), ours.intent().settled(), ALL_RUNS);
    }

    @Test
    void lastRunAloneIsUndone() {
        Merged.Write one = write(merge(
                Optional.of(sidecar("foo:a=\"b\"")),
                inRun("run-1", stars(1, "auto|bird", "auto|old").with(GREEN_PICKED)),
                Ledger.EMPTY));
        Merged.Write two = write(merge(
                Optional.of(one.bytes()),
                inRun("run-2", stars(3, "auto|bird", "auto|new")),
                one.intent().settled()));
        Merged.Write undone = write(undo(two.bytes(), two.intent().settled(), LAST_RUN));
        SidecarView view = view(undone.bytes());
        assertThat(view.rating()).contains(1);
        assertThat(view.label()).contains("Green");
        assertThat(view.flag()).contains(1);
        assertThat(view.tags()).containsExactlyInAnyOrder("auto|bird", "auto|old");
        assertThat(view.subjects()).containsExactlyInAnyOrder("bird", "old");
        assertThat(view.facts()).isEqualTo(Facts.NONE);
        assertThat(undone.locked()).isEmpty();
        // There is no third step back.
        assertThat(undo(undone.bytes(), undone.intent().settled(), LAST_RUN)).isInstanceOf(Merged.Unchanged.class);
        Merged.Write three = write(merge(
                Optional.of(undone.bytes()),
                inRun("run-3", stars(2)),
                undone.intent().settled()));
        assertThat(three.locked()).isEmpty();
        assertThat(view(three.bytes()).tags()).isEmpty();
        // All runs can still be undone.
        Merged.Write all = write(undo(three.bytes(), three.intent().settled(), ALL_RUNS));
        assertThat(properties(all.bytes())).isEqualTo(properties(sidecar("foo:a=\"b\"")));
    }

    @Test
    void tagThatAPersonRemovedDuringTheRunIsNotBroughtBack() {
        Merged.Write one = write(
                merge(Optional.of(sidecar(lr("people|Bob"))), inRun("run-1", stars(1, "auto|bird")), Ledger.EMPTY));
        Merged.Write two = write(merge(
                Optional.of(one.bytes()),
                inRun("run-2", stars(2, "auto|bird")),
                one.intent().settled()));
        byte[] edited = edited(two, Field.TAGS, List.of("people|Bob"), List.of());
        Merged.Write three = write(merge(
                Optional.of(edited),
                inRun("run-2", stars(3, "auto|bird")),
                two.intent().settled()));
        Merged.Write undone = write(undo(three.bytes(), three.intent().settled(), LAST_RUN));
        assertThat(view(undone.bytes()).tags()).containsExactly("auto|bird");
        assertThat(view(undone.bytes()).rating()).contains(1);
    }

    @Test
    void undoingTheLastOfOneRunIsUndoingAll() {
        Merged.Write ours = first(sidecar("foo:a=\"b\""));
        Merged.Write undone = write(undo(ours.bytes(), ours.intent().settled(), LAST_RUN));
        assertThat(text(undone)).doesNotContain("sluice");
    }

    @Test
    void withoutALedgerTheFilesCopyIsEnoughForAllButNotForTheLastRun() {
        Merged.Write ours = first(sidecar("foo:a=\"b\"", lr("people|Bob")));
        Merged.Write undone = write(undo(ours.bytes(), Ledger.EMPTY, ALL_RUNS));
        assertThat(view(undone.bytes()).tags()).containsExactly("people|Bob");
        assertThat(view(undone.bytes()).rating()).isEmpty();
        assertThat(undo(ours.bytes(), Ledger.EMPTY, LAST_RUN)).isInstanceOf(Merged.Disputed.class);
    }

    @Test
    void withoutOurNamespaceTheLedgerIsEnough() {
        Merged.Write ours = first(sidecar("foo:a=\"b\""));
        byte[] wiped = sidecar("xmp:Rating=\"3\"", "digiKam:PickLabel=\"3\"", lr("auto|bird", "auto|sky"), dc("bird"));
        Merged.Write undone = write(undo(wiped, ours.intent().settled(), ALL_RUNS));
        assertThat(properties(undone.bytes())).isEmpty();
    }

    @Test
    void malformedForeignAndUntouchedFilesAreLeftAlone() {
        Ledger ledger = first(sidecar("foo:a=\"b\"")).intent().settled();
        assertThat(undo(bytes("<x:xmpmeta"), ledger, ALL_RUNS)).isInstanceOf(Merged.Malformed.class);
        Merged newer = undo(sidecar("sluice:stateVersion=\"2\""), ledger, ALL_RUNS);
        assertThat(((Merged.Malformed) newer).malformation()).isEqualTo(Malformation.NEWER_STATE);
        assertThat(undo(sidecar("foo:a=\"b\""), Ledger.EMPTY, ALL_RUNS)).isInstanceOf(Merged.Unchanged.class);
        assertThat(Undo.undo(Optional.empty(), ledger, Embedded.NOTHING, ALL_RUNS, EXT, NOW))
                .isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void keywordsThatDarktableMadeOfOurPathsGoWithThem() {
        String darktable = "darktable:xmp_version=\"5\"";
        Merged.Write ours = write(merge(
                Optional.of(sidecar("xmp:Rating=\"0\"", darktable, lr("people|Bob"), dc("people", "Bob"))),
                stars(2, "auto|animal|dog"),
                Ledger.EMPTY));
        byte[] edited = edited(ours, Field.SUBJECTS, List.of(), List.of("auto", "animal"));
        Merged.Write undone = write(undo(edited, ours.intent().settled(), ALL_RUNS));
        assertThat(view(undone.bytes()).subjects()).containsExactly("people", "Bob");
        // One alone may well be a person's.
        byte[] one = edited(ours, Field.SUBJECTS, List.of(), List.of("animal"));
        Merged.Write kept = write(undo(one, ours.intent().settled(), ALL_RUNS));
        assertThat(view(kept.bytes()).subjects()).containsExactly("people", "Bob", "animal");
    }

    @Test
    void undoneTwiceIsUndoneOnce() {
        Merged.Write ours = first(sidecar("foo:a=\"b\""));
        Merged.Write undone = write(undo(ours.bytes(), ours.intent().settled(), ALL_RUNS));
        assertThat(undo(undone.bytes(), undone.intent().settled(), ALL_RUNS)).isInstanceOf(Merged.Unchanged.class);
        assertThat(undo(undone.bytes(), undone.intent(), ALL_RUNS)).isInstanceOf(Merged.Unchanged.class);
    }
}
