// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.process;

/**
 * Whether a child that gives signs of life still does. Counted in looks of ours, not in time: when everything is stopped
 * together (a laptop sleeps, a container is frozen) we do not look either, and nobody is blamed. Thread-safe.
 */
final class Pulse {
    /** Between two signs of life, and between two looks. */
    static final long EVERY_MILLIS = 2000;

    /** What a child says on standard output when it is ready and runs. */
    static final String SIGN = "ALIVE";

    /** Sixteen seconds: longer than any pause of a garbage collector, not much longer than a photo's lock. */
    static final int PATIENCE = 8;

    private final int patience;
    private int silent = -1;

    /** @param patience looks in a row without a sign of life, after which there is none */
    Pulse(int patience) {
        this.patience = patience;
    }

    synchronized void beat() {
        silent = 0;
    }

    /** Looks once more; whether it has stopped. A child that never gave a sign of life is not expected to. */
    synchronized boolean stopped() {
        if (silent < 0) return false;
        silent++;
        return silent > patience;
    }
}
