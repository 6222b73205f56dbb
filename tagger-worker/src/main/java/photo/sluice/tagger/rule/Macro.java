// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.capture.Exposure;
import photo.sluice.imaging.capture.Hint;
import photo.sluice.tagger.look.Look;

/**
 * {@code auto|macro}: what is shown is at most as wide as a hand.
 *
 * <p>Only by what the camera measured or was told: the subject's distance and the focal length give the width shown at that distance, which is
 * {@value #WIDTH_MM} mm at the magnification of 1:4 on 24x36 mm from which makers call a lens "macro". Without the focal length
 * in 24x36 terms the magnification on the sensor itself must reach 1:4. Without a distance the camera's macro mode counts.
 *
 * <p>Not believed: Exif SubjectDistanceRange = macro (a Pixel writes it into landscapes), lenses with "macro" in their names
 * (most zooms), blurred backgrounds.
 */
final class Macro implements Rule {
    /** 36 mm at 1:4. */
    private static final double WIDTH_MM = 144;

    /** Half of that: surely a macro. */
    private static final double SURE_MM = 72;

    private static final double FRAME_MM = 36;

    @Override
    public Optional<Tag> of(Look look) {
        Exposure exposure = look.facts().exposure();
        if (exposure.subjectMetres().isEmpty()) {
            boolean mode = look.facts().hints().contains(Hint.MACRO);
            return Rule.tag("macro", mode ? 0.8 : 0);
        }
        return Rule.tag(
                "macro",
                widthShown(exposure, exposure.subjectMetres().get() * 1000)
                        .map(width -> Rule.fading(width, SURE_MM, WIDTH_MM, 0.95, 0.7))
                        .orElse(0.0));
    }

    /** Millimetres of subject across the frame; distances of less than the focal length are no distances. */
    private static Optional<Double> widthShown(Exposure exposure, double distanceMm) {
        return exposure.focal35Mm()
                .or(exposure::focalMm)
                .filter(focal -> distanceMm > exposure.focalMm().orElse(focal))
                .map(focal -> FRAME_MM * (distanceMm - exposure.focalMm().orElse(focal)) / focal);
    }
}
