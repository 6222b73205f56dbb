// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import photo.sluice.contract.Shot;

/**
 * Finds focus stacks: by the camera's word, else by one exposure and one framing throughout while the sharpest place
 * wanders steadily through the picture.
 */
final class Stacks {
    /** Between frames of a stack that is focused by hand. */
    private static final long PAUSE_MS = 10_000;

    /** Faster than this nobody turns the ring, and a burst of something that moves would look the same. */
    private static final long SHORTEST_PAUSE_MS = 800;

    private static final int FEWEST = 5;

    /** Longer stacks than this without the camera's word are not looked for: they would be time-lapses. */
    private static final int MOST = 100;

    /** From a tripod, with some other part sharp: 2 to 4 bits in the stack that the tests use. */
    private static final int SAME_FRAMING = 6;

    /** How far the sharpest place must come, as part of the picture. */
    private static final double TRAVEL = 0.2;

    /** What it may jump back without having turned round. */
    private static final double NOISE = 0.1;

    private Stacks() {}

    /** How many shots from here on are one stack; 0 if none begins here. */
    static int length(List<Taken> run, int from) {
        if (run.get(from).hinted(Shot.FOCUS_BRACKET)) return told(run, from);
        int to = from + 1;
        while (to < run.size() && to - from < MOST && goesOn(run.get(to - 1), run.get(to))) to++;
        List<Taken> frames = run.subList(from, to);
        return frames.size() >= FEWEST && regular(frames) && wanders(frames) ? frames.size() : 0;
    }

    private static int told(List<Taken> run, int from) {
        int to = from + 1;
        while (to < run.size()
                && run.get(to).hinted(Shot.FOCUS_BRACKET)
                && run.get(to - 1).pause(run.get(to)) <= PAUSE_MS
                && run.get(to - 1).sameView(run.get(to))
                && Brackets.counts(run.get(to - 1), run.get(to))) to++;
        return to - from < 2 ? 0 : to - from;
    }

    private static boolean goesOn(Taken before, Taken next) {
        return next.timed()
                && before.pause(next) <= PAUSE_MS
                && before.sameView(next)
                && before.look().exposure().same(next.look().exposure())
                && before.distance(next) <= SAME_FRAMING;
    }

    private static boolean regular(List<Taken> frames) {
        long[] pauses = IntStream.range(1, frames.size())
                .mapToLong(i -> frames.get(i - 1).pause(frames.get(i)))
                .sorted()
                .toArray();
        long median = pauses[pauses.length / 2];
        return median >= SHORTEST_PAUSE_MS
                && Arrays.stream(pauses).allMatch(pause -> pause * 5 >= median * 2 && pause * 2 <= median * 5);
    }

    private static boolean wanders(List<Taken> frames) {
        int ends = Math.max(1, frames.size() / 4);
        Peak begin = middle(frames.subList(0, ends));
        Peak end = middle(frames.subList(frames.size() - ends, frames.size()));
        double dx = end.x() - begin.x();
        double dy = end.y() - begin.y();
        double way = Math.hypot(dx, dy);
        if (!(way >= TRAVEL)) return false;
        int back = 0;
        for (int i = 1; i < frames.size(); i++) {
            Peak a = frames.get(i - 1).look().sight().peak();
            Peak b = frames.get(i).look().sight().peak();
            if (((b.x() - a.x()) * dx + (b.y() - a.y()) * dy) / way < -NOISE) back++;
        }
        return back * 5 <= frames.size();
    }

    private static Peak middle(List<Taken> frames) {
        double x = frames.stream()
                .mapToDouble(t -> t.look().sight().peak().x())
                .average()
                .orElse(Double.NaN);
        double y = frames.stream()
                .mapToDouble(t -> t.look().sight().peak().y())
                .average()
                .orElse(Double.NaN);
        return new Peak((float) x, (float) y);
    }
}
