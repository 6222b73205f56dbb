// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Fault;
import photo.sluice.contract.SetPlace;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;

/** A photo is judged among its neighbours, once, and nothing moves afterwards. */
class SetWritingTest {
    /** Sharpest is the third. */
    private static final double[] SHARPNESS = {0.5, 0.7, 1.0, 0.9, 0.3};

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void openWriter() throws IOException {
        rig = new Rig(folder.toRealPath().resolve("hot"));
    }

    private static String name(int frame) {
        return "IMG_000" + frame + ".JPG";
    }

    private Subject frame(int frame) {
        Subject photo = rig.photo(name(frame));
        rig.accept(Take.at(frame * 200L, SHARPNESS[frame]).of(photo), tagged(photo));
        return photo;
    }

    private void frames(int... frames) {
        for (int frame : frames) frame(frame);
    }

    private List<Integer> stars() {
        return IntStream.range(0, SHARPNESS.length)
                .mapToObj(frame -> rig.sidecar(name(frame) + ".xmp").rating().orElseThrow())
                .toList();
    }

    private SetPlace place(int frame) {
        return rig.outcomes().stream()
                .filter(outcome -> outcome.photo().path().equals(name(frame)))
                .reduce((first, last) -> last)
                .flatMap(SidecarOutcome::verdict)
                .flatMap(verdict -> verdict.set())
                .orElseThrow();
    }

    @Test
    void bestOfABurstGetsTheStars() {
        frames(0, 1, 2, 3, 4);
        rig.settle();
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
        assertThat(rig.outcomes()).hasSize(5).extracting(SidecarOutcome::state).containsOnly(State.WRITTEN);
        assertThat(IntStream.range(0, 5).mapToObj(this::place))
                .extracting(SetPlace::rank)
                .containsExactly(4, 3, 1, 2, 5);
        assertThat(IntStream.range(0, 5).mapToObj(this::place))
                .extracting(place -> place.kind() + place.size() + place.id())
                .containsOnly("burst5IMG_0000.JPG");
        assertThat(rig.sidecar(name(2) + ".xmp").applied().locked()).isEmpty();
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        frames(4, 2, 0, 3, 1);
        rig.settle();
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
    }

    @Test
    void burstThatComesLiveIsWrittenOnceItsFolderIsQuiet() {
        for (int frame = 0; frame < 5; frame++) {
            frame(frame);
            for (int tick = 0; tick < 6; tick++) rig.after(Duration.ofMillis(100));
        }
        assertThat(rig.ledger).as("the next frame may still come").isEmpty();
        rig.after(Duration.ofMillis(300)).after(Duration.ofMillis(100));
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
        assertThat(rig.outcomes()).hasSize(5);
    }

    @Test
    void setWaitsForTheTagsOfAllAndForNoLongerThanPatience() {
        frames(0, 1, 2, 3);
        Subject slow = rig.photo(name(4));
        rig.accept(Take.at(800, SHARPNESS[4]).of(slow)).settle().after(Duration.ofMinutes(1));
        assertThat(rig.ledger).isEmpty();
        rig.accept(tagged(slow)).settle();
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
        Subject never = rig.photo("IMG_0009.JPG");
        rig.accept(Take.at(60_000, 1).like(7).of(never)).after(Rig.PATIENCE);
        assertThat(rig.sidecar("IMG_0009.JPG.xmp").rating()).contains(2);
    }

    @Test
    void setOfACameraThatHasGoneOnIsWrittenInABusyFolder() {
        frames(0, 1, 2, 3, 4);
        for (int i = 0; i < 20; i++) {
            Subject next = rig.photo("NEXT_" + i + ".JPG");
            rig.accept(Take.at(60_000 + i * 3_000L, 1).like(i).of(next), tagged(next))
                    .after(Duration.ofMillis(100));
        }
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
        assertThat(rig.file("NEXT_0.JPG.xmp")).as("may still have neighbours").doesNotExist();
    }

