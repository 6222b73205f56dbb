// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may be at work together in one process. A photo that comes again may be the one that killed its worker, so all
 * others, of all stages in the process, finish first; others work together up to so many bytes. One a process. Fair, so
 * nobody waits for ever.
 */
public final class Solo {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Load load;
    private final Deaths deaths;

    /** However many bytes, and nothing is remembered beyond the process. */
    public Solo() {
        this(Long.MAX_VALUE, Optional.empty());
    }

    /**
     * @param bytes of photos that are at work together, as they were announced; a larger one is worked on alone
     * @param suspects a folder of the machine, to remember which photo was at work when a process died
     */
    public Solo(long bytes, Optional<Path> suspects) {
        this.load = new Load(bytes);
        this.deaths = new Deaths(suspects);
    }

    Load load() {
        return load;
    }

    Deaths deaths() {
        return deaths;
    }

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
