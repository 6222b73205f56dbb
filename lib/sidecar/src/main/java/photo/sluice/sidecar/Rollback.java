// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import photo.sluice.sidecar.Ledger.Entry;

/**
 * Tells a program with a stale database from a person: darktable that had the photo in its library before we wrote
 * throws our tags and stars away at the next edit, while it keeps our namespace.
 *
 * <p>Only when it is plain: all our tags went at once, the stars and the keywords are again what they were before our
 * last run, and darktable has written the file. Anything less clear is a person's doing.
 */
final class Rollback {

    private Rollback() {}

    static boolean happened(Found found, Known known) {
        if (!known.wrote() || !known.sure() || !found.darktable()) return false;
        Entry tags = known.entry(Field.TAGS);
        Set<String> now = found.keywords(Field.TAGS).keys();
        if (tags.ours().isEmpty() || tags.ours().stream().anyMatch(now::contains)) return false;
        Entry rating = known.entry(Field.RATING);
        List<String> stars = found.texts(Field.RATING);
        return stars.equals(rating.beforeRun())
                && now.equals(keys(tags.beforeRun()))
                && subjects(found.texts(Field.SUBJECTS), now)
                        .equals(subjects(known.entry(Field.SUBJECTS).beforeRun(), now));
    }

    /** Flat keywords without the components of paths, which darktable adds by itself. */
    private static Set<String> subjects(Collection<String> subjects, Set<String> paths) {
        Set<String> flat = keys(subjects);
        paths.forEach(path -> Arrays.stream(path.split("\\|")).map(Found::key).forEach(flat::remove));
        return flat;
    }

    private static Set<String> keys(Collection<String> texts) {
        return texts.stream().map(Found::key).collect(Collectors.toCollection(HashSet::new));
    }
}
