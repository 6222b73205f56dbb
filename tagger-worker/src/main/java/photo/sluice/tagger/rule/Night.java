// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Moment;
import photo.sluice.tagger.look.Look;
import photo.sluice.tagger.look.Tones;

/**
 * {@code auto|night}: taken at night, and looking like it.
 *
 * <p>With Exif: an exposure value of at most {@value #DARK_EV} at ISO 100, which excludes ordinary rooms (5 to 7; see
 * {@link ExposureValue}), and a dark picture with small lights in it, which excludes what was made light by exposing long:
 * {@value #DARK_SHARE} of it below luma 50. Not with flash, and not by day on the camera's clock: churches and caves are as dark,
 * and have lights. (A clock that is set wrong costs a tag, no more.) Bright streets, 7 to 8, are left out.
 *
 * <p>Without Exif: {@value #ALL_DARK} of it dark, its median nearly black, many small lights and little other light, and grain
 * in it: white letters on a black slide have none.
 */
final class Night implements Rule {
    /** Sure up to here. */
    private static final double NIGHT_EV = 2;

    private static final double DARK_EV = 4;
    private static final double DARK_SHARE = 0.35;
    private static final int LIGHTS = 3;
    private static final int LAMP = 200;

    private static final double ALL_DARK = 0.85;
    private static final int BLACK = 25;
    private static final int MANY_LIGHTS = 8;
    private static final double LITTLE_LIGHT = 0.05;
    private static final double FLAT = 0.5;

    /** Hours of the camera's clock that are day all year round where most people live; 16 itself is not. */
    private static final int DAY_BEGINS = 9;

    private static final int DAY_ENDS = 16;

    @Override
    public Optional<Tag> of(Look look) {
        if (look.facts().exposure().flashFired().orElse(false)
                || byDay(look.facts().moment())) {
            return Optional.empty();
        }
        Optional<Double> ev = ExposureValue.of(look.facts().exposure());
        if (ev.isPresent()) {
            return Rule.tag("night", looksDark(look) ? Rule.fading(ev.get(), NIGHT_EV, DARK_EV, 0.95, 0.7) : 0);
        }
        return Rule.tag("night", looksLikeNothingElse(look) ? 0.6 : 0);
    }

    private static boolean byDay(Moment moment) {
        return !moment.suspect()
                && moment.local()
                        .filter(time -> time.getHour() >= DAY_BEGINS && time.getHour() < DAY_ENDS)
                        .isPresent();
    }

    private static boolean looksDark(Look look) {
        Tones tones = look.tones();
        return tones.darkShare() >= DARK_SHARE
                && tones.lightest() >= LAMP
                && look.lights().spots() >= LIGHTS;
    }

    private static boolean looksLikeNothingElse(Look look) {
        Tones tones = look.tones();
        return tones.darkShare() >= ALL_DARK
                && tones.median() <= BLACK
                && tones.lightest() >= LAMP
                && look.lights().spots() >= MANY_LIGHTS
                && look.lights().share() <= LITTLE_LIGHT
                && look.texture().map(texture -> texture.flat() <= FLAT).orElse(true);
    }
}
