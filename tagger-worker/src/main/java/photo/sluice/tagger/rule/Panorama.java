// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.tagger.look.Look;

/**
 * {@code auto|panorama}: stitched, swept, or as wide as only panoramas are.
 *
 * <p>Google's photo sphere metadata (GPano) says so; so does the name of a stitching program from 2:1 on. By its shape alone a
 * photo is one from {@value #WIDE} : 1: phones take whole-screen photos of up to 21:9 (2.33; one such in a test folder was no panorama),
 * films are cropped to 2.39, while XPan has 2.7 and swept panoramas 2.5 to 7. Without a camera's name it must be large, too:
 * banners are wide. Upright strips are pages and chats more often than panoramas, so they need the metadata.
 */
final class Panorama implements Rule {
    private static final double WIDE = 2.5;
    private static final double SURELY_WIDE = 3;
    private static final double STITCHED_WIDE = 2;

    /** Pixels of height that no banner has. */
    private static final int TALL = 700;

    private static final double FLAT = 0.4;

    private static final List<String> STITCHERS = List.of(
            "hugin",
            "ptgui",
            "autopano",
            "image composite editor",
            "autostitch",
            "panorama",
            "panoramastudio",
            "kolor");

    @Override
    public Optional<Tag> of(Look look) {
        if (look.facts().hints().contains(Hint.PANORAMA)) {
            return Rule.tag("panorama", 1);
        }
        if (look.aspect() >= STITCHED_WIDE && stitched(look)) {
            return Rule.tag("panorama", 0.95);
        }
        boolean photo = look.namesCamera() || largeAndNotDrawn(look);
        return Rule.tag("panorama", photo ? Rule.fading(look.aspect(), SURELY_WIDE, WIDE, 0.95, 0.8) : 0);
    }

    private static boolean largeAndNotDrawn(Look look) {
        return look.height() >= TALL
                && look.texture().map(texture -> texture.flat() <= FLAT).orElse(true);
    }

    private static boolean stitched(Look look) {
        String software = look.facts().camera().software().orElse("").toLowerCase(Locale.ROOT);
        return STITCHERS.stream().anyMatch(software::contains);
    }
}
