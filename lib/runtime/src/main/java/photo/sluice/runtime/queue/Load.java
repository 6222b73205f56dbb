// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * How many bytes of photos, as they were announced, are at work in this process. What does not fit waits its turn; a
 * photo that is larger than all that is allowed is worked on when nothing else is. Thread-safe, fair.
 */
final class Load {
    /** A semaphore counts in ints; in KiB they reach to 2 TiB. */
    private static final int UNIT = 1024;

    private final int most;
    private final Semaphore free;

    /** @param bytes 1 or more; what is above 2 TiB counts as 2 TiB */
    Load(long bytes) {
        if (bytes < 1) throw new IllegalArgumentException("bytes: " + bytes);
        this.most = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
        this.free = new Semaphore(most, true);
    }

    /** The first of these, and those after it that may be at work together with it. */
    <T> List<T> together(List<T> all, ToLongFunction<T> bytes) {
        List<T> part = new ArrayList<>();
        long sum = 0;
        for (T each : all) {
            sum += units(bytes.applyAsLong(each));
            if (!part.isEmpty() && sum > most) break;
            part.add(each);
        }
        return part;
    }

    /** Waits until so many bytes may be at work; the caller gives them back by closing what it gets. */
    Share take(long bytes, Duration interval, Solo.Meanwhile meanwhile) throws InterruptedException {
        int units = units(bytes);
        while (!free.tryAcquire(units, interval.toMillis(), TimeUnit.MILLISECONDS)) meanwhile.run();
        return () -> free.release(units);
    }

    private int units(long bytes) {
        return (int) Math.min(most, bytes / UNIT + 1);
    }

    /** Bytes at work. */
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
