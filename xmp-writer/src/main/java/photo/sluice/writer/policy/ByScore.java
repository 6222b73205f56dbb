// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.contract.Verdict.Marks;

/**
 * Marks by the technical score alone, as digiKam's quality sorter gives its pick labels; each threshold, 0 to 100, counts.
 *
 * <pre>
 *   0 ── rejected ──┤ rejected ├── pending ──┤ pending ├── undecided ──┤ accepted ├── accepted ── 100
 * </pre>
 *
 * @param rejected up to here a photo is rejected
 * @param pending up to here it is pending
 * @param accepted above this it is accepted; between the two nothing is said
 */
record ByScore(double rejected, double pending, double accepted) implements Scheme {
    /** So many points away from a threshold nobody would argue. */
    private static final double FAR = 10;

    static ByScore read(Keys keys) {
        double rejected = keys.number("rejected", 0, 100, 10);
        double pending = keys.number("pending", rejected, 100, Math.max(40, rejected));
        return new ByScore(rejected, pending, keys.number("accepted", pending, 100, Math.max(60, pending)));
    }

    @Override
    public Opinion single(Look look, Steps steps) {
        return opinion(look, 1, steps);
    }

    @Override
    public List<Opinion> burst(List<Look> looks, Steps steps) {
        List<Opinion> opinions = new ArrayList<>();
        for (Look look : Scheme.byQuality(looks)) opinions.add(opinion(look, opinions.size() + 1, steps));
        return opinions;
    }

    @Override
    public Marks whole(Look look, Steps steps) {
        return steps.of(step(look.quality()));
    }

    private Opinion opinion(Look look, int rank, Steps steps) {
        Step step = step(look.quality());
        double nearest = Math.min(
                Math.abs(look.quality() - rejected),
                Math.min(Math.abs(look.quality() - pending), Math.abs(look.quality() - accepted)));
        double confidence = 0.5 + 0.5 * Math.min(1, nearest / FAR);
        return new Opinion(
                look,
                rank,
                steps.of(step),
                confidence,
                Opinion.because(List.of(step == Step.UNDECIDED ? "undecided" : "score-" + step.code()), look));
    }

    private Step step(double quality) {
        if (quality <= rejected) return Step.REJECTED;
        if (quality <= pending) return Step.PENDING;
        return quality > accepted ? Step.ACCEPTED : Step.UNDECIDED;
    }
}
