// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.List;
import java.util.stream.IntStream;
import photo.sluice.contract.Shot;

/**
 * Finds exposure brackets, and brackets of other kinds, by what the camera says and by the pattern of the exposures. The
 * hash does not count: two stops change most of its bits.
 */
final class Brackets {
    /** Cameras offer up to nine frames. */
    private static final int MOST = 9;

    /** Without the camera's word two exposures are no pattern. */
    private static final int FEWEST_UNTOLD = 3;

    /** The frames of a bracket follow as fast as the camera can; a bracket by single releases takes a breath. */
    private static final long TOLD_PAUSE_MS = 3_000;

    /** Where only the pattern speaks, they must follow within this. */
    private static final long UNTOLD_PAUSE_MS = 2_000;

    /** Shutter times and sensitivities are written in rounded thirds of a stop. */
    private static final double ROUNDING_EV = 0.2;

    /** Less than half a stop between frames is what automatic exposure does by itself. */
    private static final double SMALLEST_STEP_EV = 0.5;

    private Brackets() {}

    /** How many shots from here on are one bracket; 0 if none begins here. */
    static int length(List<Taken> run, int from) {
        Taken first = run.get(from);
        if (first.hinted(Shot.AUTO_BRACKET)) {
            int told = told(run, from, Shot.AUTO_BRACKET);
            return Math.min(MOST, told) < 2 ? 0 : Math.min(MOST, told);
        }
        for (String hint : List.of(Shot.OTHER_BRACKET, Shot.PIXEL_SHIFT)) {
            if (first.hinted(hint)) return several(sameKind(run, from, hint));
        }
        return untold(run, from);
    }

    private static int several(int length) {
        return length < 2 ? 0 : length;
    }

    private static int sameKind(List<Taken> run, int from, String hint) {
        int to = from + 1;
        while (to < run.size()
                && run.get(to).hinted(hint)
                && goesOn(run.get(to - 1), run.get(to), TOLD_PAUSE_MS)
                && counts(run.get(to - 1), run.get(to))) to++;
        return to - from;
    }

    private static int told(List<Taken> run, int from, String hint) {
        int most = sameKind(run, from, hint);
        return distinct(run, from, from + Math.min(most, MOST));
    }

    /** How many of these shots have exposures that none before them had: where one comes again, a new bracket begins. */
    private static int distinct(List<Taken> run, int from, int end) {
        for (int to = from + 1; to < end; to++) {
            Taken next = run.get(to);
            if (run.subList(from, to).stream().anyMatch(before -> sameStep(before, next))) return to - from;
        }
        return end - from;
    }

    private static boolean sameStep(Taken a, Taken b) {
        float one = a.look().exposure().bias();
        float other = b.look().exposure().bias();
        if (Math.abs(one - other) > ROUNDING_EV) return false;
        double apart = Math.abs(a.look().exposure().ev() - b.look().exposure().ev());
        // A camera that does not write its settings told of the bracket: then its count alone divides.
        return apart <= ROUNDING_EV || !Float.isNaN(one) && one != 0 && one == other;
    }

    private static int untold(List<Taken> run, int from) {
        int to = from + 1;
        while (to < run.size() && to - from < MOST && goesOn(run.get(to - 1), run.get(to), UNTOLD_PAUSE_MS)) to++;
        to = from + distinct(run, from, to);
        for (int end = to; end - from >= FEWEST_UNTOLD; end--) {
            List<Taken> frames = run.subList(from, end);
            if (even(
                    frames.stream().mapToDouble(t -> t.look().exposure().bias()).toArray())) return end - from;
            if (manual(frames)
                    && even(frames.stream()
                            .mapToDouble(t -> t.look().exposure().ev())
                            .toArray())) {
                return end - from;
            }
        }
        return 0;
    }

    /** Nobody but the photographer changed these: aperture and compensation stay, and each frame shows what another does. */
    private static boolean manual(List<Taken> frames) {
        Look.Exposure first = frames.get(0).look().exposure();
        return frames.stream()
                        .allMatch(t -> t.look().exposure().fNumber() == first.fNumber()
                                && !(Math.abs(t.look().exposure().bias() - first.bias()) > 0))
                && IntStream.range(0, frames.size())
                        .allMatch(i -> frames.stream()
                                .anyMatch(other ->
                                        !other.equals(frames.get(i)) && other.distance(frames.get(i)) <= CLIPPED));
    }

    /** Frames two stops apart still differ in fewer bits than strangers (20 and more) as far as neither is clipped away. */
    private static final int CLIPPED = 18;

    /** Steps of one size, whatever their order; never so for unknown exposures. */
    private static boolean even(double[] steps) {
        double[] sorted = IntStream.range(0, steps.length)
                .mapToDouble(i -> steps[i])
                .sorted()
                .toArray();
        double step = (sorted[sorted.length - 1] - sorted[0]) / (sorted.length - 1);
        if (!(step >= SMALLEST_STEP_EV)) return false;
        return IntStream.range(1, sorted.length)
                .allMatch(i -> Math.abs(sorted[i] - sorted[i - 1] - step) <= ROUNDING_EV);
    }

    private static boolean goesOn(Taken before, Taken next, long pause) {
        return next.timed() && before.pause(next) <= pause && before.sameView(next);
    }

    /** The camera's own count goes up, as far as it has one. */
    static boolean counts(Taken before, Taken next) {
        var one = before.look().moment().sequence();
        var other = next.look().moment().sequence();
        return one.isEmpty() || other.isEmpty() || other.getAsInt() > one.getAsInt();
    }
}
