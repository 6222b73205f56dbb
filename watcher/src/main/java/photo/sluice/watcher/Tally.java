// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import photo.sluice.watcher.folder.Kind;

/** What a sweep met that is not announced, each once. */
final class Tally {
    private final EnumMap<Kind, Long> ignored = new EnumMap<>(Kind.class);
    private long unreadable;
    private long outside;
    private long unmappable;

    void ignore(Kind kind) {
        ignored.merge(kind, 1L, Long::sum);
    }

    void unreadable() {
        unreadable++;
    }

    void outside() {
        outside++;
    }

    void unmappable() {
        unmappable++;
    }

    /** By kind. */
    Map<String, Long> byKind() {
        Map<String, Long> byKind = new HashMap<>();
        ignored.forEach((kind, count) -> byKind.put(kind.code(), count));
        return byKind;
    }

    /** Writes itself over what was shown before. */
    void show(WatcherMetrics metrics, String root) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.PHOTO) metrics.ignored(root, kind.code(), ignored.getOrDefault(kind, 0L));
        }
        metrics.trouble(root, unreadable, outside, unmappable);
    }
}
