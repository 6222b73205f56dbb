// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.CaptureFacts.Hint;
import photo.sluice.tagger.look.Look;

/**
 * {@code auto|bracket}: one of a series of different exposures, says the camera (Exif ExposureMode 2). Series by hand are the
 * judge's to find, who sees the neighbours.
 */
final class Bracket implements Rule {
    @Override
    public Optional<Tag> of(Look look) {
        return Rule.tag("bracket", look.facts().hints().contains(Hint.AUTO_BRACKET) ? 0.95 : 0);
    }
}
