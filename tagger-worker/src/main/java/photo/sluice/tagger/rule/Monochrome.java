// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.tagger.look.Chroma;
import photo.sluice.tagger.look.Look;
import photo.sluice.tagger.look.Tones;

/**
 * {@code auto|monochrome}: black and white, or toned in one hue.
 *
 * <p>Neutral: 99.9 % of the pixels within {@value #NEUTRAL} levels of grey. A file that was made grey has 0; a colourless
 * scene in colour (an overcast sky) was measured at 9. Toned: colour follows lightness to within {@value #OFF_TONE}
 * levels, in one hue, neither too weak (a cast) nor too strong (a sunset). Toned drawings were measured at 1 (at 900 pixels of
 * width, where JPEG smears colour, up to 3); of some ninety real colour photos with as much colour none came below 7. Never a
 * picture without contrast: a frame of fog or of nothing is no black and white photo.
 */
final class Monochrome implements Rule {
    private static final double NEUTRAL = 2;
    private static final double OFF_TONE = 3.25;

    /** Degrees within which the hue of a toning stays; sepia turns by less than 10, a duotone by far more. */
    private static final double TURN = 20;

    /** Mean chroma of the weakest toning that is seen as one, and the strongest of a cyanotype. */
    private static final double WEAKEST = 4;

    private static final double STRONGEST = 48;

    /** Luma between the 1st and the 99th percentile; the colour photos measured have 80 and more. */
    private static final int CONTRAST = 60;

    @Override
    public Optional<Tag> of(Look look) {
        Tones tones = look.tones();
        if (tones.light() - tones.dark() < CONTRAST) {
            return Optional.empty();
        }
        Chroma chroma = look.chroma();
        if (chroma.strongest() <= NEUTRAL) {
            return Rule.tag("monochrome", Rule.fading(chroma.strongest(), 1, NEUTRAL, 1, 0.8));
        }
        boolean toned = chroma.typical() >= WEAKEST && chroma.strongest() <= STRONGEST && chroma.turn() <= TURN;
        return Rule.tag("monochrome", toned ? Rule.fading(chroma.offTone(), 1.5, OFF_TONE, 0.9, 0.6) : 0);
    }
}
