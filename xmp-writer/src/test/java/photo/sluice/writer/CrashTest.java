// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static photo.sluice.writer.Results.scored;
import static photo.sluice.writer.Results.sound;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photo.sluice.contract.Fault;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.runtime.FaultException;
import photo.sluice.sidecar.file.Naming;

/** A writer that dies, or whose ledger is away, at each step: nothing is lost, nothing of ours counts as a person's. */
class CrashTest {
    private static final String KEYWORDS = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:subject><rdf:Bag><rdf:li>Family</rdf:li></rdf:Bag></dc:subject>
            </rdf:Description></rdf:RDF></x:xmpmeta>""";

    /** Where the process dies. */
    enum Step {
        BEFORE_THE_INTENT_IS_TAKEN,
        BETWEEN_INTENT_AND_FILE,
        BETWEEN_FILE_AND_OUTCOME,
        BETWEEN_OUTCOME_AND_STORE
    }

    /** What of the store a dead writer leaves: all of it, or only what was there before the last results. */
    enum Survives {
        ALL,
        WITHOUT_THE_LAST_RESULTS
    }

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void openWriter() throws IOException {
        rig = new Rig(folder.toRealPath().resolve("hot"));
    }

    /** Dies at this step: what the ledger was given before that, it has. */
    private void dieAt(Step step) {
        rig.trap = events -> {
            boolean intent = Rig.isIntent(events);
            if (step == Step.BEFORE_THE_INTENT_IS_TAKEN && intent) throw new Rig.Killed();
            if (step == Step.BETWEEN_FILE_AND_OUTCOME && !intent) throw new Rig.Killed();
            if (step == Step.BETWEEN_INTENT_AND_FILE && intent || step == Step.BETWEEN_OUTCOME_AND_STORE && !intent) {
                rig.trap = more -> {};
                rig.publish(events);
                throw new Rig.Killed();
            }
        };
    }

    private void kill() {
        assertThatThrownBy(() -> rig.settle()).isInstanceOf(Rig.Killed.class);
        rig.trap = events -> {};
    }

    @ParameterizedTest
    @EnumSource
    void firstWriteSurvivesADeath(Step step) {
        for (Survives survives : Survives.values()) {
            String name = survives.name() + ".jpg";
            Subject photo = rig.photo(name);
            Rig.MapStore before = rig.store.copy();
            int outcomes = rig.outcomes().size();
            dieAt(step);
            rig.accept(sound(photo), tagged(photo, "auto|night"));
            kill();
            rig.reopen(survives == Survives.ALL ? rig.store : before);
            rig.accept(sound(photo), tagged(photo, "auto|night")).settle().after(Rig.PATIENCE);
            assertThat(rig.outcomes()).as("one outcome").hasSize(outcomes + 1);
            SidecarOutcome outcome = rig.outcomes().get(outcomes);
            assertThat(outcome.state()).isIn(State.WRITTEN, State.UNCHANGED);
            assertThat(outcome.ledger()).singleElement().satisfies(CrashTest::ours);
            assertThat(rig.sidecar(name + ".xmp").rating()).contains(2);
            assertThat(rig.sidecar(name + ".xmp").applied().locked()).isEmpty();
            assertThat(rig.store.waiting()).isEmpty();
            Subject second = rig.photo(name, 2);
            rig.accept(scored(second, 20, List.of("noisy")), tagged(second, "auto|day"))
                    .settle();
            assertThat(rig.sidecar(name + ".xmp").rating())
                    .as("still ours to change")
                    .contains(1);
        }
    }

    private static void ours(LedgerEntry entry) {
        assertThat(entry.prior()).isEmpty();
        assertThat(entry.fields().get("rating").ours()).containsExactly("2");
        assertThat(entry.fields().values()).noneMatch(LedgerEntry.Field::locked);
    }

    @ParameterizedTest
    @EnumSource
    void whatStoodThereBeforeUsIsRememberedThroughADeath(Step step) throws IOException {
        for (Survives survives : Survives.values()) {
            String name = survives.name() + ".jpg";
            Subject photo = rig.photo(name);
            Files.writeString(rig.file(name + ".xmp"), KEYWORDS);
            Rig.MapStore before = rig.store.copy();
            int outcomes = rig.outcomes().size();
            dieAt(step);
            rig.accept(sound(photo), tagged(photo, "auto|night"));
            kill();
            rig.reopen(survives == Survives.ALL ? rig.store : before);
            rig.accept(sound(photo), tagged(photo, "auto|night")).settle();
            assertThat(rig.outcomes()).hasSize(outcomes + 1);
            LedgerEntry.Field subjects =
                    rig.outcomes().get(outcomes).ledger().get(0).fields().get("subjects");
            assertThat(subjects.first()).containsExactly("Family");
            assertThat(subjects.beforeRun()).containsExactly("Family");
            assertThat(subjects.ours()).containsExactly("night");
            assertThat(subjects.locked()).isFalse();
            assertThat(rig.sidecar(name + ".xmp").subjects()).containsExactlyInAnyOrder("Family", "night");
        }
    }

    @Test
    void versionThatIsWrittenAgainSurvivesADeathBetweenIntentAndFile() {
        Subject first = rig.photo("a.jpg", 1);
        rig.accept(sound(first), tagged(first, "auto|night")).settle();
        Subject second = rig.photo("a.jpg", 2);
        Rig.MapStore before = rig.store.copy();
        dieAt(Step.BETWEEN_INTENT_AND_FILE);
        rig.accept(scored(second, 20, List.of("noisy")), tagged(second, "auto|day"));
        kill();
        assertThat(rig.sidecar("a.jpg.xmp").rating()).as("not written yet").contains(2);
        rig.reopen(before)
                .accept(scored(second, 20, List.of("noisy")), tagged(second, "auto|day"))
                .settle();
        assertThat(rig.outcomes()).extracting(SidecarOutcome::state).containsExactly(State.WRITTEN, State.WRITTEN);
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(1);
        assertThat(rig.sidecar("a.jpg.xmp").applied().locked()).isEmpty();
    }

    @Test
    void ledgerThatTakesNoIntentsKeepsTheFileFromBeingWritten() {
        Subject photo = rig.photo("a.jpg");
        rig.trap = events -> {
            throw Rig.brokerAway();
        };
        rig.accept(sound(photo), tagged(photo)).settle();
        for (int i = 0; i < 5; i++) rig.after(Duration.ofSeconds(2));
        assertThat(rig.file("a.jpg.xmp")).doesNotExist();
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(2));
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void outcomeThatTheLedgerDidNotTakeIsToldOnceAndUnchanged() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Files.writeString(rig.file("a.jpg.xmp"), KEYWORDS);
        rig.trap = events -> {
            if (!Rig.isIntent(events)) throw Rig.brokerAway();
        };
        rig.accept(sound(photo), tagged(photo))
                .settle()
                .after(Duration.ofSeconds(2))
                .after(Duration.ofSeconds(2));
        assertThat(rig.outcomes()).isEmpty();
        assertThat(rig.ledger).as("it is not written again either").hasSize(1);
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(2)).after(Rig.PATIENCE);
        assertThat(rig.outcome().state())
                .as("it was written, whenever it is told")
                .isEqualTo(State.WRITTEN);
        assertThat(rig.outcome().ledger().get(0).fields().get("subjects").first())
                .containsExactly("Family");
        assertThat(rig.outcome().latencyMs()).isEqualTo(Rig.SETTLE.toMillis());
        assertThat(rig.store.waiting()).isEmpty();
    }

    @Test
    void newerVersionThatComesWhileTheLedgerIsAwayIsNoSecondEndOfTheOldOne() {
        Subject first = rig.photo("a.jpg", 1);
        Subject second = rig.photo("a.jpg", 2);
        rig.trap = events -> {
            if (!Rig.isIntent(events)) throw Rig.brokerAway();
        };
        rig.accept(sound(first), tagged(first)).settle();
        rig.accept(scored(second, 20, List.of("noisy")), tagged(second)).after(Duration.ofSeconds(2));
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(2)).after(Duration.ofSeconds(2));
        assertThat(rig.outcomes())
                .extracting(
                        o -> o.subject().version().sequence() + " " + o.state().code())
                .containsExactly("1 written", "2 written");
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(1);
        assertThat(rig.sidecar("a.jpg.xmp").applied().locked()).isEmpty();
    }

    @Test
    void supersededVersionIsToldWhenTheLedgerIsBack() {
        Subject first = rig.photo("a.jpg", 1);
        Subject second = rig.photo("a.jpg", 2);
        rig.accept(sound(first), sound(second), tagged(second));
        rig.trap = events -> {
            throw Rig.brokerAway();
        };
        rig.settle();
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(2)).after(Duration.ofSeconds(2));
        assertThat(rig.outcomes())
                .extracting(
                        o -> o.subject().version().sequence() + " " + o.state().code())
                .containsExactly("1 superseded", "2 written");
    }

    /** Of two folders in one tick the second one's intents are refused; the first one's outcomes are not lost. */
    @Test
    void folderThatWasWrittenBeforeTheLedgerWentAwayIsTold() {
        Subject one = rig.photo("one/a.jpg");
        Subject two = rig.photo("two/b.jpg");
        AtomicInteger intents = new AtomicInteger();
        rig.trap = events -> {
            if (!Rig.isIntent(events) || intents.incrementAndGet() > 1) throw Rig.brokerAway();
        };
        rig.accept(sound(one), tagged(one), sound(two), tagged(two)).settle();
        assertThat(rig.outcomes()).isEmpty();
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(2)).after(Duration.ofSeconds(2));
        assertThat(rig.outcomes()).hasSize(2).extracting(SidecarOutcome::state).containsOnly(State.WRITTEN);
    }

    /** A person writes into the second sidecar between intent and publication; the first one is written already. */
    @Test
    void secondSidecarThatChangesUnderOurHandsIsMergedAgainAndTheFirstIsNotForgotten() throws IOException {
        rig.naming = Naming.BOTH;
        rig.reopen(rig.store);
        Subject photo = rig.photo("a.CR2");
        Files.writeString(rig.file("a.CR2.xmp"), KEYWORDS);
        Files.writeString(rig.file("a.xmp"), KEYWORDS);
        rig.trap = events -> {
            if (!Rig.isIntent(events)) return;
            rig.trap = more -> {};
            try {
                Files.writeString(rig.file("a.xmp"), KEYWORDS.replace("Family", "Friends"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        rig.accept(sound(photo), tagged(photo, "auto|night")).settle();
        assertThat(rig.outcomes()).as("tried again first").isEmpty();
        rig.after(Duration.ofSeconds(1));
        assertThat(rig.sidecar("a.xmp").subjects()).containsExactlyInAnyOrder("Friends", "night");
        assertThat(rig.sidecar("a.CR2.xmp").subjects()).containsExactlyInAnyOrder("Family", "night");
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
        assertThat(rig.outcome().ledger())
                .extracting(e -> e.sidecar() + e.fields().get("subjects").first())
                .containsExactlyInAnyOrder("a.CR2.xmp[Family]", "a.xmp[Friends]");
    }

    /** A sidecar with more keywords than a record holds is left alone; its folder goes on. */
    @Test
    void intentTooLargeForTheLedgerEndsItsPhotoAlone() {
        Subject big = rig.photo("big.jpg");
        Subject small = rig.photo("small.jpg");
        rig.trap = events -> {
            boolean tooLarge = Rig.isIntent(events)
                    && events.stream().anyMatch(event -> event.photo().equals(big.photo()));
            if (tooLarge) throw new FaultException(Fault.TOO_LARGE, "the record is too large");
        };
        rig.accept(sound(big), tagged(big), sound(small), tagged(small)).settle();
        assertThat(rig.outcomes())
                .extracting(o -> o.photo().path() + " " + o.state().code() + " " + o.fault())
                .containsExactlyInAnyOrder(
                        "big.jpg quarantined Optional[TOO_LARGE]", "small.jpg written Optional.empty");
        assertThat(rig.file("big.jpg.xmp")).doesNotExist();
        assertThat(rig.store.waiting()).isEmpty();
    }
}
