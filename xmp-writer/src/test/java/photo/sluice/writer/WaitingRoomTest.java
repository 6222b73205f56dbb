// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.PhotoId;
import photo.sluice.writer.WaitingRoom.Need;

class WaitingRoomTest {
    private static final Instant START = Instant.parse("2026-05-09T14:05:00Z");
    private static final PhotoId A = new PhotoId("hot", "day/a.jpg");
    private static final PhotoId B = new PhotoId("hot", "day/b.jpg");
    private static final PhotoId ELSEWHERE = new PhotoId("hot", "other/a.jpg");

    private final WaitingRoom room = new WaitingRoom(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void eachNeedHasItsTime() {
        room.await(A, Need.END, at(0));
        assertThat(room.due(at(0))).containsExactly(A);
        room.await(A, Need.SET, at(0));
        assertThat(room.due(START.plusMillis(999))).isEmpty();
        assertThat(room.due(at(1))).containsExactly(A);
        for (Need need : List.of(Need.TAGS, Need.SCORE)) {
            room.await(A, need, at(0));
            assertThat(room.due(at(599))).isEmpty();
            assertThat(room.due(at(600))).containsExactly(A);
        }
    }

    @Test
    void setClosesWhenItsFolderIsQuietWhoeverElseIsBusy() {
        room.await(A, Need.SET, at(0));
        room.await(B, Need.SET, at(3));
        room.await(ELSEWHERE, Need.SET, at(5));
        assertThat(room.closes(List.of(A), false)).isEqualTo(at(4));
        assertThat(room.closes(List.of(A), true)).as("its camera has gone on").isEqualTo(at(1));
        assertThat(room.closes(List.of(A, B), true)).isEqualTo(at(4));
    }

    @Test
    void setWaitsForTheTagsOfAll() {
        room.await(A, Need.SET, at(0));
        room.await(B, Need.TAGS, at(0));
        assertThat(room.closes(List.of(A, B), false)).isEqualTo(at(600));
        room.await(B, Need.SET, at(7));
        assertThat(room.closes(List.of(A, B), false)).isEqualTo(at(8));
    }

    @Test
    void whatWasTriedInVainIsHeldAndTheOthersOfItsSetAreNot() {
        room.await(A, Need.SET, at(0));
        room.await(B, Need.SET, at(0));
        room.hold(A, at(5));
        assertThat(room.due(at(4))).containsExactly(B);
        assertThat(room.mayBeBrought(A, at(4))).isFalse();
        assertThat(room.mayBeBrought(B, at(4))).isTrue();
        assertThat(room.mayBeBrought(A, at(5))).isTrue();
        assertThat(room.mayBeBrought(ELSEWHERE, at(5))).as("does not wait").isFalse();
    }

    @Test
    void nothingIsDueDuringAPauseAndNothingComesEarlierForIt() {
        room.await(A, Need.END, at(0));
        room.await(B, Need.TAGS, at(0));
        room.pause(at(2));
        assertThat(room.due(at(1))).isEmpty();
        assertThat(room.due(at(2))).containsExactly(A);
        assertThat(room.due(at(600))).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void whoWaitsIsCountedOnce() {
        assertThat(room.await(A, Need.TAGS, at(0))).isTrue();
        assertThat(room.await(A, Need.SET, at(1))).isFalse();
        assertThat(room.size()).isEqualTo(1);
        assertThat(room.need(A)).contains(Need.SET);
        assertThat(room.forget(A)).isTrue();
        assertThat(room.forget(A)).isFalse();
        assertThat(room.need(A)).isEmpty();
        room.again(A, at(9));
        assertThat(room.size()).isZero();
    }
}
