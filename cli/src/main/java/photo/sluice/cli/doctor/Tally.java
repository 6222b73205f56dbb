// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often what was seen, and where first; holds a few paths, however much is counted. */
final class Tally {
    /** What is counted; the lower-case names are keys of the JSON. */
    enum Count {
        FOLDERS,
        PHOTOS,
        SIDECARS,
        OURS,
        OTHERS,
        RATED_BY_PEOPLE,
        STARRED_BY_DARKTABLE,
        MALFORMED,
        EMPTY,
        TOO_LARGE,
        NOT_RECOGNISED_BY_EXIV2,
        STALE_TAGS_LIST,
        TWO_NAMES,
        LINKS,
        UNREADABLE,
        LEFT_BY_CRASHES,
        NAMES_NOT_IN_THE_LOCALE;

        String key() {
            StringBuilder key = new StringBuilder();
            for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
                key.append(key.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            return key.toString();
        }
    }

    /** Enough to go and look. */
    private static final int EXAMPLES = 3;

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Map<Count, List<String>> examples = new EnumMap<>(Count.class);

    void add(Count what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Counts it, and remembers the first few. */
    void add(Count what, Path where, String why) {
        add(what);
        List<String> known = examples.computeIfAbsent(what, key -> new ArrayList<>());
        if (known.size() < EXAMPLES) known.add(why.isEmpty() ? where.toString() : where + " (" + why + ")");
    }

    long of(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    List<String> examples(Count what) {
        return List.copyOf(examples.getOrDefault(what, List.of()));
    }

    /** All counts, noughts included. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Count what : Count.values()) object.put(what.key(), of(what));
        return object;
    }
}
