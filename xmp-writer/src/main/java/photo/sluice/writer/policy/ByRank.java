// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.contract.Verdict.Marks;

/**
 * Stars by rank within a burst, as the ranking script that Sluice grew out of seeds them; nobody gets more than its own
 * condition is worth, so a single or a best is not given the most stars blindly.
 *
 * @param most stars of the best, 1 to 5
 * @param linear whether each rank gets one star less; otherwise each star is given to more frames than the one above it
 */
record ByRank(Ranking ranking, int most, boolean linear) implements Scheme {
    static ByRank read(Ranking ranking, Keys keys) {
        return new ByRank(
                ranking,
                keys.whole("most", 1, 5, 3),
                keys.choice("decay", List.of("spreading", "linear"), "spreading")
                        .equals("linear"));
    }

    @Override
    public Opinion single(Look look, Steps steps) {
        Marks marks = capped(most, look, steps);
        return new Opinion(
                look, 1, marks, look.condition().confidence(), look.condition().reasons());
    }

    @Override
    public List<Opinion> burst(List<Look> looks, Steps steps) {
        List<Ranking.Place> places = ranking.rank(looks);
        int[] stars = stars(places.size());
        List<Opinion> opinions = new ArrayList<>();
        for (Ranking.Place place : places) {
            List<String> codes = new ArrayList<>();
            codes.add(place.rank() == 1 ? "best-of-burst" : place.rank() == 2 ? "runner-up" : "rest-of-burst");
            place.loss().ifPresent(codes::add);
            if (!place.look().condition().sound()) {
                codes.add(0, place.look().condition().reasons().get(0));
            }
            Marks step = place.look().condition().sound() && place.rank() == 1
                    ? steps.of(Step.BEST)
                    : steps.of(place.look().condition().step());
            int given = place.look().condition().sound()
                    ? stars[place.rank() - 1]
                    : Math.min(step.stars(), stars[place.rank() - 1]);
            opinions.add(new Opinion(
                    place.look(),
                    place.rank(),
                    new Marks(given, step.pick(), step.label(), step.flag()),
                    place.confidence(),
                    Opinion.because(codes, place.look())));
        }
        return opinions;
    }

    @Override
    public Marks whole(Look look, Steps steps) {
        return capped(most, look, steps);
    }

    private static Marks capped(int stars, Look look, Steps steps) {
        Marks step = steps.of(look.condition().step());
        return new Marks(Math.min(stars, step.stars()), step.pick(), step.label(), step.flag());
    }

    /**
     * Stars by rank for a burst of this size. Spreading counts as the script does: after the best, the next border lies at
     * twice the last plus the position, one less where the burst is shorter than twice that; 20 frames get 3, 2 2, 1 1 1 1 1 1
     * and zeros.
     */
    int[] stars(int size) {
        int[] stars = new int[size];
        int left = most;
        int next = 1;
        for (int i = 0; i < size; i++) {
            if (linear) {
                stars[i] = Math.max(0, most - i);
                continue;
            }
            if (i == next) {
                next = 2 * next + i;
                if (2 * next > size) next--;
                left--;
            }
            stars[i] = Math.max(0, left);
        }
        return stars;
    }
}
