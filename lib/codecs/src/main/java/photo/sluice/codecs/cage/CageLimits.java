// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.time.Duration;

/**
 * What decoders may take.
 *
 * @param children processes at most, and so decodes at a time; from 1 to 64
 * @param time for one photo, in wall time from when a process has it; from 100 ms to 1 h
 * @param maxPixels of a photo at full size
 * @param memoryBytes that a process may take for one photo, its file and its pixels among them; at least 64 MiB
 * @param idle after which a process without work leaves; more than zero
 */
public record CageLimits(int children, Duration time, long maxPixels, long memoryBytes, Duration idle) {
    /**
     * 2 processes, 30 s, 250 megapixels, 2 GiB, 60 s. A RAW of 100 megapixels, the largest on sale, takes 0.8 GiB and some
     * seconds.
     */
    public static final CageLimits USUAL =
            new CageLimits(2, Duration.ofSeconds(30), 250_000_000, 2L << 30, Duration.ofSeconds(60));

    public CageLimits {
        require(children >= 1 && children <= 64, "children", children);
        require(time.compareTo(Duration.ofMillis(100)) >= 0 && time.compareTo(Duration.ofHours(1)) <= 0, "time", time);
        require(maxPixels >= 1 && maxPixels <= Integer.MAX_VALUE / 3, "maxPixels", maxPixels);
        require(memoryBytes >= 64L << 20 && memoryBytes <= 1L << 40, "memoryBytes", memoryBytes);
        require(idle.compareTo(Duration.ZERO) > 0, "idle", idle);
    }

    private static void require(boolean right, String name, Object value) {
        if (!right) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }
}
