// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Version;

class RegisterTest {
    private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
    private static final String FILE = "wedding/IMG_1.JPG";

    private final Register register = new Register(Patience.usual());

    private static Moment at(long millis) {
        return new Moment(millis, T0.plusMillis(millis));
    }

    private static Look look(long size, long modifiedMillis) {
        return new Look(size, T0.plusMillis(modifiedMillis));
    }

    private void see(long millis, long size) {
        register.observed(FILE, look(size, size), Origin.EVENT, at(millis));
    }

    private FileState state() {
        return register.state(FILE).orElseThrow();
    }

    @Test
    void unchangedFileSettlesAfterItsPatience() {
        see(0, 10);
        see(1999, 10);
        assertThat(state()).isInstanceOf(FileState.Seen.class);
        see(2000, 10);
        assertThat(state()).isInstanceOf(FileState.Settled.class);
        assertThat(register.settled(Lane.LIVE, 9)).containsExactly(FILE);
    }

    @Test
    void growingFileIsNotAnnounced() {
        for (int i = 0; i < 100; i++) see(i * 1500L, 10 + i);
        assertThat(state()).isInstanceOf(FileState.Growing.class);
        assertThat(register.settled(Lane.LIVE, 9)).isEmpty();
        assertThat(register.waiting()).isEqualTo(1);
    }

    @Test
    void patienceStartsAnewWithEachChangeOfTimeAlone() {
        register.observed(FILE, look(10, 1), Origin.EVENT, at(0));
        register.observed(FILE, look(10, 2), Origin.EVENT, at(1500));
        register.observed(FILE, look(10, 2), Origin.EVENT, at(3000));
        assertThat(state()).isInstanceOf(FileState.Growing.class);
        register.observed(FILE, look(10, 2), Origin.EVENT, at(3500));
        assertThat(state()).isInstanceOf(FileState.Settled.class);
    }

    @Test
    void emptyFileNeverSettlesAndIsLeftAloneInTheEnd() {
        see(0, 0);
        see(9999, 0);
        assertThat(state()).isInstanceOf(FileState.Seen.class);
        see(10_000, 0);
        assertThat(state()).isInstanceOf(FileState.Passed.class);
    }

    @Test
    void endIsReadOnceAfterTwoEqualLooks() {
        see(0, 10);
        assertThat(register.wantsEnd(FILE, at(99))).isFalse();
        assertThat(register.wantsEnd(FILE, at(100))).isTrue();
        assertThat(register.wantsEnd(FILE, at(200))).isFalse();
        see(300, 20);
        assertThat(register.wantsEnd(FILE, at(400))).isTrue();
        register.whole(FILE);
        assertThat(state()).isInstanceOf(FileState.Settled.class);
    }

    @Test
    void endOfRewrittenFileProvesNothing() {
        announce();
        see(5000, 11);
        assertThat(register.wantsEnd(FILE, at(6000))).isFalse();
        see(7000, 11);
        assertThat(state()).isInstanceOf(FileState.Settled.class);
    }

    private void announce() {
        see(0, 10);
        see(2000, 10);
        register.announced(FILE, register.settled(FILE).orElseThrow());
    }

    @Test
    void announcedFileIsAnnouncedAgainOnlyWhenItHasChanged() {
        announce();
        see(9000, 10);
        assertThat(state())
                .isEqualTo(new FileState.Announced(1, 10, T0.plusMillis(10).toEpochMilli()));
        see(10_000, 12);
        see(12_000, 12);
        register.announced(FILE, register.settled(FILE).orElseThrow());
        assertThat(state().sequence()).isEqualTo(2);
    }

    @Test
    void settledFileThatChangesBeforeTheLogHasItGrowsAgain() {
        see(0, 10);
        see(2000, 10);
        FileState.Settled old = register.settled(FILE).orElseThrow();
        see(2100, 20);
        assertThat(register.settled(Lane.LIVE, 9)).isEmpty();
        register.announced(FILE, old);
        assertThat(state()).isInstanceOf(FileState.Growing.class);
    }

    @Test
    void doubtfulAnnouncementIsSettledByTheCatalogue() {
        see(0, 10);
        see(2000, 10);
        register.know(FILE, new Version(1, 10, T0.plusMillis(10)));
        assertThat(state()).isInstanceOf(FileState.Announced.class);
        assertThat(register.waiting()).isZero();
    }

