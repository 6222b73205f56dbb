// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Fault;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.Ledger;

class PhotoStateTest {
    private static final Subject SUBJECT = Results.subject("2026/ä b.jpg", 7);

    @Test
    void stateSurvivesItsBytes() {
        PhotoState full = PhotoState.fresh(SUBJECT, List.of(entry()))
                .with(Results.scored(SUBJECT, 41.5, List.of("noisy"), Optional.of(4)))
                .with(Results.tagged(SUBJECT, "auto|night"))
                .with(Results.rejected(SUBJECT, "other", Fault.TOO_SLOW));
        assertThat(PhotoState.of(full.bytes())).isEqualTo(full);
        PhotoState ended = full.ended(outcome());
        assertThat(PhotoState.of(ended.bytes())).isEqualTo(ended);
        assertThat(ended.outcome()).contains(SidecarOutcome.State.LOCKED);
        PhotoState fresh = PhotoState.fresh(SUBJECT, List.of());
        assertThat(PhotoState.of(fresh.bytes())).isEqualTo(fresh);
    }

    @Test
    void printInFrontIsReadWithoutTheRest() {
        PhotoState scored = PhotoState.fresh(SUBJECT, List.of())
                .with(Take.at(1_234, 0.5).liked(4.5).of(SUBJECT));
        assertThat(scored.print()).isPresent();
        assertThat(PhotoState.print(scored.bytes())).isEqualTo(scored.print());
        byte[] cut = Arrays.copyOf(scored.bytes(), scored.bytes().length - 50);
        assertThat(PhotoState.print(cut)).isEqualTo(scored.print());
        assertThat(PhotoState.print(PhotoState.fresh(SUBJECT, List.of()).bytes()))
                .isEmpty();
    }

    @Test
    void stateOfAnEarlierVersionOfUsHasNoPrintInFrontAndIsRead() {
        PhotoState scored = PhotoState.fresh(SUBJECT, List.of()).with(Results.sound(SUBJECT));
        String all = new String(scored.bytes(), StandardCharsets.UTF_8);
        byte[] bare = all.substring(all.indexOf("{\"subject\"")).getBytes(StandardCharsets.UTF_8);
        assertThat(PhotoState.of(bare)).isEqualTo(scored);
        assertThat(PhotoState.print(bare)).isEqualTo(scored.print());
        byte[] strange = scored.bytes();
        strange[6] = '!';
        assertThat(PhotoState.print(strange)).as("a print of another version").isEqualTo(scored.print());
    }

    @Test
    void photoThatIsGoneOrWasReplacedIsNotAmongItsNeighbours() {
        PhotoState scored = PhotoState.fresh(SUBJECT, List.of()).with(Results.sound(SUBJECT));
        assertThat(scored.ended(outcome(SidecarOutcome.State.GONE)).print()).isEmpty();
        assertThat(scored.ended(outcome(SidecarOutcome.State.SUPERSEDED)).print())
                .isEmpty();
        assertThat(scored.ended(outcome(SidecarOutcome.State.LOCKED)).print()).isPresent();
    }

    @Test
    void whatIsNoStateIsRefused() {
        assertThatThrownBy(() -> PhotoState.of("no state".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void completeWhenBothStagesHaveAnsweredOrTheScorerCannot() {
        PhotoState none = PhotoState.fresh(SUBJECT, List.of());
        assertThat(none.complete()).isFalse();
        assertThat(none.with(Results.sound(SUBJECT)).complete()).isFalse();
        assertThat(none.with(Results.tagged(SUBJECT)).complete()).isFalse();
        assertThat(none.with(Results.sound(SUBJECT))
                        .with(Results.tagged(SUBJECT))
                        .complete())
                .isTrue();
        assertThat(none.with(Results.sound(SUBJECT))
                        .with(Results.rejected(SUBJECT, "tagger", Fault.TOO_SLOW))
                        .complete())
                .isTrue();
        assertThat(none.with(Results.rejected(SUBJECT, "tagger", Fault.CORRUPT)).complete())
                .isFalse();
        assertThat(none.with(Results.rejected(SUBJECT, "scorer", Fault.CORRUPT)).complete())
                .isTrue();
    }

    @Test
    void intentIsKnownUntilItsOutcome() {
        PhotoState intended =
                PhotoState.fresh(SUBJECT, List.of()).intended(new SidecarIntended(SUBJECT, List.of(entry())));
        assertThat(intended.ledger()).containsExactly(entry());
        assertThat(intended.ended(outcome()).ledger()).isEqualTo(outcome().ledger());
    }

    @Test
    void ledgerSurvivesTheLogAndTheIntentsPrior() {
        Map<Field, Ledger.Entry> entries = new EnumMap<>(Field.class);
        int number = 0;
        for (Field field : Field.values()) {
            String n = field.code() + number++;
            entries.put(
                    field,
                    new Ledger.Entry(
                            List.of("f" + n),
                            List.of("b" + n),
                            List.of("o" + n, "p" + n),
                            List.of("s" + n),
                            List.of("r" + n),
                            number % 2 == 0));
        }
        Ledger prior = new Ledger("aa", "", "run-1", true, Map.of(), Optional.empty());
        Ledger intent = new Ledger("bb", "aa", "run-2", false, entries, Optional.of(prior));
        List<LedgerEntry> log = List.of(Ledgers.entry("x.xmp", prior), Ledgers.entry("a.jpg.xmp", intent));
        assertThat(Ledgers.of(log, "a.jpg.xmp")).isEqualTo(intent);
        assertThat(Ledgers.of(log, "x.xmp")).isEqualTo(prior);
        assertThat(Ledgers.of(log, "b.jpg.xmp")).isEqualTo(Ledger.EMPTY);
    }

    /** A field that a newer version shares with people is kept by nobody here, but does no harm. */
    @Test
    void fieldOfANewerVersionIsPassedOver() {
        LedgerEntry.Field field =
                new LedgerEntry.Field(List.of(), List.of(), List.of("x"), List.of(), List.of(), false);
        LedgerEntry newer = new LedgerEntry("a.xmp", "aa", "", "", false, Map.of("colour", field), Optional.empty());
        assertThat(Ledgers.of(List.of(newer), "a.xmp").entries()).isEmpty();
    }

    private static LedgerEntry entry() {
        LedgerEntry.Field field =
                new LedgerEntry.Field(List.of("0"), List.of("1"), List.of("2"), List.of("2"), List.of(), true);
        LedgerEntry prior = new LedgerEntry("2026/ä b.jpg.xmp", "", "", "", false, Map.of(), Optional.empty());
        return new LedgerEntry("2026/ä b.jpg.xmp", "aa", "bb", "r", true, Map.of("rating", field), Optional.of(prior));
    }

    private static SidecarOutcome outcome() {
        return outcome(SidecarOutcome.State.LOCKED);
    }

    private static SidecarOutcome outcome(SidecarOutcome.State state) {
        return new SidecarOutcome(
                SUBJECT,
                state,
                Optional.of("2026/ä b.jpg.xmp"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                5);
    }
}
