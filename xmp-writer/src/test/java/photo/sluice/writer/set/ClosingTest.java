// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final Instant START = Instant.parse("2026-05-09T14:05:00Z");
    private static final Closing LIVE = new Closing(Duration.ofSeconds(1), false);

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    @Test
    void quietFolderClosesEverySet() {
        assertThat(LIVE.closed(false, at(0), at(0), at(999))).isFalse();
        assertThat(LIVE.closed(false, at(0), at(0), at(1_000))).isTrue();
    }

    @Test
    void setWhoseCameraHasGoneOnClosesInABusyFolder() {
        assertThat(LIVE.closed(true, at(0), at(900), at(1_000))).isTrue();
        assertThat(LIVE.closed(true, at(500), at(900), at(1_000))).isFalse();
        assertThat(LIVE.closed(false, at(0), at(900), at(1_000))).isFalse();
    }

    @Test
    void setThatHasLongRestedClosesEvenIfItsCameraNeverPauses() {
        assertThat(LIVE.closed(false, at(0), at(9_900), at(9_999))).isFalse();
        assertThat(LIVE.closed(false, at(0), at(9_900), at(10_000))).isTrue();
    }

    @Test
    void endOfARunClosesAll() {
        assertThat(new Closing(Duration.ofSeconds(1), true).closed(false, at(0), at(0), at(0)))
                .isTrue();
    }

    @Test
    void withoutSettlingEverySetIsClosedAtOnce() {
        assertThat(new Closing(Duration.ZERO, false).closed(false, at(5), at(5), at(5)))
                .isTrue();
    }
}
