// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;

/** Whether to stop, and how long what is in hand may still take. Thread-safe. */
final class Drain {
    private volatile long deadline;
    private volatile boolean begun;

    synchronized void begin(Duration patience) {
        if (begun) return;
        deadline = System.nanoTime() + patience.toNanos();
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    /** Whether to give back even what is in hand. */
    boolean over() {
        return begun && System.nanoTime() - deadline > 0;
    }
}
