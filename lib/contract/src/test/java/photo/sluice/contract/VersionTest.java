// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final Instant TIME = Instant.parse("2026-05-09T14:03:07.123456789Z");

    @Test
    void theLaterSequenceIsNewerWhateverTheClockSays() {
        Version first = new Version(1, 100, TIME);
        Version second = new Version(2, 50, TIME.minusSeconds(3600));
        assertThat(second).isGreaterThan(first);
        assertThat(first).isLessThan(second).isEqualByComparingTo(new Version(1, 7, Instant.EPOCH));
    }

    @Test
    void timeIsKeptToTheMillisecondSoThatWhatIsReadBackIsEqual() {
        assertThat(new Version(1, 1, TIME).modified()).isEqualTo(Instant.parse("2026-05-09T14:03:07.123Z"));
    }

    @Test
    void contentIsTheSameBySizeAndMillisecond() {
        Version version = new Version(1, 100, TIME);
        assertThat(version.sameContent(100, TIME.plusNanos(1))).isTrue();
        assertThat(version.sameContent(101, TIME)).isFalse();
        assertThat(version.sameContent(100, TIME.plusMillis(1))).isFalse();
    }

    @Test
    void sequenceStartsAtOneAndSizeAtZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(0, 1, TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(1, -1, TIME));
        assertThat(new Version(1, 0, TIME).size()).isZero();
    }
}
