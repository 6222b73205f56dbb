// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import photo.sluice.imaging.measure.Measures.Raw;

/**
 * What the measures are worth: 100 is no damage, 0 is hopeless.
 *
 * <p>The constants are a first calibration by eye on 20 photos of 20 cameras (3 to 24 megapixels; one is all but black,
 * one is compressed to quality 18) and
 * on copies of three of them with known damage: Gaussian blur of 0.7 to 8 pixels, straight motion of 3 to 31 pixels,
 * Gaussian noise of 2 to 40 grey levels, JPEG quality 80 to 5. A systematic fit replaces them.
 *
 * @param technical all in all: the mean of the worst sub-score and of their weighted geometric mean
 */
public record Scores(
        double sharpness, double motion, double noise, double exposure, double compression, double technical) {
    /**
     * Acuity as seen of nothing sharp, of a sharp photo and of the sharpest. 18 of the 20 camera photos have 1.1 to 2.7;
     * the three that were blurred fall to 0.9 to 1.2 by 1 pixel and to 0.6 to 0.7 by 3 pixels, where it levels out.
     */
    private static final double ACUITY_NONE = 0.5;

    private static final double ACUITY_SHARP = 1.2;
    private static final double ACUITY_FULL = 2.4;

    /** What a photo of {@code ACUITY_SHARP} is worth; the rest tells sharp from sharper. */
    private static final double SHARP = 90;

    /**
     * Acuity is per pixel, but a photo is looked at as a whole: it is scaled by the fourth root of the pixel count
     * over 8 megapixels (a 4K screen), half of what would be due if all pixels were always seen. Below 2 megapixels the
     * factor stays, for what is small was most often made smaller, and is not seen larger.
     */
    private static final double SEEN_MEGAPIXELS = 8;

    private static final double LEAST_FACTOR = 0.7;

    /**
     * Sound photos reach 1.3 in this ratio, one 1.6; motion of 9 to 31 pixels gives 1.1 to 1.8. Acuity is that across
     * the motion, so that along it is less by the ratio, and over all directions less by its root.
     */
    private static final double MOTION_NONE = 1.1;

    private static final double MOTION_FULL = 1.4;

    /** The clean photos have 0 to 2.4; 5 grey levels are plain to see, 30 leave little. */
    private static final double NOISE_NONE = 3;

    private static final double NOISE_FULL = 30;

    static Scores of(Raw raw) {
        double size = Math.max(LEAST_FACTOR, Math.pow(raw.megapixels() / SEEN_MEGAPIXELS, 0.25));
        double ratio = raw.sharpness().motionRatio();
        double sharpness = worth(raw.acuity() * size / Math.sqrt(ratio));
        double motion = 100 - Ramp.rising(ratio, MOTION_NONE, MOTION_FULL) * (100 - worth(raw.acuity() * size / ratio));
        double loud = Ramp.rising(Math.log(1 + raw.noiseSigma()), Math.log(1 + NOISE_NONE), Math.log(1 + NOISE_FULL));
        double noise = 100 * (1 - loud);
        double exposure = exposure(raw.tones());
        double compression = compression(raw);
        double technical = technical(raw, sharpness, motion, noise, exposure, compression);
        return new Scores(sharpness, motion, noise, exposure, compression, technical);
    }

    private static double worth(double acuity) {
        return SHARP * Ramp.rising(acuity, ACUITY_NONE, ACUITY_SHARP)
                + (100 - SHARP) * Ramp.rising(acuity, ACUITY_SHARP, ACUITY_FULL);
    }

    /**
     * The worst of four: blown highlights (a lamp or the sun, 2 %, is none), drowned shadows (a night sky may take a
     * half), nothing light (a low key has lights, an underexposure has not), nothing dark.
     */
    private static double exposure(Tones tones) {
        double blown = Ramp.rising(tones.highlightsClipped(), 0.02, 0.40);
        double drowned = Ramp.rising(tones.shadowsClipped(), 0.30, 0.95);
        double dim = Ramp.rising(-tones.light(), -110, -20);
        double washed = Ramp.rising(tones.dark(), 130, 235);
        return 100 * (1 - Math.max(Math.max(blown, drowned), Math.max(dim, washed)));
    }

    /**
     * By tables and by what is seen. Cameras write 79 and above; below 50 artefacts are seen. Blockiness of clean
     * photos is below 0.5 grey levels, of quality 10 about 4; tables of their own make a camera look worse than it is,
     * so the tables alone never take more than half.
     */
    private static double compression(Raw raw) {
        double coarse = raw.jpegQuality().map(q -> 0.5 * Ramp.falling(q, 5, 60)).orElse(0.0);
        double blocks = Ramp.rising(raw.blockiness(), 0.8, 6);
        return 100 * (1 - Math.max(coarse, blocks));
    }

    private static double technical(
            Raw raw, double sharpness, double motion, double noise, double exposure, double compression) {
        if (raw.tones().blank()) {
            return 0;
        }
        double[] scores = {sharpness, motion, noise, exposure, compression};
        double[] weights = {0.40, 0.10, 0.15, 0.25, 0.10};
        double worst = 100;
        double logs = 0;
        for (int i = 0; i < scores.length; i++) {
            worst = Math.min(worst, scores[i]);
            logs += weights[i] * Math.log(Math.max(1, scores[i]) / 100);
        }
        double small = 0.5 + 0.5 * Ramp.rising(raw.megapixels(), 0.05, 0.4);
        return (worst + 100 * Math.exp(logs)) / 2 * small;
    }
}