    @Test
    void setIsWrittenAfterAWhileEvenIfItsCameraNeverPauses() {
        frames(0, 1, 2, 3, 4);
        for (int i = 0; i < 100; i++) {
            Subject next = rig.photo("NEXT_" + i + ".JPG");
            rig.accept(Take.at(2_000 + i * 5_000L, 1).like(i).of(next), tagged(next))
                    .after(Duration.ofMillis(110));
        }
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
    }

    @Test
    void latePhotoIsJudgedWithinItsSetAndMovesNobody() throws IOException {
        frames(0, 1, 3, 4);
        rig.settle();
        byte[] before = Files.readAllBytes(rig.file(name(3) + ".xmp"));
        assertThat(rig.sidecar(name(3) + ".xmp").rating()).contains(2);
        frame(2);
        rig.settle().after(Rig.PATIENCE);
        assertThat(rig.sidecar(name(2) + ".xmp").rating()).contains(2);
        assertThat(place(2).rank()).isEqualTo(1);
        assertThat(place(2).size()).isEqualTo(5);
        assertThat(Files.readAllBytes(rig.file(name(3) + ".xmp")))
                .as("written once")
                .isEqualTo(before);
        assertThat(rig.outcomes()).hasSize(5);
    }

    @Test
    void latePhotoThatIsNoBetterIsRankedBehindWhatIsWritten() {
        frames(0, 1, 2, 3);
        rig.settle();
        rig.reopen(rig.store);
        frame(4);
        rig.settle();
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
        assertThat(place(4).rank()).isEqualTo(5);
    }

    @Test
    void pairSharesOneVerdictAndItsLateRawGetsIt() {
        Subject jpeg = rig.photo("a.JPG");
        rig.accept(Take.at(0, 1).of(jpeg), tagged(jpeg)).settle();
        assertThat(rig.sidecar("a.JPG.xmp").rating()).contains(2);
        Subject raw = rig.photo("a.CR2");
        rig.accept(Take.at(0, 0.2).of(raw), tagged(raw)).settle();
        assertThat(rig.sidecar("a.CR2.xmp").rating()).contains(2);
        assertThat(rig.outcomes().get(1).verdict().flatMap(v -> v.set()).map(SetPlace::kind))
                .contains("pair");
    }

    @Test
    void photoThatCannotBeScoredKeepsItsNeighboursNotWaiting() {
        frames(0, 1, 2, 3);
        Subject broken = rig.photo(name(4));
        rig.accept(Results.rejected(broken, "scorer", Fault.TRUNCATED)).settle();
        assertThat(rig.outcomes()).hasSize(5);
        assertThat(place(2).size()).isEqualTo(4);
    }

    @Test
    void photoThatIsGoneTakesNoPartAnyMore() throws IOException {
        frames(0, 1, 2);
        Files.delete(rig.file(name(2)));
        rig.settle();
        assertThat(rig.outcomes()).extracting(SidecarOutcome::state).contains(State.GONE);
        for (boolean restart : new boolean[] {false, true}) {
            if (restart) rig.reopen(rig.store);
            int late = restart ? 4 : 3;
            frame(late);
            rig.settle();
            assertThat(place(late).size()).isEqualTo(restart ? 4 : 3);
        }
    }

    @Test
    void busySidecarIsWrittenLaterAsItWouldHaveBeenAtOnce() throws IOException {
        Path busy = rig.file(name(2) + ".xmp");
        frames(0, 1, 2, 3, 4);
        Files.writeString(busy, ""); // somebody has just begun to write it
        Files.setLastModifiedTime(busy, FileTime.from(rig.now.plus(Rig.SETTLE)));
        rig.settle();
        assertThat(rig.outcomes()).hasSize(4);
        Files.delete(busy);
        rig.reopen(rig.store).after(Duration.ofMinutes(1));
        assertThat(stars()).containsExactly(0, 0, 2, 1, 0);
        assertThat(rig.outcomes()).hasSize(5);
    }

