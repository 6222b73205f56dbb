// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private final AtomicLong passed = new AtomicLong(-5);
    private final SteadyTime time = new SteadyTime(1_000_000, passed::get);

    @Test
    void beginsAtTheTimeOfDayAndGoesOnByWhatReallyPasses() {
        assertThat(time.milliseconds()).isEqualTo(1_000_000);
        passed.addAndGet(Duration.ofMillis(250).toNanos());
        assertThat(time.milliseconds()).isEqualTo(1_000_250);
        assertThat(time.nanoseconds()).isEqualTo(passed.get());
    }

    @Test
    void waitingEndsAtItsDeadlineOrWithWhatItWaitsFor() throws InterruptedException {
        Object monitor = new Object();
        assertThatThrownBy(() -> time.waitObject(monitor, () -> false, 1_000_000))
                .isInstanceOf(TimeoutException.class);
        AtomicLong asked = new AtomicLong();
        time.waitObject(monitor, () -> asked.incrementAndGet() == 1, 1_000_000);
        assertThat(asked).hasValue(1);
    }
}
