// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.time.Instant;

/**
 * What one look at a file shows; a file is at rest while its looks are equal.
 *
 * @param size bytes
 * @param modified as precise as the file system tells it
 */
public record Look(long size, Instant modified) {
    public Look {
        if (size < 0) throw new IllegalArgumentException("size must not be negative: " + size);
    }

    /** The catalogue keeps milliseconds only. */
    boolean matches(long otherSize, long otherModifiedMillis) {
        return size == otherSize && modified.toEpochMilli() == otherModifiedMillis;
    }
}