    @Test
    void versionThatChangedWhileItsAnnouncementWasInDoubtCountsOn() {
        see(0, 10);
        see(2000, 10);
        see(2100, 20);
        register.know(FILE, new Version(1, 10, T0.plusMillis(10)));
        see(4100, 20);
        register.announced(FILE, register.settled(FILE).orElseThrow());
        assertThat(state().sequence()).isEqualTo(2);
    }

    @Test
    void photoThatComesBackCountsOn() {
        announce();
        register.gone(FILE, at(3000));
        assertThat(register.state(FILE)).isEmpty();
        see(4000, 10);
        see(6000, 10);
        register.announced(FILE, register.settled(FILE).orElseThrow());
        assertThat(state().sequence()).isEqualTo(2);
    }

    @Test
    void photoThatComesBackAfterTheCatalogueForgotItStillCountsOn() {
        announce();
        register.gone(FILE, at(3000));
        List<String> old = register.departed().since(Duration.ofSeconds(5), at(8000), 9);
        assertThat(old).containsExactly(FILE);
        register.departed().forgotten(old);
        assertThat(register.departed().since(Duration.ZERO, at(9000), 9)).isEmpty();
        see(10_000, 10);
        assertThat(state().sequence()).isEqualTo(1);
    }

    @Test
    void photoThatIsBackIsNotForgotten() {
        announce();
        register.gone(FILE, at(3000));
        see(4000, 10);
        assertThat(register.departed().since(Duration.ZERO, at(99_000), 9)).isEmpty();
    }

    @Test
    void fileThatWasThereBeforeGoesToTheBackfillAndAnEventMakesItLive() {
        register.observed("a.jpg", look(1, 1), Origin.START, at(0));
        register.observed("b.jpg", look(1, 1), Origin.START, at(0));
        register.observed("b.jpg", look(1, 1), Origin.EVENT, at(10));
        register.observed("a.jpg", look(1, 1), Origin.LOOK, at(2000));
        register.observed("b.jpg", look(1, 1), Origin.LOOK, at(2000));
        assertThat(register.settled(Lane.BACKFILL, 9)).containsExactly("a.jpg");
        assertThat(register.settled(Lane.LIVE, 9)).containsExactly("b.jpg");
    }

    @Test
    void passedFileIsLeftAloneUntilItChanges() {
        see(0, 10);
        register.pass(FILE);
        see(5000, 10);
        assertThat(state()).isInstanceOf(FileState.Passed.class);
        assertThat(register.waiting()).isZero();
        see(6000, 11);
        assertThat(state()).isInstanceOf(FileState.Growing.class);
    }

    @Test
    void onlyWhatTheSweepDidNotMeetIsUnseen() {
        register.know("known.jpg", new Version(3, 10, T0));
        see(0, 10);
        int sweep = register.beginSweep();
        register.observed("new.jpg", look(1, 1), Origin.SWEEP, at(1));
        assertThat(register.unseen(sweep)).containsExactlyInAnyOrder("known.jpg", FILE);
    }

    @Test
    void dueLookIsGivenOnceAndFollowedByTheOneThatEndsThePatience() {
        see(0, 10);
        assertThat(register.due(at(99), 9)).isEmpty();
        assertThat(register.due(at(100), 9)).containsExactly(FILE);
        assertThat(register.due(at(100), 9)).isEmpty();
        see(100, 10);
        assertThat(register.nextDue()).hasValue(2000);
    }

    @Test
    void fileWithoutEventsIsLookedAtAFewTimesASecond() {
        register.observed(FILE, look(10, 1), Origin.POLL, at(0));
        register.observed(FILE, look(10, 1), Origin.LOOK, at(100));
        assertThat(register.nextDue()).hasValue(100);
        assertThat(register.due(at(300), 9)).containsExactly(FILE);
    }

    private static final Wish WISH = new Wish("scan-1", java.util.Optional.of(java.util.Set.of("tagger")));

    private void announce(long millis) {
        see(millis, 10);
        see(millis + 2000, 10);
        register.announced(FILE, register.settled(FILE).orElseThrow());
    }

