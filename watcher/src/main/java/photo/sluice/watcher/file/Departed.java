// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.watcher.file.FileState.Gone;

/** Photos that have gone: what the catalogue still knows of, and the last sequence of what it has forgotten. */
public final class Departed {
    /** Kept in memory only; a name that comes back after so many others starts at 1 again. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, Gone> gone = new LinkedHashMap<>();
    private final Map<String, Long> forgotten = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(String path, Gone departure) {
        gone.put(path, departure);
    }

    /** The last sequence announced under this name, 0 if none is remembered. */
    long sequence(String path) {
        Gone departure = gone.get(path);
        return departure != null ? departure.sequence() : forgotten.getOrDefault(path, 0L);
    }

    /** The same, for a name that is back. */
    long returned(String path) {
        long sequence = sequence(path);
        gone.remove(path);
        forgotten.remove(path);
        return sequence;
    }

    /** Up to {@code max} photos that went at least so long ago and are still in the catalogue, oldest first. */
    public List<String> since(Duration ago, Moment now, int max) {
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, Gone> each : gone.entrySet()) {
            if (paths.size() >= max || !now.isAfter(each.getValue().since(), ago)) break;
            paths.add(each.getKey());
        }
        return paths;
    }

    /** The catalogue has forgotten these. */
    public void forgotten(List<String> paths) {
        for (String path : paths) {
            Gone departure = gone.remove(path);
            if (departure != null) forgotten.put(path, departure.sequence());
        }
    }
}
