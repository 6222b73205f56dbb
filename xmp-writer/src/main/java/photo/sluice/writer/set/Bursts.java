// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import photo.sluice.contract.Shot;

/** Finds bursts: takes of the same thing within moments. */
final class Bursts {
    /** Nobody frames anew within this, so what moves may change much of the picture. Our own choice, as is the next. */
    private static final long QUICK_MS = 700;

    /** Between frames of moving things: just below the nearest strangers measured (20). */
    private static final int MOVING = 18;

    /** Where the camera counts the frames of one press of the release, only a stranger's look divides them. */
    private static final int COUNTED = 24;

    /** Frames without a time belong together only if they could be copies of one another. */
    private static final int TIMELESS = 4;

    /** How much further the last frame may be from the first than from the one before it, unless they follow quickly. */
    private static final int DRIFT = 8;

    /** Embeddings with a cosine of 0.9 and more. */
    private static final double NEAR_ANGLE = 0.45;

    /** So many frames in step are no burst but a time-lapse, of which each frame counts. */
    private static final int LAPSE = 20;

    private static final long LAPSE_INTERVAL_MS = 1_000;

    private final SetRules rules;
    private final int limit;

    /** @param limit in how many bits two photos may differ */
    Bursts(SetRules rules, int limit) {
        this.rules = rules;
        this.limit = limit;
    }

    /** How many shots from here on are one burst, before {@code end}; at least 1. */
    int length(List<Taken> run, int from, int end) {
        int to = from + 1;
        while (to < end && joins(run.get(from), run.get(to - 1), run.get(to))) to++;
        return to - from;
    }

    /** Whether these frames were taken by a clock, at one interval of a second or more. */
    static boolean isLapse(List<Taken> frames) {
        int last = frames.size() - 1;
        if (last + 1 < LAPSE || !frames.get(0).timed()) return false;
        double interval = (frames.get(last).at() - frames.get(0).at()) / (double) last;
        boolean fine = frames.stream().allMatch(t -> t.look().moment().fine());
        double slack = fine ? Math.max(300, interval / 10) : 1_500;
        return interval >= LAPSE_INTERVAL_MS
                && IntStream.rangeClosed(0, last)
                        .allMatch(
                                i -> Math.abs(frames.get(i).at() - frames.get(0).at() - i * interval) <= slack);
    }

    private boolean joins(Taken first, Taken before, Taken next) {
        String burst = before.look().moment().burst();
        if (!burst.isEmpty() && burst.equals(next.look().moment().burst())) return true;
        if (!before.sameView(next)) return false;
        if (!next.timed()) return before.follows(next) || next.follows(before) ? timeless(before, next) : false;
        if (before.pause(next) > rules.gap().toMillis()) return false;
        boolean quick = isQuick(before, next);
        if (rules.diff().isPresent()) return alike(before, next, limit);
        boolean counted = next.hinted(Shot.CONTINUOUS)
                && next.look().moment().sequence().isPresent()
                && Brackets.counts(before, next)
                && before.look().moment().sequence().isPresent();
        int near = counted ? COUNTED : quick ? Math.max(limit, MOVING) : limit;
        return alike(before, next, near) && (quick || counted || alike(first, next, near + DRIFT));
    }

    private static boolean timeless(Taken before, Taken next) {
        Look.Sight a = before.look().sight();
        Look.Sight b = next.look().sight();
        return a.width() == b.width() && a.height() == b.height() && a.distance(b) <= TIMELESS;
    }

    private static boolean isQuick(Taken before, Taken next) {
        if (before.fine(next)) return before.pause(next) <= QUICK_MS;
        return before.at() / 1000 == next.at() / 1000; // all that whole seconds can tell
    }

    private static boolean alike(Taken a, Taken b, int bits) {
        if (a.distance(b) <= bits) return true;
        Optional<Signs> one = a.look().sight().signs();
        Optional<Signs> other = b.look().sight().signs();
        return one.isPresent() && other.isPresent() && one.get().angle(other.get()) <= NEAR_ANGLE;
    }
}