    @Test
    void announcedFileThatIsAskedForIsAnnouncedOnceMoreBehindWhatArrives() {
        announce(0);
        register.ask(FILE, look(10, 10), WISH, at(5000));
        assertThat(register.settled(Lane.LIVE, 9)).isEmpty();
        assertThat(register.settled(Lane.BACKFILL, 9)).containsExactly(FILE);
        assertThat(register.wish(FILE)).contains(WISH);
        register.announced(FILE, register.settled(FILE).orElseThrow());
        assertThat(state())
                .isEqualTo(new FileState.Announced(2, 10, T0.plusMillis(10).toEpochMilli()));
        assertThat(register.wish(FILE)).isEmpty();
        assertThat(register.waiting()).isZero();
    }

    @Test
    void fileThatHasChangedIsNotTakenForTheOneThatWasAskedFor() {
        announce(0);
        register.ask(FILE, look(11, 11), WISH, at(5000));
        assertThat(state()).isInstanceOf(FileState.Growing.class);
        assertThat(register.wish(FILE)).isEmpty();
        announce(0);
        register.ask(FILE, look(10, 10), WISH, at(9000));
        register.observed(FILE, look(12, 12), Origin.EVENT, at(9100));
        register.observed(FILE, look(12, 12), Origin.EVENT, at(12_000));
        assertThat(register.settled(FILE)).isPresent();
        assertThat(register.wish(FILE)).isEmpty();
    }

    @Test
    void fileThatWasLeftAloneIsTakenWholeWhenAskedFor() {
        register.observed(FILE, look(10, 10), Origin.START, at(0));
        register.pass(FILE);
        register.ask(FILE, look(10, 10), WISH, at(5000));
        assertThat(register.settled(Lane.BACKFILL, 9)).containsExactly(FILE);
        assertThat(register.wish(FILE)).isEmpty();
    }

    @Test
    void unknownFileThatIsAskedForHasToRestAsAnyOther() {
        register.ask(FILE, look(10, 10), WISH, at(0));
        assertThat(register.waits(FILE)).isTrue();
        assertThat(register.settled(Lane.BACKFILL, 9)).isEmpty();
        register.observed(FILE, look(10, 10), Origin.LOOK, at(2000));
        assertThat(register.settled(Lane.BACKFILL, 9)).containsExactly(FILE);
    }

    /** The log failed, and had it after all: nothing is announced a third time. */
    @Test
    void doubtfulAnnouncementOfWhatWasAskedForIsSettledByTheCatalogue() {
        announce(0);
        register.ask(FILE, look(10, 10), WISH, at(5000));
        register.know(FILE, new Version(1, 10, T0.plusMillis(10)));
        assertThat(register.settled(FILE)).isPresent();
        register.know(FILE, new Version(2, 10, T0.plusMillis(10)));
        assertThat(state()).isInstanceOf(FileState.Announced.class);
        assertThat(register.wish(FILE)).isEmpty();
    }

    @Test
    void fileThatRestedLongBeforeItIsFoundNeedsNoSecondLook() {
        register.found(FILE, look(10, 10), 9, Origin.START, at(0));
        assertThat(register.settled(Lane.BACKFILL, 9)).containsExactly(FILE);
        assertThat(register.due(at(100_000), 9)).isEmpty();
        register.observed(FILE, look(11, 20), 9, Origin.EVENT, at(10));
        assertThat(state()).isInstanceOf(FileState.Growing.class);
    }

    @Test
    void foundFileThatIsKnownIsObservedLikeAny() {
        announce(0);
        register.found(FILE, look(10, 10), 9, Origin.START, at(5000));
        assertThat(state()).isInstanceOf(FileState.Announced.class);
        register.found(FILE, look(12, 20), 9, Origin.START, at(5000));
        assertThat(state()).isInstanceOf(FileState.Growing.class);
    }

    @Test
    void oldFileRestsAndAFreshCopyOfItDoesNot() {
        Patience patience = Patience.usual();
        Look old = new Look(10, T0);
        Instant now = T0.plusSeconds(100);
        assertThat(patience.rested(old, T0.plusSeconds(97), now)).isTrue();
        assertThat(patience.rested(old, T0.plusSeconds(99), now)).isFalse();
        assertThat(patience.rested(new Look(10, T0.plusSeconds(99)), T0, now)).isFalse();
        assertThat(patience.rested(new Look(0, T0), T0, now)).as("empty").isFalse();
        assertThat(patience.rested(old, Instant.EPOCH, now)).as("no such time").isFalse();
        assertThat(patience.rested(old, now.plusSeconds(9), now))
                .as("clocks differ")
                .isFalse();
    }
}
