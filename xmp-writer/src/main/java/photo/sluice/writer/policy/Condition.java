// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import photo.sluice.contract.Measures;

/**
 * How sound a shot is by itself.
 *
 * @param step {@link Step#NOTHING}, {@link Step#UNUSABLE}, {@link Step#FAULT} or {@link Step#SOUND}
 * @param reasons the scorer's, the one that decided first
 * @param confidence 0.5 on the border to the next step, 1 far from it or where a named fault decided
 */
record Condition(Step step, List<String> reasons, double confidence) {
    /** So many points away from a border nobody would argue. */
    private static final double FAR = 20;

    Condition {
        reasons = List.copyOf(reasons);
    }

    boolean sound() {
        return step == Step.SOUND;
    }

    /**
     * What a policy asks of a sound photo.
     *
     * @param sound technical score, 0 to 100, from which a photo is sound if no serious fault is named
     * @param unusable technical score below which it is of no use
     * @param serious reason codes that make it a photo with one serious fault
     * @param nothing reason codes of a frame with nothing in it
     */
    record Rules(double sound, double unusable, Set<String> serious, Set<String> nothing) {
        static Rules read(Keys keys) {
            double sound = keys.number("technical", 0, 100, 40);
            return new Rules(
                    sound,
                    keys.number("unusable", 0, sound, Math.min(20, sound)),
                    keys.words("serious", Set.of()),
                    keys.words("nothing", Set.of()));
        }

        Rules {
            serious = Set.copyOf(serious);
            nothing = Set.copyOf(nothing);
        }

        /** {@code quality} is the technical score as the policy sees it; people in the frame are never nothing. */
        Condition of(Measures measures, double quality, boolean people) {
            List<String> reasons = measures.reasons();
            if (!people && reasons.stream().anyMatch(nothing::contains)) {
                return new Condition(Step.NOTHING, first(reasons, nothing), 1);
            }
            if (quality < unusable) {
                return new Condition(Step.UNUSABLE, before("unusable", reasons), border(unusable - quality));
            }
            if (reasons.stream().anyMatch(serious::contains)) {
                return new Condition(Step.FAULT, first(reasons, serious), 1);
            }
            if (quality < sound) {
                return new Condition(Step.FAULT, before("weak", reasons), border(sound - quality));
            }
            return new Condition(Step.SOUND, before("sound", reasons), border(quality - sound));
        }

        private static double border(double points) {
            return 0.5 + 0.5 * Math.min(1, points / FAR);
        }

        private static List<String> before(String code, List<String> reasons) {
            List<String> all = new ArrayList<>(reasons);
            all.add(0, code);
            return all;
        }

        private static List<String> first(List<String> reasons, Set<String> decisive) {
            List<String> all = new ArrayList<>(reasons);
            String decided =
                    reasons.stream().filter(decisive::contains).findFirst().orElseThrow();
            all.remove(decided);
            all.add(0, decided);
            return all;
        }
    }
}
