// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photo.sluice.imaging.measure.Coefficients;
import photo.sluice.imaging.measure.Evidence;
import photo.sluice.imaging.measure.Scores;
import photo.sluice.lab.degrade.Kind;

/**
 * How well scores agree with damage of known strength.
 *
 * <p>A step is from one strength to the next, from no damage to the weakest too; it counts if the technical score falls by {@value #SEEN}
 * points or more. A case is one damaged copy; it counts if the sub-score of its kind fell more than any other.
 */
public record Agreement(Map<Kind, Counts> kinds, List<String> misses) {
    /** Scores are published to a hundredth; less than this is no fall. */
    static final double SEEN = 0.05;

    public Agreement {
        kinds = Map.copyOf(kinds);
        misses = List.copyOf(misses);
    }

    /** How many of the steps fell, and in how many of the cases the right sub-score fell most. */
    public record Counts(int steps, int falls, int most) {
        Counts plus(Counts other) {
            return new Counts(steps + other.steps, falls + other.falls, most + other.most);
        }

        /** Share of steps that fall, 0..1; likewise {@link #mostShare()}. */
        public double fallShare() {
            return (double) falls / steps;
        }

        public double mostShare() {
            return (double) most / steps;
        }
    }

    public static Agreement of(Collection<Series> photos, Coefficients coefficients) {
        Map<Kind, Counts> kinds = new EnumMap<>(Kind.class);
        List<String> misses = new ArrayList<>();
        for (Series series : photos) {
            Scores sound = Scores.of(series.sound(), coefficients);
            for (Kind kind : Kind.values()) {
                Scores before = sound;
                int step = 0;
                for (Evidence evidence : series.of(kind)) {
                    Scores now = Scores.of(evidence, coefficients);
                    boolean falls = before.technical() - now.technical() >= SEEN;
                    boolean most = SubScore.of(kind).lead(sound, now) > 0;
                    kinds.merge(kind, new Counts(1, falls ? 1 : 0, most ? 1 : 0), Counts::plus);
                    step++;
                    if (!falls || !most) {
                        misses.add(series.photo() + " " + kind + " " + step + (falls ? "" : " does not fall")
                                + (most ? "" : " hits another more"));
                    }
                    before = now;
                }
            }
        }
        return new Agreement(kinds, misses);
    }

    /** All kinds together. */
    public Counts all() {
        return kinds.values().stream().reduce(new Counts(0, 0, 0), Counts::plus);
    }

    /** One line a kind: name, steps, share that falls, share in which the right one falls most. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Counts counts = kinds.get(kind);
            if (counts != null) {
                lines.add(line(kind.name().toLowerCase(Locale.ROOT), counts));
            }
        }
        lines.add(line("all", all()));
        return lines;
    }

    private static String line(String name, Counts counts) {
        return String.format(
                Locale.ROOT,
                "%-14s %4d steps, %5.1f %% fall, %5.1f %% hit their own sub-score most",
                name,
                counts.steps,
                100 * counts.fallShare(),
                100 * counts.mostShare());
    }
}
