// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps suspects alone in their process: a photo that comes again may be the one that killed its worker, so all others,
 * of all stages in the process, finish first. One a process. Fair, so a suspect does not wait for ever.
 */
public final class Solo {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Something to do about every {@code interval} while waiting. */
    interface Meanwhile {
        void run();
    }

    /** Waits until no suspect is at work; the caller releases what it gets. */
    Lock shared(Duration interval, Meanwhile meanwhile) throws InterruptedException {
        return acquire(lock.readLock(), interval, meanwhile);
    }

    /** Waits until nothing else is at work; the caller releases what it gets. */
    Lock alone(Duration interval, Meanwhile meanwhile) throws InterruptedException {
        return acquire(lock.writeLock(), interval, meanwhile);
    }

    private static Lock acquire(Lock lock, Duration interval, Meanwhile meanwhile) throws InterruptedException {
        while (!lock.tryLock(interval.toMillis(), TimeUnit.MILLISECONDS)) meanwhile.run();
        return lock;
    }
}
