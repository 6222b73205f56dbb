// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.tagger.look.Look;

/**
 * {@code auto|long exposure}: the shutter was open for a second or longer, says Exif.
 *
 * <p>A second is where dials change from fractions to seconds and where nobody holds a camera still; there is no norm. More than a day
 * is a mistake in the metadata.
 */
final class LongExposure implements Rule {
    private static final double SECONDS = 1;
    private static final double DAY = 86_400;

    @Override
    public Optional<Tag> of(Look look) {
        boolean open = look.facts()
                .exposure()
                .seconds()
                .filter(seconds -> seconds >= SECONDS && seconds <= DAY)
                .isPresent();
        return Rule.tag("long exposure", open ? 1 : 0);
    }
}
