// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photo.sluice.watcher.file.Moment;
import photo.sluice.watcher.file.Origin;
import photo.sluice.watcher.folder.SweepPlan.Order;

class SweepPlanTest {
    private final SweepPlan plan = new SweepPlan(60_000, at(0));

    private static Moment at(long millis) {
        return new Moment(millis, Instant.EPOCH.plusMillis(millis));
    }

    @BeforeEach
    void startSweepComesFirst() {
        assertThat(plan.pending()).isTrue();
        assertThat(plan.next(at(0), false)).contains(new Order("", true, Origin.START));
        assertThat(plan.pending()).isFalse();
        plan.swept(at(1000));
    }

    @Test
    void rootIsSweptRegularlyFromTheEndOfTheLastSweep() {
        assertThat(plan.next(at(60_999), false)).isEmpty();
        assertThat(plan.next(at(61_000), false)).contains(new Order("", true, Origin.SWEEP));
    }

    @Test
    void regularSweepWaitsForTheOneUnderWay() {
        assertThat(plan.next(at(99_000), true)).isEmpty();
        assertThat(plan.next(at(99_000), false)).isPresent();
    }

    @Test
    void newFolderDoesNotWaitForTheOneUnderWay() {
        plan.appeared("a");
        assertThat(plan.next(at(2), true)).contains(new Order("a", true, Origin.EVENT));
    }

    @Test
    void sweepOfAFolderCoversTheFoldersInIt() {
        plan.overflow("a/b");
        plan.overflow("a/b/c");
        plan.overflow("a");
        plan.overflow("a/d");
        plan.overflow("ab");
        assertThat(plan.next(at(2), false)).contains(new Order("a", true, Origin.OVERFLOW));
        assertThat(plan.next(at(2), false)).contains(new Order("ab", true, Origin.OVERFLOW));
        assertThat(plan.next(at(2), false)).isEmpty();
    }

    @Test
    void overflowOfTheRootCoversAll() {
        plan.overflow("a");
        plan.overflow("");
        plan.appeared("b/c");
        assertThat(plan.next(at(2), false)).contains(new Order("", true, Origin.OVERFLOW));
        assertThat(plan.next(at(2), false)).isEmpty();
    }

    @Test
    void polledFoldersAreLookedAtOneByOne() {
        plan.poll(List.of("a", "a/b"));
        assertThat(plan.pending()).isFalse();
        assertThat(plan.next(at(2), false)).contains(new Order("a", false, Origin.POLL));
        assertThat(plan.next(at(2), false)).contains(new Order("a/b", false, Origin.POLL));
    }

    @Test
    void roundOfPollsIsEndedBeforeTheNextBegins() {
        plan.poll(List.of("a", "b"));
        assertThat(plan.next(at(2), false)).contains(new Order("a", false, Origin.POLL));
        plan.poll(List.of("a", "b"));
        assertThat(plan.next(at(2), false)).contains(new Order("b", false, Origin.POLL));
        plan.poll(List.of("a", "b"));
        assertThat(plan.next(at(2), false)).contains(new Order("a", false, Origin.POLL));
    }

    @Test
    void suspicionBringsTheNextSweepForward() {
        plan.suspect(at(5000));
        plan.suspect(at(5500));
        assertThat(plan.next(at(5999), false)).isEmpty();
        assertThat(plan.next(at(6000), false)).contains(new Order("", true, Origin.SWEEP));
    }

    @Test
    void rootThatCameBackIsSweptAsAtTheStart() {
        plan.overflow("a");
        plan.startOver(at(7000));
        assertThat(plan.pending()).isTrue();
        assertThat(plan.next(at(7000), false)).contains(new Order("", true, Origin.START));
        assertThat(plan.next(at(7000), false)).isEmpty();
    }
}
