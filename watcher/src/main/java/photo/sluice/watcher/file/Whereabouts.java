// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the announced files of a root lie, by what stays with a file when it is moved: its key, size and time. About 60
 * bytes a file, and the last files that went.
 */
final class Whereabouts {
    /** A move shows as a deletion and an arrival, in any order; of more deletions than these nothing is remembered. */
    private static final int GONE = 100_000;

    private final Map<Long, String> there = new HashMap<>();
    private final Map<Long, String> gone = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > GONE;
        }
    };

    /** 32 bits of device and inode, 32 of size and time: two files that lie at rest are not taken for each other. */
    private static long name(int key, long size, long modifiedMillis) {
        long mixed = (size * 0x9e3779b97f4a7c15L) ^ (modifiedMillis * 0xc2b2ae3d27d4eb4fL);
        return (long) key << 32 | mixed >>> 32;
    }

    void lies(String path, int key, FileState.Announced as) {
        if (key == 0) return;
        long name = name(key, as.size(), as.modifiedMillis());
        there.put(name, path);
        gone.remove(name);
    }

    /** It is not what it was any more, or not where it was. */
    void left(String path, int key, FileState.Announced as, boolean went) {
        if (key == 0) return;
        long name = name(key, as.size(), as.modifiedMillis());
        there.remove(name, path);
        if (went) gone.put(name, path);
    }

    /** Where a file like this lay, or lies still, under another name. */
    Optional<String> of(int key, Look look) {
        if (key == 0 || look.size() == 0) return Optional.empty();
        long name = name(key, look.size(), look.modified().toEpochMilli());
        String path = there.get(name);
        return Optional.ofNullable(path == null ? gone.get(name) : path);
    }
}
