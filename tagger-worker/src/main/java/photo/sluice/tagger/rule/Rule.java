// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.tagger.look.Look;

/** Whether one tag is true of a photo. Pure; where it is in doubt, it is silent. */
@FunctionalInterface
interface Rule {
    Optional<Tag> of(Look look);

    /** The tag {@code auto|name}, given only with a confidence of one half or more. */
    static Optional<Tag> tag(String name, double confidence) {
        return confidence >= 0.5 ? Optional.of(Tag.byRule("auto|" + name, confidence)) : Optional.empty();
    }

    /** {@code most} up to {@code sure}, falling in a line to {@code least} at {@code barely}, 0 beyond it. */
    static double fading(double value, double sure, double barely, double most, double least) {
        boolean beyond = barely > sure ? value > barely : value < barely;
        if (beyond) {
            return 0;
        }
        double way = Math.max(0, Math.min(1, (value - sure) / (barely - sure)));
        return most + way * (least - most);
    }
}
