// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Locale;
import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.imaging.format.Format;
import photo.sluice.tagger.look.Look;
import photo.sluice.tagger.look.Texture;

/**
 * {@code auto|screenshot}: the picture of a screen, taken by the device itself.
 *
 * <p>All of it: a PNG, no camera named, exactly as large as a {@link Screens known screen}, and drawn: most neighbouring pixels
 * are equal, few differ a little as behind a lens, some differ a lot as letters do. (A drawn user interface was measured at 0.97,
 * 0.00 and 0.02; camera pictures without a camera's name at 0.07 to 0.49, 0.5 to 0.7 and 0.00 to 0.03; diagrams, which are like
 * screenshots but of any size, at 0.89, 0.00 and 0.10.) Or the file says so: phones and desktops write "Screenshot" into the
 * comment, with their own name as the camera's; programs name themselves.
 */
final class Screenshot implements Rule {
    private static final double FLAT = 0.6;
    private static final double SURELY_FLAT = 0.8;
    private static final double SOFT = 0.15;
    private static final double HARD = 0.003;

    @Override
    public Optional<Tag> of(Look look) {
        if (look.facts().hints().contains(Hint.SCREENSHOT)) {
            return Rule.tag("screenshot", 1);
        }
        if (look.namesCamera()) {
            return Optional.empty();
        }
        String software = look.facts().camera().software().orElse("").toLowerCase(Locale.ROOT);
        if (software.contains("screenshot")) {
            return Rule.tag("screenshot", 0.95);
        }
        boolean screen = look.format() == Format.PNG && Screens.areOf(look.width(), look.height());
        return Rule.tag(
                "screenshot", screen ? look.texture().map(Screenshot::drawn).orElse(0.0) : 0);
    }

    private static double drawn(Texture texture) {
        boolean drawn = texture.soft() <= SOFT && texture.hard() >= HARD;
        return drawn ? Rule.fading(texture.flat(), SURELY_FLAT, FLAT, 0.95, 0.7) : 0;
    }
}
