// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.PhotoId;

/**
 * The shots of one camera in order. A shot that comes or goes touches its own run and no other. Runs are parsed when they
 * are asked for. Not thread-safe.
 */
final class Timeline {
    /** No set has a longer pause in it than this, or than the gap that the user asked for. */
    private static final long REACH_MS = 10_000;

    private final NavigableSet<Taken> shots = new TreeSet<>(Taken.ORDER);
    /** By the photo that stands for the shot, which is quicker to compare than all that is known of it. */
    private final Map<PhotoId, Run> runs = new HashMap<>();

    private final Likeness likeness;
    private final SetRules rules;
    private int limit = -1;

    Timeline(Likeness likeness, SetRules rules) {
        this.likeness = likeness;
        this.rules = rules;
    }

    void add(Taken taken) {
        change(taken, 1);
        shots.add(taken);
    }

    void remove(Taken taken) {
        shots.remove(taken);
        forget(taken);
        change(taken, -1);
    }

    boolean isEmpty() {
        return shots.isEmpty();
    }

    /** The pair of neighbours that this shot divides becomes two, or the other way round. */
    private void change(Taken taken, int sign) {
        Taken before = shots.lower(taken);
        Taken after = shots.higher(taken);
        forget(before);
        forget(after);
        if (before != null && after != null) likeness.neighbours(before, after, -sign);
        if (before != null) likeness.neighbours(before, taken, sign);
        if (after != null) likeness.neighbours(taken, after, sign);
    }

    private void forget(@Nullable Taken member) {
        Run run = member == null ? null : runs.get(member.look().photo());
        if (run != null) run.shots().forEach(shot -> runs.remove(shot.look().photo()));
    }

    PhotoSet of(Taken taken) {
        return run(taken).of(taken);
    }

    /** Whether the camera has gone on: a shot of it lies beyond the reach of all sets that this shot may be in. */
    boolean passed(Taken taken) {
        List<Taken> run = run(taken).shots();
        return shots.higher(run.get(run.size() - 1)) != null;
    }

    private Run run(Taken taken) {
        if (limit != likeness.limit()) {
            limit = likeness.limit();
            runs.clear();
        }
        Run known = runs.get(taken.look().photo());
        if (known != null) return known;
        Deque<Taken> around = new ArrayDeque<>(List.of(taken));
        for (Taken before = shots.lower(taken); before != null && near(before, around.getFirst()); ) {
            around.addFirst(before);
            before = shots.lower(before);
        }
        for (Taken after = shots.higher(taken); after != null && near(around.getLast(), after); ) {
            around.addLast(after);
            after = shots.higher(after);
        }
        Run run = new Run(List.copyOf(around), new Bursts(rules, limit));
        run.shots().forEach(shot -> runs.put(shot.look().photo(), run));
        return run;
    }

    private boolean near(Taken before, Taken after) {
        if (!before.timed() || !after.timed()) return !before.timed() && !after.timed() && after.follows(before);
        String burst = before.look().moment().burst();
        return before.pause(after) <= Math.max(REACH_MS, rules.gap().toMillis())
                || !burst.isEmpty() && burst.equals(after.look().moment().burst());
    }
}
