// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.Comparator;
import java.util.List;
import photo.sluice.contract.Verdict.Marks;

/** How a policy comes from conditions and ranks to marks. */
sealed interface Scheme permits ByPlace, ByScore, ByRank {
    /** A shot without rivals. */
    Opinion single(Look look, Steps steps);

    /** Rivals, two or more; in the order of their ranks. */
    List<Opinion> burst(List<Look> looks, Steps steps);

    /** What one shot is worth to a set that is kept whole. */
    Marks whole(Look look, Steps steps);

    /** A bracket, stack or panorama: all get what the best of them is worth, since the others have their faults on purpose. */
    default List<Opinion> kept(List<Look> looks, Steps steps) {
        Look best = looks.stream()
                .min(Comparator.comparing((Look look) -> look.condition().step() == Step.NOTHING)
                        .thenComparing(look -> !look.condition().sound())
                        .thenComparing(look -> look.condition().step() == Step.UNUSABLE)
                        .thenComparing(look -> -look.quality())
                        .thenComparing(Look::key))
                .orElseThrow();
        Marks marks = whole(best, steps);
        return looks.stream()
                .map(look -> new Opinion(
                        look, 1, marks, best.condition().confidence(), Opinion.because(List.of("kept-whole"), look)))
                .toList();
    }

    static Scheme read(Keys policy) {
        String by = policy.choice("judge", List.of("place", "score", "rank"), "place");
        Keys burst = policy.section("burst");
        Ranking ranking = Ranking.read(burst);
        ByPlace place = ByPlace.read(ranking, burst, policy.section("liked"));
        ByScore score = ByScore.read(policy.section("thresholds"));
        ByRank rank = ByRank.read(ranking, policy.section("stars"));
        return by.equals("place") ? place : by.equals("score") ? score : rank;
    }

    /** The ranks of these looks by quality alone. */
    static List<Look> byQuality(List<Look> looks) {
        return looks.stream()
                .sorted(Comparator.comparingDouble((Look look) -> -look.quality())
                        .thenComparing(Look::key))
                .toList();
    }
}
