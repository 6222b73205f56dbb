// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.time.Duration;

/**
 * How long a fetch puts up with a server.
 *
 * @param tries of one address that bring less than a mebibyte each, before it is given up
 * @param pause before the second try; doubled for each one after
 * @param connect until there is a connection
 * @param stall time in which at least {@link #LEAST_BYTES} must come
 */
public record Patience(int tries, Duration pause, Duration connect, Duration stall) {
    /** Of 30 s this is half a kilobyte a second: slower than any line that could ever bring a model. */
    static final int LEAST_BYTES = 16 << 10;

    /** For people at their desks. */
    public static final Patience USUAL =
            new Patience(4, Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(30));

    public Patience {
        if (tries < 1) throw new IllegalArgumentException("at least one try, not " + tries);
    }

    Duration pauseAfter(int failed) {
        return pause.multipliedBy(1L << Math.min(failed - 1, 5));
    }
}
