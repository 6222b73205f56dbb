// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.contract.RequestAnswered.Change;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.UndoRequested;
import photo.sluice.runtime.FaultException;
import photo.sluice.writer.policy.Policy;

/** What people ask of the writer: judge anew, take back. */
class RequestsTest {
    @TempDir
    Path temp;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(temp.resolve("hot"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** A burst of three in each of these folders, judged: 0, 2 and 1 stars. */
    private void bursts(String... folders) {
        for (String folder : folders) {
            for (int i = 0; i < 3; i++) {
                Subject photo = rig.photo(folder + "f" + i + ".jpg");
                double sharpness = i == 1 ? 2 : i == 2 ? 1.4 : .8;
                rig.accept(Take.at(i * 200L, sharpness).of(photo), tagged(photo, "auto|night"));
            }
        }
        rig.settle();
        assertThat(rig.outcomes()).hasSize(3 * folders.length);
        rig.ledger.clear();
    }

    private List<Integer> stars(String folder) {
        return List.of(0, 1, 2).stream()
                .map(i -> rig.sidecar(folder + "f" + i + ".jpg.xmp").rating().orElseThrow())
                .toList();
    }

    private static RejudgeRequested rejudge(String id, String folder, String policy) {
        return new RejudgeRequested(new Request.Scope(id, "hot", folder, false, Instant.EPOCH), policy, false);
    }

    private static UndoRequested undo(String id, String run) {
        return new UndoRequested(new Request.Scope(id, "hot", "", false, Instant.EPOCH), Optional.ofNullable(run));
    }

    private RequestAnswered carriedOut(Request request) {
        rig.ask(request);
        for (int i = 0; i < 10 && !isDone(); i++) rig.after(Duration.ofSeconds(5));
        RequestAnswered last = rig.answers.get(rig.answers.size() - 1);
        assertThat(last.id()).isEqualTo(request.id());
        assertThat(last.done()).isTrue();
        rig.answers.clear();
        return last;
    }

    private boolean isDone() {
        return !rig.answers.isEmpty() && rig.answers.get(rig.answers.size() - 1).done();
    }

    @Test
    void folderIsJudgedAnewByAnotherPolicyFromWhatIsKept() {
        bursts("a/", "a/b/", "ab/");
        RequestAnswered answer = carriedOut(rejudge("r-1", "a", Rig.GENEROUS));
        assertThat(stars("a/")).containsExactly(1, 3, 2);
        assertThat(stars("a/b/")).containsExactly(1, 3, 2);
        assertThat(stars("ab/")).as("not asked for").containsExactly(0, 2, 1);
        assertThat(answer.counts()).isEqualTo(Map.of("written", 6));
        assertThat(answer.sample()).hasSize(6);
        assertThat(answer.sample().get(0))
                .isEqualTo(new Change(
                        new PhotoId("hot", "a/f0.jpg"),
                        Optional.of(0),
                        Optional.of(1),
                        List.of("rest-of-burst", "softer")));
        assertThat(rig.outcomes())
                .hasSize(6)
                .extracting(SidecarOutcome::request)
                .containsOnly(Optional.of("r-1"));
        assertThat(rig.sidecar("a/f0.jpg.xmp").facts().judgement().orElseThrow().run())
                .isEqualTo("r-1");
        assertThat(rig.sidecar("a/f0.jpg.xmp").facts().judgement().orElseThrow().policy())
                .isEqualTo("generous");
        assertThat(rig.sidecar("a/f0.jpg.xmp").facts().judgement().orElseThrow().policyHash())
                .as("not the text of any shipped policy")
                .contains(Policy.read(Rig.GENEROUS).hash());
        assertThat(rig.sidecar("ab/f0.jpg.xmp")
                        .facts()
                        .judgement()
                        .orElseThrow()
                        .policyHash())
                .isEmpty();
    }

    @Test
    void secondTimeChangesNothing() {
        bursts("a/");
        carriedOut(rejudge("r-1", "", Rig.GENEROUS));
        assertThat(carriedOut(rejudge("r-2", "", Rig.GENEROUS)).counts()).isEqualTo(Map.of("unchanged", 3));
    }

    @Test
    void dryRunSaysWhatWouldChangeAndChangesNothing() throws IOException {
        bursts("a/");
        String before = Files.readString(rig.file("a/f0.jpg.xmp"));
        Request request =
                new RejudgeRequested(new Request.Scope("r-1", "hot", "", true, Instant.EPOCH), Rig.GENEROUS, false);
        RequestAnswered answer = carriedOut(request);
        assertThat(answer.counts()).isEqualTo(Map.of("would-write", 3));
        assertThat(answer.sample())
                .extracting(Change::after)
                .containsOnly(Optional.of(1), Optional.of(2), Optional.of(3));
        assertThat(Files.readString(rig.file("a/f0.jpg.xmp"))).isEqualTo(before);
        assertThat(rig.ledger).isEmpty();
    }

    @Test
    void starsOfAPersonStayAndFreezeTheirSetUnlessSetsAreAskedFor() throws IOException {
        bursts("a/", "b/");
        Path sidecar = rig.file("a/f0.jpg.xmp");
        Files.writeString(sidecar, Files.readString(sidecar).replace("xmp:Rating=\"0\"", "xmp:Rating=\"5\""));
        RequestAnswered answer = carriedOut(rejudge("r-1", "", Rig.GENEROUS));
        assertThat(stars("a/")).containsExactly(5, 2, 1);
        assertThat(stars("b/")).containsExactly(1, 3, 2);
        assertThat(answer.counts()).containsEntry("locked", 1);
        carriedOut(new RejudgeRequested(new Request.Scope("r-2", "hot", "", false, Instant.EPOCH), Rig.GENEROUS, true));
        assertThat(stars("a/")).containsExactly(5, 3, 2);
    }

    @Test
    void undoTakesBackAllThatIsOursAndNothingElse() throws IOException {
        bursts("a/");
        Path sidecar = rig.file("a/f1.jpg.xmp");
        Files.writeString(sidecar, Files.readString(sidecar).replace("xmp:Rating=\"2\"", "xmp:Rating=\"4\""));
        RequestAnswered answer = carriedOut(undo("u-1", null));
        assertThat(rig.file("a/f0.jpg.xmp")).as("it was ours alone").doesNotExist();
        assertThat(rig.sidecar("a/f1.jpg.xmp").rating()).contains(4);
        assertThat(rig.sidecar("a/f1.jpg.xmp").applied().stateVersion()).isZero();
        assertThat(answer.counts().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(3);
        assertThat(answer.sample()).extracting(Change::before).contains(Optional.of(0), Optional.of(1));
    }

    @Test
    void undoOfARunGoesBackToWhatStoodBefore() {
        bursts("a/", "b/");
        carriedOut(rejudge("r-1", "a", Rig.GENEROUS));
        assertThat(stars("a/")).containsExactly(1, 3, 2);
        RequestAnswered answer = carriedOut(undo("u-1", "r-1"));
        assertThat(stars("a/")).containsExactly(0, 2, 1);
        assertThat(stars("b/")).containsExactly(0, 2, 1);
        assertThat(answer.counts()).containsEntry("other-run", 3).containsEntry("written", 3);
        assertThat(rig.sidecar("a/f0.jpg.xmp").tags()).containsExactly("auto|night");
    }

    @Test
    void whatWaitsAndWhatWasNeverScoredIsCountedAndLeftAlone() {
        bursts("a/");
        Subject waiting = rig.photo("a/late.jpg");
        rig.accept(Take.at(60_000, 1).like(3).of(waiting));
        Subject broken = rig.photo("a/broken.jpg");
        rig.accept(Results.rejected(broken, "scorer", photo.sluice.contract.Fault.CORRUPT))
                .after(Duration.ofMillis(1));
        assertThat(carriedOut(rejudge("r-1", "", Rig.GENEROUS)).counts())
                .isEqualTo(Map.of("written", 3, "waiting", 1, "unjudged", 1));
        assertThat(rig.file("a/late.jpg.xmp")).doesNotExist();
    }

    @Test
    void policyThatCannotBeReadIsAnsweredWithItsReason() {
        bursts("a/");
        RequestAnswered answer = carriedOut(rejudge("r-1", "", "name: x\nversion: 1\ncolour: red\n"));
        assertThat(answer.message().orElseThrow()).startsWith("colour: \"red\" is not known here");
        assertThat(stars("a/")).containsExactly(0, 2, 1);
    }

    @Test
    void folderThatNobodyKnowsIsAnsweredAtOnce() {
        assertThat(carriedOut(rejudge("r-1", "nowhere", Rig.GENEROUS)).counts()).isEmpty();
    }

    @Test
    void brokerThatIsAwayHoldsTheRequestAndLosesNothing() {
        bursts("a/");
        rig.trap = events -> {
            throw Rig.brokerAway();
        };
        rig.ask(rejudge("r-1", "", Rig.GENEROUS)).after(Duration.ofSeconds(5));
        assertThat(stars("a/")).containsExactly(0, 2, 1);
        assertThat(rig.answers).isEmpty();
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(5)).after(Duration.ofSeconds(5));
        assertThat(stars("a/")).containsExactly(1, 3, 2);
        assertThat(isDone()).isTrue();
    }

    @Test
    void outcomeThatTheLedgerDidNotTakeIsToldBeforeTheAnswer() {
        bursts("a/");
        rig.trap = events -> {
            if (!Rig.isIntent(events)) throw Rig.brokerAway();
        };
        rig.ask(rejudge("r-1", "", Rig.GENEROUS)).after(Duration.ofSeconds(5));
        assertThat(rig.answers).as("written, but not told").isEmpty();
        rig.trap = events -> {};
        rig.after(Duration.ofSeconds(5)).after(Duration.ofSeconds(5));
        assertThat(rig.outcomes()).hasSize(3);
        assertThat(isDone()).isTrue();
    }

    @Test
    void writerThatDiesBetweenIntentAndOutcomeFinishesWhenAskedAgain() {
        bursts("a/");
        Rig.MapStore before = rig.store.copy();
        rig.trap = events -> {
            if (!Rig.isIntent(events)) throw new Rig.Killed();
        };
        try {
            rig.ask(rejudge("r-1", "", Rig.GENEROUS)).after(Duration.ofSeconds(5));
        } catch (Rig.Killed e) {
            rig.trap = events -> {};
        }
        rig.reopen(before);
        RequestAnswered answer = carriedOut(rejudge("r-1", "", Rig.GENEROUS));
        assertThat(answer.counts()).as("they were written already").isEqualTo(Map.of("unchanged", 3));
        assertThat(stars("a/")).containsExactly(1, 3, 2);
        assertThat(carriedOut(undo("u-1", "r-1")).counts()).isEqualTo(Map.of("written", 3));
        assertThat(stars("a/")).as("nothing of ours was taken for a person's").containsExactly(0, 2, 1);
    }

    @Test
    void sidecarThatCannotBeWrittenNowIsTriedAgainAndThenNamed() throws IOException {
        bursts("a/");
        Files.move(rig.folder, temp.resolve("away"));
        rig.ask(rejudge("r-1", "", Rig.GENEROUS)).after(Duration.ofSeconds(5));
        assertThat(rig.answers).allMatch(answer -> !answer.done());
        Files.move(temp.resolve("away"), rig.folder);
        rig.after(Duration.ofSeconds(5)).after(Duration.ofSeconds(5));
        assertThat(isDone()).isTrue();
        assertThat(stars("a/")).containsExactly(1, 3, 2);
        rig.answers.clear();
        Files.move(rig.folder, temp.resolve("away"));
        RequestAnswered answer = carriedOut(rejudge("r-2", "", "based-on: gentle\nname: gentle\nversion: 3\n"));
        assertThat(answer.counts()).isEqualTo(Map.of("busy", 3));
        Files.move(temp.resolve("away"), rig.folder);
    }

    @Test
    void requestsAreDoneOneAfterTheOther() throws FaultException {
        bursts("a/");
        rig.ask(rejudge("r-1", "", Rig.GENEROUS)).ask(undo("u-1", "r-1"));
        for (int i = 0; i < 6; i++) rig.after(Duration.ofSeconds(5));
        assertThat(rig.answers)
                .filteredOn(RequestAnswered::done)
                .extracting(RequestAnswered::id)
                .containsExactly("r-1", "u-1");
        assertThat(stars("a/")).containsExactly(0, 2, 1);
    }

    @Test
    void latencyFromDropToSidecarIsNotCountedOfThem() throws IOException {
        bursts("a/");
        carriedOut(rejudge("r-1", "", Rig.GENEROUS));
        assertThat(Metrics.text(rig.registry))
                .contains("sluice_drop_to_sidecar_seconds_count{lane=\"live\"} 3\n")
                .contains("sluice_sidecar_outcomes_total{lane=\"live\",outcome=\"written\"} 6");
    }
}
