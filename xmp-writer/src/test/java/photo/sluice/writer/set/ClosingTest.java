// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final Instant START = Instant.parse("2026-05-09T14:05:00Z");
    private static final Closing LIVE = new Closing(Duration.ofSeconds(1));

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    @Test
    void quietFolderClosesEverySet() {
        assertThat(LIVE.closes(false, at(0), at(0))).isEqualTo(at(1_000));
    }

    @Test
    void setWhoseCameraHasGoneOnClosesInABusyFolder() {
        assertThat(LIVE.closes(true, at(0), at(900))).isEqualTo(at(1_000));
        assertThat(LIVE.closes(true, at(500), at(900))).isEqualTo(at(1_500));
        assertThat(LIVE.closes(false, at(0), at(900))).isEqualTo(at(1_900));
    }

    @Test
    void setThatHasLongRestedClosesEvenIfItsCameraNeverPauses() {
        assertThat(LIVE.closes(false, at(0), at(9_900))).isEqualTo(at(10_000));
    }

    @Test
    void withoutSettlingEverySetIsClosedAtOnce() {
        assertThat(new Closing(Duration.ZERO).closes(false, at(5), at(5))).isEqualTo(at(5));
    }
}