    private void rate(int frame, int stars) throws IOException {
        Path sidecar = rig.file(name(frame) + ".xmp");
        String ours = Files.readString(sidecar);
        String theirs = ours.replaceFirst("xmp:Rating=\"[0-9]\"", "xmp:Rating=\"" + stars + "\"")
                .replaceFirst("<xmp:Rating>[0-9]<", "<xmp:Rating>" + stars + "<");
        assertThat(theirs).isNotEqualTo(ours);
        Files.writeString(sidecar, theirs);
    }

    private void again(int frame, double sharpness) {
        Subject next = rig.photo(name(frame), 2);
        rig.accept(Take.at(frame * 200L, sharpness).of(next), tagged(next)).settle();
    }

    @Test
    void newVersionMovesItsOwnStarsWhileNobodyHasRated() {
        frames(0, 1, 2, 3, 4);
        rig.settle();
        again(2, 0.1);
        assertThat(stars()).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void ratingOfAPersonFreezesTheStarsOfItsSet() throws IOException {
        frames(0, 1, 2, 3, 4);
        rig.settle();
        rate(0, 5);
        again(2, 0.1);
        assertThat(stars()).containsExactly(5, 0, 2, 1, 0);
        Optional<SidecarOutcome> last = rig.outcomes().stream().reduce((a, b) -> b);
        assertThat(last.flatMap(SidecarOutcome::verdict).orElseThrow().reasons())
                .contains(Bench.FROZEN);
        rig.reopen(rig.store);
        again(3, 0.1);
        assertThat(stars()).as("and after a restart").containsExactly(5, 0, 2, 1, 0);
    }

    @Test
    void ratingThatWasSeenFreezesItsSetEvenWhenItsSidecarIsGone() throws IOException {
        frames(0, 1, 2, 3, 4);
        rig.settle();
        rate(0, 5);
        again(0, 0.5); // now the ledger knows
        Files.delete(rig.file(name(0) + ".xmp"));
        rig.reopen(rig.store);
        again(2, 0.1);
        assertThat(rig.sidecar(name(2) + ".xmp").rating()).contains(2);
    }

    @Test
    void topThirdOfAFolderOfThirtyGetsTheThirdStar() {
        List<Subject> photos = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Subject photo = rig.photo("P" + (100 + i) + ".JPG");
            photos.add(photo);
            rig.accept(Take.at(i * 60_000L, 1).like(i).liked(i / 10.0).of(photo), tagged(photo));
        }
        rig.settle();
        List<Integer> stars = photos.stream()
                .map(photo ->
                        rig.sidecar(photo.photo().path() + ".xmp").rating().orElseThrow())
                .toList();
        assertThat(stars.subList(0, 18)).containsOnly(2);
        assertThat(stars.subList(20, 30)).containsOnly(3);
        Subject few = rig.photo("other/a.JPG");
        rig.accept(Take.at(0, 1).liked(9).of(few), tagged(few)).settle();
        assertThat(rig.sidecar("other/a.JPG.xmp").rating())
                .as("too few to compare")
                .contains(2);
    }

    @Test
    void setLargerThanABatchIsJudgedAsOne() {
        int size = FolderWriter.BATCH + 40;
        for (int i = 0; i < size; i++) {
            Subject photo = rig.photo(String.format("B%04d.JPG", i));
            rig.accept(Take.at(i * 70L, 0.5 + i / 1000.0).of(photo), tagged(photo));
        }
        rig.settle();
        assertThat(rig.outcomes()).hasSize(FolderWriter.BATCH);
        rig.after(Duration.ofMillis(100));
        assertThat(rig.outcomes())
                .hasSize(size)
                .allSatisfy(outcome -> assertThat(
                                outcome.verdict().flatMap(v -> v.set()).map(SetPlace::size))
                        .contains(size));
        assertThat(rig.outcomes().stream()
                        .map(outcome -> outcome.verdict()
                                .flatMap(v -> v.set())
                                .orElseThrow()
                                .rank()))
                .doesNotHaveDuplicates();
    }
}
