// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.format.Format;
import photo.sluice.tagger.look.Look;

/** {@code auto|format|jpeg} and so on, {@code auto|format|raw|nef} for sensor data. On request only, like {@link Flash}. */
final class FileFormat implements Rule {
    @Override
    public Optional<Tag> of(Look look) {
        return Rule.tag(name(look.format()), 1);
    }

    static String name(Format format) {
        if (format == Format.RAW) {
            return "format|raw";
        }
        return (format.raw() ? "format|raw|" : "format|") + format.code();
    }
}
