// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A crash between any two steps locks no field by mistake and forgets no decision. */
final class LedgerTest {

    private static final Wanted BIRD = stars(2, "auto|bird");

    @Test
    void intentThatNeverReachedTheDiskIsForgotten() {
        byte[] before = sidecar("foo:a=\"b\"");
        Ledger intent = write(merge(Optional.of(before), BIRD, Ledger.EMPTY)).intent();
        Merged.Write again = write(merge(Optional.of(before), BIRD, intent));
        assertThat(again.locked()).isEmpty();
        assertThat(view(again.bytes()).rating()).contains(2);
        assertThat(view(again.bytes()).tags()).containsExactly("auto|bird");
    }

    @Test
    void intentForANewSidecarThatNeverReachedTheDiskIsForgotten() {
        Ledger intent = write(merge(Optional.empty(), BIRD, Ledger.EMPTY)).intent();
        Merged.Write again = write(merge(Optional.empty(), BIRD, intent));
        assertThat(again.locked()).isEmpty();
        assertThat(view(again.bytes()).tags()).containsExactly("auto|bird");
    }

    @Test
    void intentThatReachedTheDiskHolds() {
        Merged.Write write = write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY));
        assertThat(merge(Optional.of(write.bytes()), BIRD, write.intent())).isInstanceOf(Merged.Unchanged.class);
    }

    @Test
    void editAfterACrashIsJudgedByTheCopyInTheFile() {
        Merged.Write first = write(merge(Optional.empty(), BIRD, Ledger.EMPTY));
        Ledger intent = write(merge(
                        Optional.of(first.bytes()),
                        stars(1, "auto|sky"),
                        first.intent().settled()))
                .intent();
        byte[] edited = bytes(text(first).replace("sluice:policyName=\"gentle\"", "sluice:policyName=\"other\""));
        Merged.Write next = write(merge(Optional.of(edited), stars(1, "auto|sky"), intent));
        assertThat(next.locked()).isEmpty();
        assertThat(view(next.bytes()).rating()).contains(1);
        assertThat(view(next.bytes()).tags()).containsExactly("auto|sky");
    }

    @Test
    void editAfterACrashBeforeTheFirstWriteLocksNothing() {
        Ledger intent = write(merge(Optional.of(sidecar("foo:a=\"b\"")), BIRD, Ledger.EMPTY))
                .intent();
        Merged.Write next = write(merge(Optional.of(sidecar("foo:a=\"c\"")), BIRD, intent));
        assertThat(view(next.bytes()).rating()).contains(2);
        assertThat(view(next.bytes()).tags()).containsExactly("auto|bird");
        assertThat(next.locked()).isEmpty();
    }

    @Test
    void whatACrashLeavesInDoubtIsThePersonsWhenTheFileShowsTheIntent() {
        Wanted two = stars(2, "auto|bird", "auto|sky");
        Ledger intent = write(merge(Optional.of(sidecar("foo:a=\"b\"")), two, Ledger.EMPTY))
                .intent();
        byte[] wiped = sidecar("foo:a=\"b\"", lr("auto|sky"));
        Merged.Write next = write(merge(Optional.of(wiped), two, intent));
        assertThat(view(next.bytes()).rating()).isEmpty();
        assertThat(view(next.bytes()).tags()).containsExactly("auto|sky");
        assertThat(next.locked()).containsExactly(Field.RATING);
    }

    @Test
    void valuesBeforeUsAndBeforeTheRunAreKept() {
        Merged.Write first =
                write(merge(Optional.of(sidecar("xmp:Rating=\"0\"", lr("people|Bob"))), BIRD, Ledger.EMPTY));
        Merged.Write second = write(merge(
                Optional.of(first.bytes()),
                inRun("run-2", stars(1)),
                first.intent().settled()));
        Merged.Write third = write(merge(
                Optional.of(second.bytes()),
                inRun("run-2", stars(3)),
                second.intent().settled()));
        Ledger.Entry rating = third.intent().entry(Field.RATING);
        assertThat(rating.first()).containsExactly("0");
        assertThat(rating.beforeRun()).containsExactly("2");
        assertThat(rating.ours()).containsExactly("3");
        assertThat(third.intent().entry(Field.TAGS).first()).containsExactly("people|Bob");
        assertThat(third.intent().entry(Field.TAGS).seen()).containsExactly("people|Bob");
        assertThat(third.intent().prior()).contains(second.intent().settled());
    }

    @Test
    void ledgerRebuiltFromItsPartsIsEqual() {
        Ledger ledger = write(merge(Optional.empty(), BIRD, Ledger.EMPTY)).intent();
        Ledger copy = new Ledger(
                ledger.sha256(), ledger.base(), ledger.run(), ledger.reapplied(), ledger.entries(), ledger.prior());
        assertThat(copy).isEqualTo(ledger);
        assertThat(ledger.settled().prior()).isEmpty();
        assertThat(new Ledger("", "", "", false, Map.of(Field.PICK, Ledger.Entry.NONE), Optional.empty()))
                .isEqualTo(Ledger.EMPTY);
    }

    @Test
    void everyFieldHasAStableCode() {
        assertThat(List.of(Field.values()).stream().map(Field::code))
                .containsExactly(
                        "rating",
                        "pick",
                        "tags",
                        "subjects",
                        "tags-list",
                        "label",
                        "color-label",
                        "darktable-labels",
                        "flag",
                        "good");
    }
}
