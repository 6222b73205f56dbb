// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.time.Instant;

/**
 * One state of a photo's bytes, numbered by the watcher; results of an old version lose against a newer one.
 *
 * @param sequence 1 for the first version announced of this path, then counting up
 * @param size bytes
 * @param modified modification time as the file system tells it, to the millisecond
 */
public record Version(long sequence, long size, Instant modified) implements Comparable<Version> {
    public Version {
        if (sequence < 1) throw new IllegalArgumentException("sequence must be 1 or more: " + sequence);
        if (size < 0) throw new IllegalArgumentException("size must not be negative: " + size);
        modified = Instant.ofEpochMilli(modified.toEpochMilli());
    }

    /** Whether the same bytes are meant, as far as size and time can tell. */
    public boolean sameContent(long otherSize, Instant otherModified) {
        return size == otherSize && modified.toEpochMilli() == otherModified.toEpochMilli();
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(sequence, other.sequence);
    }
}
