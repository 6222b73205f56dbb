// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.imaging.measure.Measures.Raw;

/**
 * Names what is wrong: a sub-score below 50 is a flaw worth a word, of sharpness and motion below 60 (the sound ones of
 * the 20 camera photos have 76 and 71 or more); below 10 in sharpness nothing is sharp. Blocks swallow detail, so a photo
 * that is over-compressed is not called defocused as well.
 */
final class Flaws {
    private static final double WORTH_A_WORD = 50;
    private static final double SOFT = 60;
    private static final double NOTHING = 10;

    private Flaws() {}

    static List<Flaw> of(Raw raw, Scores scores) {
        Tones tones = raw.tones();
        if (tones.blank() && tones.mean() >= 245) {
            return List.of(Flaw.BLANK_WHITE, Flaw.HIGHLIGHTS_CLIPPED);
        }
        if (tones.blank() && tones.mean() <= 10) {
            return List.of(Flaw.BLANK_BLACK, Flaw.SHADOWS_CLIPPED);
        }
        List<Flaw> flaws = new ArrayList<>();
        when(flaws, Flaw.NOTHING_SHARP, scores.sharpness() < NOTHING);
        boolean soft = scores.sharpness() < SOFT;
        boolean moved = scores.motion() < SOFT || (soft && scores.motion() < 75);
        boolean blocky = scores.compression() < WORTH_A_WORD;
        when(flaws, Flaw.MOTION_BLUR, moved);
        when(flaws, Flaw.DEFOCUSED, soft && !moved && !blocky);
        when(flaws, Flaw.NOISY, scores.noise() < WORTH_A_WORD);
        boolean exposed = scores.exposure() < WORTH_A_WORD;
        boolean light = tones.mean() > 128;
        when(flaws, Flaw.OVEREXPOSED, exposed && light);
        when(flaws, Flaw.UNDEREXPOSED, exposed && !light);
        when(flaws, Flaw.HIGHLIGHTS_CLIPPED, tones.highlightsClipped() > 0.10);
        when(flaws, Flaw.SHADOWS_CLIPPED, tones.shadowsClipped() > 0.40);
        when(flaws, Flaw.OVER_COMPRESSED, blocky);
        when(flaws, Flaw.LOW_RESOLUTION, raw.megapixels() < 0.4);
        return flaws;
    }

    private static void when(List<Flaw> flaws, Flaw flaw, boolean seen) {
        if (seen) {
            flaws.add(flaw);
        }
    }
}
