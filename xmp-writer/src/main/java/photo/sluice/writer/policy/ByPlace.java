// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.contract.Verdict.Marks;

/**
 * Marks by what a shot is among its neighbours: the best, a runner-up, the rest; a sound single, a faulty one.
 *
 * @param runnersUp how many sound frames of a burst follow the best as runners-up
 * @param abstain confidence, 0.5 to 1, below which a frame is kept as a runner-up rather than counted to the rest
 * @param top the share of the folder, 0 to 1, that counts as well liked
 */
record ByPlace(Ranking ranking, int runnersUp, double abstain, double top) implements Scheme {
    static ByPlace read(Ranking ranking, Keys burst, Keys liked) {
        return new ByPlace(
                ranking,
                burst.whole("runners-up", 0, 100, 1),
                burst.number("abstain", 0.5, 1, 0.6),
                liked.number("top", 0, 1, 1.0 / 3));
    }

    @Override
    public Opinion single(Look look, Steps steps) {
        Condition condition = look.condition();
        if (isLiked(look, steps)) {
            return new Opinion(
                    look,
                    1,
                    steps.of(Step.LIKED),
                    condition.confidence(),
                    Opinion.because(List.of("folder-top", "sound"), look));
        }
        return new Opinion(look, 1, steps.of(condition.step()), condition.confidence(), condition.reasons());
    }

    @Override
    public List<Opinion> burst(List<Look> looks, Steps steps) {
        List<Opinion> opinions = new ArrayList<>();
        for (Ranking.Place place : ranking.rank(looks)) {
            opinions.add(place.rank() == 1 ? best(place, steps) : behind(place, steps));
        }
        return opinions;
    }

    @Override
    public Marks whole(Look look, Steps steps) {
        return steps.of(look.condition().step());
    }

    private Opinion best(Ranking.Place place, Steps steps) {
        Look look = place.look();
        if (isLiked(look, steps)) {
            return opinion(place, steps.of(Step.LIKED), List.of("folder-top", "best-of-burst"));
        }
        if (look.condition().sound()) return opinion(place, steps.of(Step.BEST), List.of("best-of-burst"));
        List<String> codes = List.of(look.condition().reasons().get(0), "best-of-burst");
        return opinion(place, steps.of(look.condition().step()), codes);
    }

    private Opinion behind(Ranking.Place place, Steps steps) {
        Step step = place.look().condition().step();
        List<String> codes = new ArrayList<>();
        place.loss().ifPresent(codes::add);
        boolean next = place.rank() <= 1 + runnersUp && step == Step.SOUND;
        boolean unsure = place.confidence() < abstain && (step == Step.SOUND || step == Step.FAULT);
        if (next || unsure) {
            codes.add(0, "runner-up");
            if (!next) codes.add("close-call");
            return opinion(place, steps.of(step == Step.FAULT ? Step.FAULT : Step.RUNNER_UP), codes);
        }
        if (step == Step.NOTHING || step == Step.UNUSABLE) {
            Condition own = place.look().condition(); // it speaks for itself, whatever the others are like
            codes.add(0, own.reasons().get(0));
            List<String> reasons = Opinion.because(codes, place.look());
            return new Opinion(place.look(), place.rank(), steps.of(step), own.confidence(), reasons);
        }
        codes.add(0, "rest-of-burst");
        return opinion(place, steps.of(Step.REST), codes);
    }

    private boolean isLiked(Look look, Steps steps) {
        return steps.has(Step.LIKED)
                && look.condition().sound()
                && look.standing().filter(share -> share >= 1 - top).isPresent();
    }

    private static Opinion opinion(Ranking.Place place, Marks marks, List<String> codes) {
        return new Opinion(place.look(), place.rank(), marks, place.confidence(), Opinion.because(codes, place.look()));
    }
}
