// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.rejected;
import static photo.sluice.writer.Results.scored;
import static photo.sluice.writer.Results.sound;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.sidecar.SidecarView;

/** When a photo is judged, and how often it is told. */
class FolderWriterTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void openWriter() throws IOException {
        rig = new Rig(folder.toRealPath().resolve("hot"));
    }

    @Test
    void bothResultsMakeASidecarAndOneOutcome() {
        Subject photo = rig.photo("2026/a.jpg");
        rig.accept(scored(photo, 80, List.of("low-key")), tagged(photo, "auto|night", "auto|animal|cat"))
                .after(Duration.ofMillis(1500));
        SidecarView sidecar = rig.sidecar("2026/a.jpg.xmp");
        assertThat(sidecar.rating()).contains(2);
        assertThat(sidecar.pick()).contains(3);
        assertThat(sidecar.tags()).contains("auto|night", "auto|animal|cat");
        assertThat(sidecar.subjects()).contains("night", "cat").doesNotContain("auto");
        assertThat(sidecar.applied().locked()).isEmpty();
        SidecarOutcome outcome = rig.outcome();
        assertThat(outcome.state()).isEqualTo(State.WRITTEN);
        assertThat(outcome.subject()).isEqualTo(photo);
        assertThat(outcome.sidecar()).contains("2026/a.jpg.xmp");
        assertThat(outcome.latencyMs()).isEqualTo(1500);
        assertThat(outcome.verdict().orElseThrow().reasons()).containsExactly("sound", "low-key");
        assertThat(outcome.ledger()).singleElement().satisfies(entry -> {
            assertThat(entry.sidecar()).isEqualTo("2026/a.jpg.xmp");
            assertThat(entry.prior()).isEmpty();
            assertThat(entry.fields().get("rating").ours()).containsExactly("2");
        });
        assertThat(rig.store.waiting()).isEmpty();
        assertThat(rig.store.state("2026/a.jpg").outcome()).contains(State.WRITTEN);
    }

    @Test
    void intentIsInTheLedgerBeforeTheFileIsThere() {
        List<Boolean> thereAtIntent = new ArrayList<>();
        List<Boolean> thereAtOutcome = new ArrayList<>();
        Subject photo = rig.photo("a.jpg");
        rig.trap = events -> (Rig.isIntent(events) ? thereAtIntent : thereAtOutcome)
                .add(rig.file("a.jpg.xmp").toFile().exists());
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(thereAtIntent).containsExactly(false);
        assertThat(thereAtOutcome).containsExactly(true);
        assertThat(rig.ledger).hasSize(2).first().isInstanceOf(SidecarIntended.class);
        SidecarIntended intent = (SidecarIntended) rig.ledger.get(0);
        assertThat(intent.ledger().get(0).sha256())
                .isEqualTo(rig.outcome().ledger().get(0).sha256());
    }

    @Test
    void photoIsJudgedWhenItsResultsHaveRested() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo)).after(Rig.SETTLE.minusMillis(1));
        assertThat(rig.ledger).isEmpty();
        rig.after(Duration.ofMillis(1));
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void photoWaitsForASlowStageUntilPatienceEnds() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo)).after(Rig.PATIENCE.minusMillis(1));
        assertThat(rig.ledger).isEmpty();
        assertThat(rig.store.waiting()).containsExactly(photo.photo());
        rig.after(Duration.ofMillis(1));
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(2);
        rig.accept(tagged(photo, "auto|night")).after(Rig.PATIENCE);
        assertThat(rig.outcomes())
                .as("a stage that answers too late changes nothing")
                .hasSize(1);
        assertThat(rig.store.state("a.jpg").tagged())
                .as("but its answer is kept")
                .isPresent();
    }

    @Test
    void photoIsNotEndedWhileItsScoreMayStillCome() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(tagged(photo, "auto|night")).after(Rig.PATIENCE).after(Rig.PATIENCE);
        assertThat(rig.ledger).isEmpty();
        rig.accept(sound(photo)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
        assertThat(rig.sidecar("a.jpg.xmp").tags()).contains("auto|night");
    }

    @Test
    void taggerThatRejectsDoesNotKeepThePhotoWaiting() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), rejected(photo, "tagger", Fault.TOO_SLOW)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void photoThatTheScorerRejectsIsQuarantinedAtOnceWithoutASidecar() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(rejected(photo, "scorer", Fault.TRUNCATED)).after(Duration.ZERO);
        SidecarOutcome outcome = rig.outcome();
        assertThat(outcome.state()).isEqualTo(State.QUARANTINED);
        assertThat(outcome.fault()).contains(Fault.TRUNCATED);
        assertThat(outcome.message()).contains("because of truncated");
        assertThat(outcome.verdict()).isEmpty();
        assertThat(rig.file("a.jpg.xmp")).doesNotExist();
        rig.accept(tagged(photo, "auto|night")).after(Rig.PATIENCE);
        assertThat(rig.outcomes()).hasSize(1);
    }

    @Test
    void photoThatHasGoneOrChangedIsNobodysFault() {
        Subject gone = rig.photo("gone.jpg");
        Subject changed = rig.photo("changed.jpg");
        rig.accept(rejected(gone, "scorer", Fault.GONE), rejected(changed, "scorer", Fault.CHANGED))
                .after(Duration.ZERO);
        assertThat(rig.outcomes())
                .extracting(o -> o.photo().path() + " " + o.state().code() + " " + o.fault())
                .containsExactlyInAnyOrder("gone.jpg gone Optional.empty", "changed.jpg superseded Optional.empty");
    }

    @Test
    void photoThatGoesBeforeItIsWrittenHasGone() throws IOException {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo));
        java.nio.file.Files.delete(rig.file("a.jpg"));
        rig.settle();
        assertThat(rig.outcome().state()).isEqualTo(State.GONE);
        assertThat(rig.file("a.jpg.xmp")).doesNotExist();
    }

    @Test
    void newerVersionSupersedesTheOneThatWaits() {
        Subject first = rig.photo("a.jpg", 1);
        Subject second = rig.photo("a.jpg", 2);
        rig.accept(
                        scored(first, 5, List.of()),
                        scored(second, 80, List.of()),
                        tagged(second),
                        tagged(first, "auto|night"))
                .settle();
        assertThat(rig.outcomes())
                .extracting(
                        o -> o.subject().version().sequence() + " " + o.state().code())
                .containsExactly("1 superseded", "2 written");
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(2);
        assertThat(rig.sidecar("a.jpg.xmp").tags()).doesNotContain("auto|night");
    }

    @Test
    void newerVersionIsWrittenOverTheOldOneAndLocksNothing() {
        Subject first = rig.photo("a.jpg", 1);
        Subject second = rig.photo("a.jpg", 2);
        rig.accept(sound(first), tagged(first, "auto|night")).settle();
        rig.accept(scored(second, 20, List.of("noisy")), tagged(second, "auto|day"))
                .settle();
        assertThat(rig.outcomes()).extracting(SidecarOutcome::state).containsExactly(State.WRITTEN, State.WRITTEN);
        SidecarView sidecar = rig.sidecar("a.jpg.xmp");
        assertThat(sidecar.rating()).contains(1);
        assertThat(sidecar.tags()).contains("auto|day").doesNotContain("auto|night");
        assertThat(sidecar.applied().locked()).isEmpty();
        rig.accept(sound(first), tagged(first)).settle();
        assertThat(rig.outcomes()).as("the old version loses").hasSize(2);
    }

    @Test
    void sameVerdictOnANewVersionIsUnchanged() {
        Subject first = rig.photo("a.jpg", 1);
        Subject second =
                new Subject(first.photo(), rig.photo("a.jpg", 2).version(), first.lane(), first.run(), first.seen());
        rig.accept(sound(first), tagged(first)).settle();
        rig.accept(sound(second), tagged(second)).settle();
        assertThat(rig.outcomes()).extracting(SidecarOutcome::state).containsExactly(State.WRITTEN, State.UNCHANGED);
    }

    @Test
    void resultsThatComeTwiceMakeOneOutcome() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo), sound(photo), tagged(photo)).settle();
        rig.accept(sound(photo), tagged(photo)).settle();
        rig.accept(scored(photo, 3, List.of())).after(Rig.PATIENCE);
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void photoThatWaitsIsStillWaitingAfterARestart() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo));
        rig.reopen(rig.store).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
        rig.reopen(rig.store).after(Rig.PATIENCE);
        assertThat(rig.outcomes()).hasSize(1);
    }

    @Test
    void folderOfManyIsBroughtInBatchesAndEachIsToldOnce() {
        List<Subject> photos = IntStream.range(0, 2 * FolderWriter.BATCH + 20)
                .mapToObj(i -> rig.photo("f" + i % 3 + "/p" + i + ".jpg"))
                .toList();
        photos.forEach(photo -> rig.accept(sound(photo), tagged(photo)));
        rig.settle();
        assertThat(rig.outcomes()).as("one batch a tick").hasSize(FolderWriter.BATCH);
        for (int i = 0; i < 3; i++) rig.after(Duration.ofMillis(100));
        assertThat(rig.outcomes()).extracting(SidecarOutcome::subject).containsExactlyInAnyOrderElementsOf(photos);
        assertThat(rig.outcomes()).extracting(SidecarOutcome::state).containsOnly(State.WRITTEN);
        assertThat(rig.store.waiting()).isEmpty();
    }

    @Test
    void metricsCountOutcomesAndWhatWaits() throws IOException {
        Subject photo = rig.photo("a.jpg");
        Subject waits = rig.photo("b.jpg");
        rig.accept(sound(photo), tagged(photo), sound(waits)).settle();
        String text = Metrics.text(rig.registry);
        assertThat(text)
                .contains("sluice_judge_seconds_count{lane=\"live\"} 1\n")
                .contains("sluice_write_seconds_count{lane=\"live\"} 1\n")
                .contains("sluice_sidecar_outcomes_total{lane=\"live\",outcome=\"written\"} 1.0")
                .contains("sluice_drop_to_sidecar_seconds_bucket{lane=\"live\",le=\"0.5\"} 0")
                .contains("sluice_drop_to_sidecar_seconds_bucket{lane=\"live\",le=\"1.0\"} 1")
                .contains("sluice_writer_waiting 1.0");
        rig.close();
        assertThat(Metrics.text(rig.registry)).contains("sluice_writer_waiting 0.0");
    }

    private Subject scanned(Subject before, String stage) {
        Version version = new Version(
                before.version().sequence() + 1,
                before.version().size(),
                before.version().modified());
        return new Subject(before.photo(), version, Lane.BACKFILL, "scan-1", Results.SEEN, Optional.of(Set.of(stage)));
    }

    @Test
    void stageThatIsNotAskedAgainGoesOnCounting() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo, "auto|night")).settle();
        Subject anew = scanned(photo, "tagger");
        rig.accept(tagged(anew, "auto|panorama")).settle();
        assertThat(rig.outcomes()).hasSize(2).last().satisfies(outcome -> {
            assertThat(outcome.subject()).isEqualTo(anew);
            assertThat(outcome.state()).isEqualTo(State.WRITTEN);
        });
        SidecarView sidecar = rig.sidecar("a.jpg.xmp");
        assertThat(sidecar.tags()).contains("auto|panorama").doesNotContain("auto|night");
        assertThat(sidecar.rating()).contains(2);
        Subject rescored = scanned(anew, "scorer");
        rig.accept(scored(rescored, 10, List.of("noise"))).settle();
        assertThat(rig.outcomes()).hasSize(3);
        assertThat(rig.sidecar("a.jpg.xmp").tags()).contains("auto|panorama");
        assertThat(rig.sidecar("a.jpg.xmp").rating()).isNotEqualTo(Optional.of(2));
    }

    @Test
    void answerOfAnEarlierVersionCountsWhereOnlyTheOtherStageWasAskedAgain() {
        Subject photo = rig.photo("a.jpg");
        Subject anew = scanned(photo, "tagger");
        rig.accept(tagged(photo, "auto|night"), tagged(anew, "auto|panorama")).settle();
        assertThat(rig.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(State.SUPERSEDED);
            assertThat(outcome.subject()).isEqualTo(photo);
        });
        rig.accept(sound(photo)).settle();
        assertThat(rig.outcomes()).hasSize(2).last().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(State.WRITTEN);
            assertThat(outcome.subject()).isEqualTo(anew);
        });
    }

    @Test
    void rejectionByAStageThatIsNotAskedAgainStays() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(rejected(photo, "scorer", Fault.TRUNCATED)).settle();
        rig.accept(tagged(scanned(photo, "tagger"), "auto|night")).settle();
        assertThat(rig.outcomes()).hasSize(2).allMatch(outcome -> outcome.state() == State.QUARANTINED);
        assertThat(rig.file("a.jpg.xmp")).doesNotExist();
    }

    @Test
    void otherBytesAreNotJudgedByWhatWasSaidOfTheOnesBefore() {
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo)).settle();
        Subject other = new Subject(
                photo.photo(),
                new Version(2, 6, Instant.EPOCH),
                Lane.BACKFILL,
                "scan-1",
                Results.SEEN,
                Optional.of(Set.of("tagger")));
        rig.accept(tagged(other, "auto|night")).settle();
        assertThat(rig.outcomes()).hasSize(1);
        rig.after(Rig.PATIENCE);
        assertThat(rig.outcomes()).hasSize(2).last().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(State.UNCHANGED);
            assertThat(outcome.message())
                    .hasValueSatisfying(words -> assertThat(words).contains("never scored"));
        });
        assertThat(rig.store.waiting()).isEmpty();
    }
}
