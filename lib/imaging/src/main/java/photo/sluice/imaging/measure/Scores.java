// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static photo.sluice.imaging.measure.Coefficient.BLOCKS_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.BLOCKS_POWER;
import static photo.sluice.imaging.measure.Coefficient.BLOWN_MEAN;
import static photo.sluice.imaging.measure.Coefficient.BLOWN_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.BLOWN_POWER;
import static photo.sluice.imaging.measure.Coefficient.DARK_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.DARK_POWER;
import static photo.sluice.imaging.measure.Coefficient.MOTION_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.MOTION_POWER;
import static photo.sluice.imaging.measure.Coefficient.NOISE_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.NOISE_POWER;
import static photo.sluice.imaging.measure.Coefficient.SHARPNESS_EIGHTH;
import static photo.sluice.imaging.measure.Coefficient.SHARPNESS_HALF;
import static photo.sluice.imaging.measure.Coefficient.SHARPNESS_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.SHARPNESS_POWER;
import static photo.sluice.imaging.measure.Coefficient.SHARPNESS_QUARTER;
import static photo.sluice.imaging.measure.Coefficient.TABLES_MIDDLE;
import static photo.sluice.imaging.measure.Coefficient.TABLES_MOST;
import static photo.sluice.imaging.measure.Coefficient.TABLES_POWER;
import static photo.sluice.imaging.measure.Coefficient.TECHNICAL_COMPRESSION;
import static photo.sluice.imaging.measure.Coefficient.TECHNICAL_EXPOSURE;
import static photo.sluice.imaging.measure.Coefficient.TECHNICAL_MOTION;
import static photo.sluice.imaging.measure.Coefficient.TECHNICAL_NOISE;
import static photo.sluice.imaging.measure.Coefficient.TECHNICAL_SHARPNESS;

/**
 * What the measures are worth: 100 is no damage, 0 is hopeless.
 *
 * <p>Each sub-score is a falling curve of one damage, or the product of two, 50 at its middle ({@link Coefficients#left}); the technical
 * score is the product of the sub-scores, each to a power of its own, so that it falls when any of them falls. The curves were
 * fitted to damage of known strength: about 90 with none, 88, 65, 38 and 15 at the four strengths of the lab's {@code degrade}. The resource
 * {@link Coefficients#RESOURCE} says on what, and how well they hold.
 *
 * @param sharpness falls with blur in every direction
 * @param motion falls with blur that has a direction
 * @param technical all in all
 */
public record Scores(
        double sharpness, double motion, double noise, double exposure, double compression, double technical) {
    /**
     * Acuity is per pixel, but a photo is looked at as a whole: it is scaled by the fourth root of the pixel count
     * over 8 megapixels (a 4K screen), half of what would be due if all pixels were always seen. Below 2 megapixels the
     * factor stays, for what is small was most often made smaller, and is not seen larger.
     */
    private static final double SEEN_MEGAPIXELS = 8;

    private static final double LEAST_FACTOR = 0.7;

    /** What sharpness and motion are taken for, at least, where there is nothing that could be sharp. */
    private static final double UNKNOWN_SHARPNESS = 75;

    private static final double UNKNOWN_MOTION = 90;

    /** The scores by the fitted coefficients. */
    public static Scores of(Evidence evidence) {
        return of(evidence, Coefficients.fitted());
    }

    public static Scores of(Evidence seen, Coefficients by) {
        double unknown = 1 - seen.confidence();
        double seenAcuity = acuity(seen.pair(), by) * factor(seen.megapixels());
        // The curve in the inverse of acuity, which is the width of edges: 50 where acuity is at its middle.
        double wide = by.get(SHARPNESS_MIDDLE) * by.get(SHARPNESS_MIDDLE) / Math.max(1e-3, seenAcuity);
        double sharp = 100 * by.left(wide, SHARPNESS_MIDDLE, SHARPNESS_POWER);
        double steady = 100 * by.left(Motion.of(seen.own(), by).oneSidedness(), MOTION_MIDDLE, MOTION_POWER);
        double sharpness = sharp + unknown * Math.max(0, UNKNOWN_SHARPNESS - sharp);
        double motion = steady + unknown * Math.max(0, UNKNOWN_MOTION - steady);
        double noise = 100 * by.left(seen.noiseSigma(), NOISE_MIDDLE, NOISE_POWER);
        double blown = seen.blown() + by.get(BLOWN_MEAN) * seen.meanLight();
        double exposure =
                100 * by.left(seen.stopsDark(), DARK_MIDDLE, DARK_POWER) * by.left(blown, BLOWN_MIDDLE, BLOWN_POWER);
        double tables = by.get(TABLES_MOST) * (1 - by.left(seen.coarseness(), TABLES_MIDDLE, TABLES_POWER));
        double compression = 100 * (1 - tables) * by.left(seen.blockiness(), BLOCKS_MIDDLE, BLOCKS_POWER);
        double technical = seen.blank()
                ? 0
                : 100
                        * small(seen.megapixels())
                        * part(sharpness, TECHNICAL_SHARPNESS, by)
                        * part(motion, TECHNICAL_MOTION, by)
                        * part(noise, TECHNICAL_NOISE, by)
                        * part(exposure, TECHNICAL_EXPOSURE, by)
                        * part(compression, TECHNICAL_COMPRESSION, by);
        return new Scores(sharpness, motion, noise, exposure, compression, technical);
    }

    /** The acuity of the best sixteenth of the tiles in the direction that is sharpest, over the scales; 0..3.5. */
    static double acuity(Acuities pair, Coefficients by) {
        double best = 0;
        double[] weights = weights(by);
        for (int direction = 0; direction < Energies.DIRECTIONS; direction++) {
            double sum = 0;
            for (int scale = 0; scale < weights.length; scale++) {
                sum += weights[scale] * pair.at(scale, direction);
            }
            best = Math.max(best, sum);
        }
        return best;
    }

    /** Of the scales in sharpness; sums to 1. */
    static double[] weights(Coefficients by) {
        double half = by.get(SHARPNESS_HALF);
        double quarter = by.get(SHARPNESS_QUARTER);
        double eighth = by.get(SHARPNESS_EIGHTH);
        double sum = 1 + half + quarter + eighth;
        return new double[] {1 / sum, half / sum, quarter / sum, eighth / sum};
    }

    private static double factor(double megapixels) {
        return Math.max(LEAST_FACTOR, Math.pow(megapixels / SEEN_MEGAPIXELS, 0.25));
    }

    private static double part(double score, Coefficient power, Coefficients by) {
        return Math.pow(Math.max(1e-4, score / 100), by.get(power));
    }

    /** Half the score for a thumbnail, all from 0.4 megapixels on. */
    private static double small(double megapixels) {
        return 0.5 + 0.5 * Math.max(0, Math.min(1, (megapixels - 0.05) / 0.35));
    }
}
