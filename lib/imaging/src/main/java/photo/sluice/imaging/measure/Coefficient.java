// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Locale;

/**
 * The numbers that turn measures into scores, each with the range that a fit may choose from and where it starts. All are
 * positive, so that every curve falls with its damage whatever is fitted.
 */
public enum Coefficient {
    /** Weight of acuity at half scale; full scale has 1. Likewise the next two. */
    SHARPNESS_HALF(0.1, 2, 0.75),
    SHARPNESS_QUARTER(0.1, 2, 0.5),
    SHARPNESS_EIGHTH(0.05, 1, 0.3),
    /** Acuity at 8 megapixels that is worth 50. */
    SHARPNESS_MIDDLE(0.3, 2, 1.1),
    SHARPNESS_POWER(5, 7, 5),
    /** Weight of one-sidedness at half scale; full scale has 1. Likewise the next two. */
    MOTION_HALF(0.1, 3, 1),
    MOTION_QUARTER(0.05, 3, 1),
    MOTION_EIGHTH(0.05, 1, 0.3),
    /** Acuity added to both before they are compared, so that next to nothing has no ratio. */
    MOTION_FLOOR(0.05, 0.4, 0.15),
    /** How much one odd direction takes off: a scene often has one, oblique motion never, motion along an axis sometimes. */
    MOTION_ODD(0.5, 2, 1.5),
    /** One-sidedness (natural log of a ratio) that is worth 50. */
    MOTION_MIDDLE(0.1, 2.5, 0.3),
    MOTION_POWER(1.2, 4, 1.6),
    /** Noise in grey levels that is worth 50. */
    NOISE_MIDDLE(4, 20, 9),
    NOISE_POWER(1.1, 4, 1.5),
    /** Stops too dark that are worth 50. */
    DARK_MIDDLE(1, 2.8, 2.2),
    DARK_POWER(1.2, 3, 2),
    /** Share of blown pixels that is worth 50. */
    BLOWN_MIDDLE(0.05, 0.35, 0.25),
    BLOWN_POWER(0.8, 1.3, 1),
    /** How much the mean light adds to the share of blown pixels. */
    BLOWN_MEAN(0.005, 0.1, 0.03),
    /** Coarseness of the tables, 1 at IJG quality 50, that is worth 50 if tables were all. */
    TABLES_MIDDLE(0.5, 5, 2),
    TABLES_POWER(1, 3, 1.2),
    /** What the tables alone can take. */
    TABLES_MOST(0.3, 0.85, 0.6),
    /** Height of steps on the JPEG grid in grey levels that is worth 50. */
    BLOCKS_MIDDLE(2, 10, 4),
    BLOCKS_POWER(1, 4, 1.5),
    /** The power of each sub-score in the technical score. */
    TECHNICAL_SHARPNESS(0.5, 1.2, 0.6),
    TECHNICAL_MOTION(0.5, 1.2, 0.6),
    TECHNICAL_NOISE(0.5, 1.2, 0.6),
    TECHNICAL_EXPOSURE(0.5, 1.2, 0.6),
    TECHNICAL_COMPRESSION(0.5, 0.7, 0.6);

    private final double least;
    private final double most;
    private final double start;

    Coefficient(double least, double most, double start) {
        this.least = least;
        this.most = most;
        this.start = start;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    /** A guess by hand that a fit starts from. */
    public double start() {
        return start;
    }

    /** The name in the resource, such as {@code sharpness.half}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
