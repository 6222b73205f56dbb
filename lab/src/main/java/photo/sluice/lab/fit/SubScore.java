// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.util.Arrays;
import photo.sluice.imaging.measure.Scores;
import photo.sluice.lab.degrade.Kind;

/** The sub-scores, and which of them a kind of damage should lower most. */
enum SubScore {
    SHARPNESS,
    MOTION,
    NOISE,
    EXPOSURE,
    COMPRESSION;

    static SubScore of(Kind kind) {
        return switch (kind) {
            case DEFOCUS -> SHARPNESS;
            case MOTION -> MOTION;
            case NOISE -> NOISE;
            case UNDEREXPOSURE, OVEREXPOSURE -> EXPOSURE;
            case COMPRESSION -> COMPRESSION;
        };
    }

    double in(Scores scores) {
        return switch (this) {
            case SHARPNESS -> scores.sharpness();
            case MOTION -> scores.motion();
            case NOISE -> scores.noise();
            case EXPOSURE -> scores.exposure();
            case COMPRESSION -> scores.compression();
        };
    }

    /** By how many points this fell more than any other; below 0 if it did not. */
    double lead(Scores sound, Scores damaged) {
        double others = Arrays.stream(values())
                .filter(other -> other != this)
                .mapToDouble(other -> other.in(sound) - other.in(damaged))
                .max()
                .orElse(0);
        return in(sound) - in(damaged) - Math.max(0, others);
    }
}
