// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What we last did to one sidecar: the memory that outlives the file. Plain texts and lists, so that it serialises as it
 * stands.
 *
 * <p>A ledger with a {@link #prior} is an <em>intent</em>: bytes that may or may not have reached the disk. Which of the
 * two it was is told by the hash of the file (see {@link #inForce}), so that a crash between intent and rename locks no
 * field by mistake.
 *
 * @param sha256 hash of the bytes that we last wrote or saw, in hex; empty: never
 * @param base of an intent: hash of the file that the bytes replace; empty: there is none, or this is no intent
 * @param run the run that wrote last; empty: never
 * @param reapplied whether we have already written once again over a program with a stale database
 * @param entries one entry a field; a missing field has {@link Entry#NONE}
 * @param prior the ledger before an intent; empty once the outcome is known
 */
public record Ledger(
        String sha256, String base, String run, boolean reapplied, Map<Field, Entry> entries, Optional<Ledger> prior) {

    /** In the place of a hash: we wrote, but cannot tell which of two states. */
    private static final String UNSURE = "unsure";

    /** In the place of a run: all of it has been undone. */
    private static final String UNDONE = "(undone)";

    /** We never wrote here. */
    public static final Ledger EMPTY = new Ledger("", "", "", false, Map.of(), Optional.empty());

    public Ledger {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(base);
        Objects.requireNonNull(run);
        Map<Field, Entry> kept = new EnumMap<>(Field.class);
        entries.forEach((field, entry) -> {
            if (!entry.equals(Entry.NONE)) kept.put(field, entry);
        });
        entries = java.util.Collections.unmodifiableMap(kept);
        prior = prior.map(Ledger::settled);
    }

    /**
     * One field. Lists hold the texts of a list property, or the one text of a scalar; an empty list is an absent
     * property.
     *
     * @param first what was there before we ever wrote
     * @param beforeRun what was there before the last run
     * @param ours what we last wrote and may change again; for lists only our own items, never a person's
     * @param seen all that was there after our last write
     * @param removed tombstones: items of ours that a person removed, never written again
     * @param locked a person has decided this field, for good
     */
    public record Entry(
            List<String> first,
            List<String> beforeRun,
            List<String> ours,
            List<String> seen,
            List<String> removed,
            boolean locked) {

        public static final Entry NONE = new Entry(List.of(), List.of(), List.of(), List.of(), List.of(), false);

        public Entry {
            first = List.copyOf(first);
            beforeRun = List.copyOf(beforeRun);
            ours = List.copyOf(ours);
            seen = List.copyOf(seen);
            removed = List.copyOf(removed);
        }

        Optional<String> our() {
            return ours.stream().findFirst();
        }

        /** Ours by both accounts, removed or locked by either; what only one calls ours is put into {@code seen}. */
        Entry doubted(Entry other) {
            LinkedHashSet<String> gone = new LinkedHashSet<>(removed);
            gone.addAll(other.removed);
            LinkedHashSet<String> doubtful = new LinkedHashSet<>(ours);
            doubtful.addAll(other.ours);
            List<String> sure = ours.stream().filter(other.ours::contains).toList();
            sure.forEach(doubtful::remove);
            return new Entry(first, beforeRun, sure, List.copyOf(doubtful), List.copyOf(gone), locked || other.locked);
        }
    }

    public Entry entry(Field field) {
        return entries.getOrDefault(field, Entry.NONE);
    }

    /** Whether we ever wrote, and it was not undone. */
    public boolean wrote() {
        return !sha256.isEmpty() && !undone();
    }

    /** Whether the last thing that we did was to take back all that we had written. */
    public boolean undone() {
        return run.equals(UNDONE);
    }

    /**
     * What is remembered of an undone sidecar: what a person decided, so that it still holds if we are asked to write
     * again; nothing of it is ours any more, so that nothing can be taken for moved.
     *
     * @param sha256 of the bytes that are left; empty: the file goes
     */
    static Ledger undone(String sha256, String base, Map<Field, Entry> entries, Optional<Ledger> prior) {
        Map<Field, Entry> kept = new EnumMap<>(Field.class);
        entries.forEach((field, entry) -> kept.put(
                field, new Entry(List.of(), List.of(), List.of(), List.of(), entry.removed(), entry.locked())));
        return new Ledger(sha256, base, UNDONE, false, kept, prior);
    }

    /** The same, its outcome known: to be stored after publishing. */
    public Ledger settled() {
        return prior.isEmpty() ? this : new Ledger(sha256, "", run, reapplied, entries, Optional.empty());
    }

    /**
     * The ledger that holds for a file with this hash (empty for no file).
     *
     * <p>Not an intent: this one. An intent that was published: this one, settled. One that never reached the disk: the
     * prior. A file that is neither the one nor the other has been edited since the crash; then the copy in the file
     * tells what is ours. If that is gone too and the file shows nothing that only the intent had, it was never
     * published. Else only what both agree on is ours, and see {@link Known} for the rest.
     */
    Ledger inForce(String hash, Found found, boolean copied) {
        if (prior.isEmpty() || hash.equals(sha256)) return settled();
        if (hash.equals(base)) return prior.get();
        // An undo that was published leaves no copy. But that there is none may have other causes.
        if (undone() ? copied : !copied && !shows(found)) return prior.get();
        Map<Field, Entry> sure = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            sure.put(field, entry(field).doubted(prior.get().entry(field)));
        }
        return new Ledger(UNSURE, base, undone() ? prior.get().run : run, reapplied, sure, Optional.empty());
    }

    private boolean shows(Found found) {
        for (Field field : Field.values()) {
            List<String> before =
                    prior.map(ledger -> ledger.entry(field).ours()).orElse(List.of());
            List<String> now = found.texts(field).stream().map(Found::key).toList();
            if (entry(field).ours().stream().anyMatch(text -> !before.contains(text) && now.contains(text)))
                return true;
        }
        return false;
    }

    /** Whether {@link Entry#seen} and {@link Entry#beforeRun} are known to be what stood in the file. */
    boolean sure() {
        return wrote() && !sha256.equals(UNSURE);
    }
}
