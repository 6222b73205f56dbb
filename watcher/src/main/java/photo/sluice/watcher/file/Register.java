// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Version;
import photo.sluice.watcher.file.FileState.Announced;
import photo.sluice.watcher.file.FileState.Gone;
import photo.sluice.watcher.file.FileState.Seen;
import photo.sluice.watcher.file.FileState.Settled;
import photo.sluice.watcher.file.FileState.Unsettled;

/**
 * Which files of a root are known, at rest or to be announced, given what was observed and when. Pure: it looks at no
 * disk and at no clock, so the same observations always lead to the same announcements.
 *
 * <p>Paths are below the root, {@code /}-separated. About 300 bytes a known file. Not thread-safe.
 */
public final class Register {
    private final Patience patience;
    private final Predicate<String> polled;
    private final Map<String, Entry> files = new HashMap<>();
    private final Departed departed = new Departed();
    private final Whereabouts whereabouts = new Whereabouts();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Set<String> live = new LinkedHashSet<>();
    private final Set<String> backfill = new LinkedHashSet<>();
    private final Map<String, Wish> wishes = new HashMap<>();
    private int unsettled;
    private int sweep;

    Register(Patience patience) {
        this(patience, path -> false);
    }

    /** @param polled whether no events tell of the file at a path */
    public Register(Patience patience, Predicate<String> polled) {
        this.patience = patience;
        this.polled = polled;
    }

    /** One file. Mutable, to keep a sweep over many known files free of garbage. */
    private static final class Entry {
        FileState state;
        int sighted;
        int key;
        long nextLook;
        boolean endRead;

        Entry(FileState state, int sighted) {
            this.state = state;
            this.sighted = sighted;
        }
    }

