// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AwakeTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
    private final Awake awake = new Awake(clock::get);

    @Test
    void timeInWhichWeLookCounts() {
        for (int i = 0; i < 60; i++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            awake.nanos();
        }
        assertThat(awake.nanos()).isEqualTo(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void sleepOfANightCountsForTwoSeconds() {
        clock.addAndGet(TimeUnit.HOURS.toNanos(9));
        assertThat(awake.nanos()).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    }
}
