// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.util.List;
import photo.sluice.imaging.measure.Coefficient;
import photo.sluice.imaging.measure.Coefficients;
import photo.sluice.imaging.measure.Evidence;
import photo.sluice.imaging.measure.Scores;
import photo.sluice.lab.degrade.Kind;

/**
 * How far a set of coefficients is from what is wanted of it; 0 would be perfect.
 *
 * <p>The sum of: logistic losses (as in ranking by pairs, Burges 2005) on the fall of the technical score in each step and on the lead of the right sub-score
 * in each case, smooth over about a point; squared distances of the sub-scores from what a strength should be worth, and of the
 * undamaged photos from about 95; and a little for leaving the start, so that what nothing depends on stays there.
 */
final class Loss {
    /** What the four strengths should leave of their own sub-score. */
    private static final double[] WORTH = {88, 65, 38, 15};

    /** What an undamaged photo should have; photos differ in sharpness. */
    private static final double SOUND = 96;

    private static final double SOUND_SHARPNESS = 90;
    private static final double SOUND_TECHNICAL = 88;
    private static final double STEP = 0.7;
    private static final double SPREAD = 0.6;

    private Loss() {}

    static double of(List<Series> photos, Coefficients coefficients) {
        double steps = 0;
        double cases = 0;
        double worth = 0;
        double sound = 0;
        int n = 0;
        for (Series series : photos) {
            Scores before = Scores.of(series.sound(), coefficients);
            sound += 4 * square(before.technical() - SOUND_TECHNICAL);
            for (SubScore sub : SubScore.values()) {
                sound += 2 * square(sub.in(before) - (sub == SubScore.SHARPNESS ? SOUND_SHARPNESS : SOUND));
            }
            for (Kind kind : Kind.values()) {
                Scores last = before;
                SubScore own = SubScore.of(kind);
                int step = 0;
                for (Evidence evidence : series.of(kind)) {
                    Scores now = Scores.of(evidence, coefficients);
                    steps += logistic(last.technical() - now.technical());
                    cases += logistic(own.lead(before, now));
                    worth += square(own.in(now) - WORTH[step++]);
                    last = now;
                    n++;
                }
            }
        }
        return (6 * steps + 6 * cases + 6 * worth) / n + sound / photos.size() + 0.02 * away(coefficients);
    }

    private static double logistic(double margin) {
        return Math.log1p(Math.exp(-Math.max(-30, Math.min(30, (margin - STEP) / SPREAD))));
    }

    private static double square(double points) {
        return points * points / 2500;
    }

    private static double away(Coefficients coefficients) {
        double sum = 0;
        for (Coefficient coefficient : Coefficient.values()) {
            sum += Math.pow(Math.log(coefficients.get(coefficient) / coefficient.start()), 2);
        }
        return sum / Coefficient.values().length;
    }
}
