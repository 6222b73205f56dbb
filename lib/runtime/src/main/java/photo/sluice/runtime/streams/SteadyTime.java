// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * The time of day when this was made, and from then on what really passes. Kafka Streams counts its ticks and commits by
 * the time of day: set back by an hour, it would tick and commit no more for an hour. Thread-safe.
 */
final class SteadyTime implements Time {
    private final LongSupplier nanos;
    private final long origin;
    private final long began;

    SteadyTime() {
        this(System.currentTimeMillis(), System::nanoTime);
    }

    /**
     * @param began the time of day now, in milliseconds since 1970
     * @param nanos a clock that no correction of the time of day moves
     */
    SteadyTime(long began, LongSupplier nanos) {
        this.nanos = nanos;
        this.began = began;
        this.origin = nanos.getAsLong();
    }

    @Override
    public long milliseconds() {
        return began + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - origin);
    }

    @Override
    public long nanoseconds() {
        return nanos.getAsLong();
    }

    @Override
    public void sleep(long millis) {
        Time.SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        synchronized (object) {
            while (!condition.get()) {
                long left = deadlineMillis - milliseconds();
                if (left <= 0) throw new TimeoutException("waited in vain until " + deadlineMillis);
                object.wait(left);
            }
        }
    }
}
