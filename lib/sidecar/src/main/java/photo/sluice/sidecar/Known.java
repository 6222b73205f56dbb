// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.sidecar.Ledger.Entry;

/**
 * What we remember of this sidecar: the copy in the file first, since it travels with the photo, and the ledger where
 * the copy is gone. Locks and tombstones hold if either has them.
 *
 * @param wrote whether we ever wrote into the file that is there
 * @param fresh there is no file; what the ledger calls ours went with the old one, locks and tombstones stay
 * @param created the sidecar began with us
 * @param sure whether {@code seen} and {@code beforeRun} are known
 */
record Known(
        boolean wrote, boolean fresh, boolean created, boolean sure, boolean reapplied, Map<Field, Entry> entries) {

    static Known of(Optional<State> copy, Ledger ledger, boolean fresh) {
        Map<Field, Entry> entries = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Entry entry = ledger.entry(field);
            List<String> ours = copy
                    .map(state -> state.ours().getOrDefault(field, List.of()))
                    .orElse(fresh ? List.of() : entry.ours())
                    .stream()
                    .map(Found::key)
                    .toList();
            // The file was edited after a crash of ours, and its copy is gone: what we may or may not have written is
            // taken for decided by a person. (With the copy there is no doubt, and nobody is locked out by a crash.)
            boolean doubt = !fresh && copy.isEmpty() && ledger.wrote() && !ledger.sure();
            List<String> doubtful = doubt ? entry.seen() : List.of();
            boolean locked = entry.locked()
                    || copy.filter(state -> state.locked().contains(field)).isPresent()
                    || (!field.list() && !doubtful.isEmpty());
            List<String> seen = ledger.sure() ? entry.seen() : List.of();
            List<String> removed = removed(field, copy, entry, doubtful);
            entries.put(field, new Entry(entry.first(), entry.beforeRun(), ours, seen, removed, locked));
        }
        return new Known(
                copy.isPresent() || (!fresh && ledger.wrote()),
                fresh,
                fresh || copy.filter(State::created).isPresent(),
                !fresh && ledger.sure(),
                ledger.reapplied() || copy.filter(State::reapplied).isPresent(),
                entries);
    }

    Entry entry(Field field) {
        return entries.getOrDefault(field, Entry.NONE);
    }

    /** The same for one who goes back: what was before us, or before the last run, counts as what was there first. */
    Known goingBack(Undo.Reach reach) {
        if (reach == Undo.Reach.ALL_RUNS) return new Known(wrote, fresh, false, sure, reapplied, entries);
        Map<Field, Entry> back = new EnumMap<>(Field.class);
        entries.forEach((field, entry) -> back.put(
                field,
                new Entry(
                        entry.beforeRun(),
                        entry.beforeRun(),
                        entry.ours(),
                        entry.seen(),
                        entry.removed(),
                        entry.locked())));
        return new Known(wrote, fresh, created, sure, reapplied, back);
    }

    private static List<String> removed(Field field, Optional<State> copy, Entry entry, List<String> doubtful) {
        LinkedHashSet<String> removed = new LinkedHashSet<>();
        if (field == Field.TAGS) copy.ifPresent(state -> removed.addAll(state.removedTags()));
        if (field == Field.SUBJECTS) copy.ifPresent(state -> removed.addAll(state.removedSubjects()));
        removed.addAll(entry.removed());
        removed.addAll(doubtful);
        return removed.stream().map(Found::key).distinct().toList();
    }
}
