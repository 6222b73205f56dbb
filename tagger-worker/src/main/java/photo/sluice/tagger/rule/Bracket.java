// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.tagger.look.Look;

/**
 * {@code auto|bracket}: one of a series of different exposures, focus distances or settings, says the camera (Exif ExposureMode
 * 2, or its maker note). Series by hand are the judge's to find, who sees the neighbours.
 */
final class Bracket implements Rule {
    private static final Set<Hint> BRACKETS =
            Set.of(Hint.AUTO_BRACKET, Hint.FOCUS_BRACKET, Hint.OTHER_BRACKET, Hint.PIXEL_SHIFT);

    @Override
    public Optional<Tag> of(Look look) {
        return Rule.tag("bracket", Collections.disjoint(look.facts().hints(), BRACKETS) ? 0 : 0.95);
    }
}
