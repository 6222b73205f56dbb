// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Names what is wrong. A sub-score below 50 is a flaw worth a word: damage of the second strength of the lab's {@code degrade} leaves
 * about 65 of it, of the third 38. Of sharpness and motion, of which sound photos have 75 and more, less than 70 is worth one; below 45 in sharpness, which only the
 * strongest defocus leaves, nothing is sharp. What cannot be judged (a sky, a wall) is not called soft or moved; a photo that is over-compressed
 * or noisy is not called defocused as well, for both swallow detail.
 */
final class Flaws {
    private static final double WORTH_A_WORD = 50;
    private static final double SOFT = 70;
    private static final double MOVED = 70;
    private static final double NOTHING = 45;
    private static final double JUDGED = 0.75;

    /** Of a soft photo: blur that has this much of a direction is motion. */
    private static final double DIRECTED = 80;

    private Flaws() {}

    static List<Flaw> of(Evidence seen, Tones tones, Scores scores, double megapixels, boolean damaged) {
        List<Flaw> flaws = new ArrayList<>();
        when(flaws, Flaw.DAMAGED_DATA, damaged);
        if (tones.blank() && tones.mean() >= 245) {
            flaws.addAll(List.of(Flaw.BLANK_WHITE, Flaw.HIGHLIGHTS_CLIPPED));
            return flaws;
        }
        if (tones.blank() && tones.mean() <= 10) {
            flaws.addAll(List.of(Flaw.BLANK_BLACK, Flaw.SHADOWS_CLIPPED));
            return flaws;
        }
        boolean judged = seen.confidence() >= JUDGED;
        when(flaws, Flaw.NOTHING_SHARP, judged && scores.sharpness() < NOTHING);
        boolean soft = judged && scores.sharpness() < SOFT;
        boolean moved = judged && (scores.motion() < MOVED || (soft && scores.motion() < DIRECTED));
        boolean blocky = scores.compression() < WORTH_A_WORD;
        boolean noisy = scores.noise() < WORTH_A_WORD;
        when(flaws, Flaw.MOTION_BLUR, moved);
        when(flaws, Flaw.DEFOCUSED, soft && !moved && !blocky && !noisy);
        when(flaws, Flaw.NOISY, noisy);
        boolean exposed = scores.exposure() < WORTH_A_WORD;
        boolean light = tones.mean() > 128;
        when(flaws, Flaw.OVEREXPOSED, exposed && light);
        when(flaws, Flaw.UNDEREXPOSED, exposed && !light);
        when(flaws, Flaw.HIGHLIGHTS_CLIPPED, tones.highlightsClipped() > 0.10);
        when(flaws, Flaw.SHADOWS_CLIPPED, tones.shadowsClipped() > 0.40);
        when(flaws, Flaw.OVER_COMPRESSED, blocky);
        when(flaws, Flaw.LOW_RESOLUTION, megapixels < 0.4);
        return flaws;
    }

    private static void when(List<Flaw> flaws, Flaw flaw, boolean seen) {
        if (seen) {
            flaws.add(flaw);
        }
    }
}
