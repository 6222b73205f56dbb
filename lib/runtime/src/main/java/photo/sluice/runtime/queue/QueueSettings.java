// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;

/**
 * How a worker takes photos.
 *
 * @param threads photos or batches at work at once, 1 or more
 * @param batch photos taken at once by one thread, 1 to 500; 1 unless the stage gains by batches
 * @param tries how often a photo is tried, alone, before it is given up, 1 to 7: each of its tries may cost its
 *     neighbours a delivery, of which there are ten
 * @param lock how long a worker may be silent with a photo in hand; the broker's limits apply
 * @param timeLimit how long one photo may take; then it is poison
 * @param drain how long photos in hand may take when the process is asked to stop
 */
public record QueueSettings(int threads, int batch, int tries, Duration lock, Duration timeLimit, Duration drain) {
    public QueueSettings {
        if (threads < 1) throw new IllegalArgumentException("threads: " + threads);
        if (batch < 1 || batch > 500) throw new IllegalArgumentException("batch: " + batch);
        if (tries < 1 || tries > 7) throw new IllegalArgumentException("tries: " + tries);
    }

    /** How often a lock is renewed: three times within its duration. */
    Duration renewal() {
        return lock.dividedBy(3);
    }
}