    private record Due(long at, String path) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.compare(at, other.at);
        }
    }

    /**
     * Takes in what the catalogue says. A file whose announcement was in doubt is announced if the catalogue has it as it
     * is; a sequence never goes back.
     */
    public void know(String path, Version version) {
        Announced known = new Announced(
                version.sequence(), version.size(), version.modified().toEpochMilli());
        Entry entry = files.get(path);
        if (entry == null) {
            if (departed.sequence(path) < version.sequence()) files.put(path, new Entry(known, 0));
        } else if (entry.state.sequence() < known.sequence()) {
            move(path, entry, entry.state.know(known));
        }
    }

    /** A file without a key was looked at and is there. */
    void observed(String path, Look look, Origin origin, Moment now) {
        observed(path, look, 0, origin, now);
    }

    /**
     * A file was looked at and is there.
     *
     * @param key of the file, whatever its name; 0 if it has none
     */
    public void observed(String path, Look look, int key, Origin origin, Moment now) {
        Entry entry = files.get(path);
        if (entry == null) {
            Entry first = appear(path, key, now);
            begin(path, first, first.state.observe(look, origin, now), now);
            return;
        }
        entry.sighted = sweep;
        rekey(path, entry, key);
        FileState before = entry.state;
        FileState after = before.observe(look, origin, now);
        if (after instanceof Unsettled moving
                && !(before instanceof Unsettled same && same.look().equals(moving.look()))) {
            begin(path, entry, after, now);
        } else {
            move(path, entry, after);
            if (after instanceof Unsettled) rest(path, entry, now);
        }
    }

    /**
     * A file was looked at for the first time, and nothing has changed it for longer than it has to rest: it is settled
     * without a second look. Another one is observed like any.
     */
    public void found(String path, Look look, int key, Origin origin, Moment now) {
        if (files.containsKey(path)) {
            observed(path, look, key, origin, now);
            return;
        }
        Entry entry = appear(path, key, now);
        if (entry.state.observe(look, origin, now) instanceof Seen seen) move(path, entry, seen.settle());
    }

    private Entry appear(String path, int key, Moment now) {
        Entry entry = new Entry(new Gone(departed.returned(path), now), sweep); // not there a moment ago
        entry.key = key;
        files.put(path, entry);
        return entry;
    }

    private void rekey(String path, Entry entry, int key) {
        if (entry.key == key) return;
        if (entry.state instanceof Announced was) whereabouts.left(path, entry.key, was, false);
        entry.key = key;
        if (entry.state instanceof Announced is) whereabouts.lies(path, key, is);
    }

    /** Where this file, which is new under its name, was announced before: it was moved, or has a second name. */
    public Optional<String> formerly(Look look, int key) {
        return whereabouts.of(key, look);
    }

    /** It looks different from before: patience starts anew. A file that was moved has been at rest all the while. */
    private void begin(String path, Entry entry, FileState state, Moment now) {
        entry.endRead = false;
        move(path, entry, state);
        if (state instanceof Seen seen && seen.origin() == Origin.MOVED) {
            move(path, entry, seen.settle());
            return;
        }
        lookAgain(path, entry, now.millis() + patience.blink().toMillis());
    }

    private void rest(String path, Entry entry, Moment now) {
        if (!(entry.state instanceof Unsettled moving)) return;
        if (now.isAfter(moving.since(), patience.rest(moving.look(), polled.test(path)))) {
            boolean left = moving.look().size() == 0 && !patience.emptyToo();
            move(path, entry, left ? moving.passed() : moving.settle());
        } else if (now.millis() >= entry.nextLook) {
            lookAgain(path, entry, nextLook(path, moving, now));
        }
    }

    /** Where events tell of changes one more look is enough; elsewhere a few a second catch a writer that goes on. */
    private long nextLook(String path, Unsettled moving, Moment now) {
        long end = moving.since().millis()
                + patience.rest(moving.look(), polled.test(path)).toMillis();
        boolean told = moving.origin() == Origin.EVENT || moving.origin() == Origin.START;
        return told ? end : Math.min(end, now.millis() + 2 * patience.blink().toMillis());
    }

    private void lookAgain(String path, Entry entry, long at) {
        entry.nextLook = at;
        due.add(new Due(at, path));
    }

    /**
     * Somebody asks for a file that is there, also if it was announced as it is. Of a file that is not announced, or not as
     * it is, more is not known than of any other that comes: every stage is asked, and it has to rest.
     */
    public void ask(String path, Look look, Wish wish, Moment now) {
        Entry entry = files.get(path);
        if (entry == null) {
            observed(path, look, Origin.START, now);
            return;
        }
        FileState before = entry.state;
        FileState after = before.ask(look, now);
        if (after instanceof Unsettled || before instanceof Settled) {
            observed(path, look, Origin.START, now);
            return;
        }
        move(path, entry, after);
        if (before instanceof Announced) wishes.put(path, wish);
    }

    /** What was asked for of a path that waits to be announced; empty: nothing, it has come by itself. */
    public Optional<Wish> wish(String path) {
        return Optional.ofNullable(wishes.get(path));
    }

    /** Whether this file is on its way to be announced. */
    public boolean waits(String path) {
        Entry entry = files.get(path);
        return entry != null && (entry.state instanceof Unsettled || entry.state instanceof Settled);
    }

    /** The only place where a state changes: keeps the counts and the queues true. */
    private void move(String path, Entry entry, FileState after) {
        if (entry.state instanceof Unsettled) unsettled--;
        if (entry.state instanceof Settled settled)
            queue(settled.origin().lane()).remove(path);
        if (entry.state instanceof Announced was && !after.equals(was))
            whereabouts.left(path, entry.key, was, after instanceof Gone);
        if (after instanceof Announced is && !entry.state.equals(is)) whereabouts.lies(path, entry.key, is);
        entry.state = after;
        if (!(after instanceof Settled)) wishes.remove(path);
        if (after instanceof Unsettled) unsettled++;
        if (after instanceof Settled settled) queue(settled.origin().lane()).add(path);
    }

    private Set<String> queue(Lane lane) {
        return lane == Lane.LIVE ? live : backfill;
    }

    /** A file was looked for and is not there, in a root that is. */
    public void gone(String path, Moment now) {
        Entry entry = files.remove(path);
        if (entry == null) return;
        long sequence = entry.state.sequence();
        Gone gone = new Gone(sequence, now);
        move(path, entry, gone);
        if (sequence > 0) departed.add(path, gone);
    }

    /** Paths that want to be looked at by now, at most {@code max}; each is given once and must be looked at. */
    public List<String> due(Moment now, int max) {
        List<String> paths = new ArrayList<>();
        while (!due.isEmpty() && due.element().at() <= now.millis() && paths.size() < max) {
            Due next = due.remove();
            Entry entry = files.get(next.path());
            if (entry != null && entry.state instanceof Unsettled && entry.nextLook == next.at())
                paths.add(next.path());
        }
        return paths;
    }

    /** When the next look is due, on the clock of {@link Moment#millis()}; may be early, never late. */
    public OptionalLong nextDue() {
        return due.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(due.element().at());
    }

    /** Whether the end of this file is worth reading now: two equal looks, and no older version's end in the way. */
    public boolean wantsEnd(String path, Moment now) {
        Entry entry = files.get(path);
        if (entry == null || entry.endRead || !(entry.state instanceof Unsettled moving)) return false;
        if (moving.rewritten() || moving.look().size() == 0 || !now.isAfter(moving.since(), patience.blink())) {
            return false;
        }
        entry.endRead = true;
        return true;
    }

    /** The file has the end that its format asks for: nothing more will come. */
    public void whole(String path) {
        Entry entry = files.get(path);
        if (entry != null && entry.state instanceof Unsettled moving) move(path, entry, moving.settle());
    }

    /** Up to {@code max} paths that wait to be announced in this lane, oldest first. */
    public List<String> settled(Lane lane, int max) {
        return queue(lane).stream().limit(max).toList();
    }

    /** The settled state of a path, if that is where it stands. */
    public Optional<Settled> settled(String path) {
        Entry entry = files.get(path);
        return entry != null && entry.state instanceof Settled settled ? Optional.of(settled) : Optional.empty();
    }

    /** The log has this version now. */
    public void announced(String path, Settled version) {
        Entry entry = files.get(path);
        if (entry != null && entry.state.equals(version)) move(path, entry, version.announced());
    }

    /** This file is not to be announced as it is. */
    public void pass(String path) {
        Entry entry = files.get(path);
        if (entry == null) return;
        if (entry.state instanceof Unsettled moving) move(path, entry, moving.passed());
        if (entry.state instanceof Settled settled) move(path, entry, settled.passed());
    }

    /** This file is there, and its owner wants it left out: what was announced stays known, what was not is let go. */
    public void setAside(String path, Moment now) {
        Entry entry = files.get(path);
        if (entry == null) return;
        entry.sighted = sweep;
        if (entry.state instanceof Unsettled || entry.state instanceof Settled) gone(path, now);
    }

    /** Files that are neither announced nor passed, in no order. */
    public List<String> unannounced() {
        return files.entrySet().stream()
                .filter(e -> e.getValue().state instanceof Unsettled || e.getValue().state instanceof Settled)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether anything is known of this path, as a file that is there. */
    public boolean has(String path) {
        return files.containsKey(path);
    }

    /** Whether this file is left alone as it is. */
    public boolean passed(String path) {
        Entry entry = files.get(path);
        return entry != null && entry.state instanceof FileState.Passed;
    }

    /** Starts a sweep over everything; {@link #unseen} tells afterwards what it did not meet. */
    public int beginSweep() {
        return ++sweep;
    }

    /** Files that nothing has sighted since that sweep began. Whether they are gone is for a look to say. */
    public List<String> unseen(int sinceSweep) {
        List<String> paths = new ArrayList<>();
        files.forEach((path, entry) -> {
            if (entry.sighted < sinceSweep) paths.add(path);
        });
        return paths;
    }

    /** Some known files, to tell this root from another one by. */
    public List<String> sample(int max) {
        return files.entrySet().stream()
                .filter(e -> e.getValue().state instanceof Announced)
                .limit(max)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What has gone and may be forgotten. */
    public Departed departed() {
        return departed;
    }

    /** Files that are not announced yet: moving, or waiting for the log. */
    public int waiting() {
        return unsettled + ready();
    }

    /** Files that wait for the log alone. */
    public int ready() {
        return live.size() + backfill.size();
    }

    /** Files that are there. */
    public int size() {
        return files.size();
    }

    /** Where a path stands; empty if it is not there. */
    Optional<FileState> state(String path) {
        @Nullable Entry entry = files.get(path);
        return entry == null ? Optional.empty() : Optional.of(entry.state);
    }
}
