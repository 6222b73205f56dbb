// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.tagger.look.Look;

/** {@code auto|flash}: the flash fired, says Exif. On request only: every viewer can search for it otherwise. */
final class Flash implements Rule {
    @Override
    public Optional<Tag> of(Look look) {
        return Rule.tag("flash", look.facts().exposure().flashFired().orElse(false) ? 1 : 0);
    }
}
