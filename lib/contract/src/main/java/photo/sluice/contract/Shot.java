// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What kind of shot it was, as far as the camera says so: what sets are recognised by.
 *
 * @param orientation Exif orientation 1 to 8 of the stored picture
 * @param focus what the camera chose to focus on
 * @param hints codes of the kind of shot, each at most once, sorted; those that are known today are the constants here,
 *     and a reader passes over the others
 * @param burst an id that the camera or phone gave to all photos of one burst (Apple BurstUUID, Google and Samsung burst id)
 * @param sequence the position within the camera's burst or bracket, from 1, where it says so (Sony, Panasonic, Fujifilm)
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Shot(
        Optional<Integer> orientation,
        Optional<Focus> focus,
        List<String> hints,
        Optional<String> burst,
        Optional<Integer> sequence) {
    /** One of an automatic exposure bracket. */
    public static final String AUTO_BRACKET = "auto-bracket";

    /** One of a focus bracket or of the frames of an in-camera focus stack. */
    public static final String FOCUS_BRACKET = "focus-bracket";

    /** One of a bracket of another kind: white balance, film simulation, dynamic range, sensitivity, flash. */
    public static final String OTHER_BRACKET = "other-bracket";

    /** One of several exposures that the camera made with its sensor shifted by parts of a pixel. */
    public static final String PIXEL_SHIFT = "pixel-shift";

    /** The drive was set to continuous; the photo may still be a single one. */
    public static final String CONTINUOUS = "continuous";

    /** Taken by the self-timer. */
    public static final String SELF_TIMER = "self-timer";

    /** A panorama: stitched by the camera or a program, or a frame of the camera's panorama mode. */
    public static final String PANORAMA = "panorama";

    /** Made of several exposures for a wider range of light. */
    public static final String HDR = "hdr";

    /** Several exposures on one picture, on purpose. */
    public static final String MULTI_EXPOSURE = "multi-exposure";

    /** The camera's own macro mode was on. */
    public static final String MACRO = "macro";

    /** Exif SubjectDistanceRange says macro, which phones write of any thing within reach. */
    public static final String NEAR = "near";

    /** A picture of a screen's contents. */
    public static final String SCREENSHOT = "screenshot";

    /** Nothing is known of it. */
    public static final Shot UNKNOWN =
            new Shot(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public Shot {
        hints = hints.stream().distinct().sorted().toList();
        if (orientation.isPresent() && (orientation.get() < 1 || orientation.get() > 8)) {
            throw new IllegalArgumentException("orientation is not 1 to 8: " + orientation.get());
        }
        if (sequence.isPresent() && sequence.get() < 1) {
            throw new IllegalArgumentException("sequence must be 1 or more: " + sequence.get());
        }
    }

    /** Nothing but these hints. */
    public static Shot hinted(String... hints) {
        return new Shot(Optional.empty(), Optional.empty(), List.of(hints), Optional.empty(), Optional.empty());
    }

    /** Whether the camera said this of the shot. */
    public boolean is(String hint) {
        return hints.contains(hint);
    }

    /**
     * The place that the camera focused on, as fractions 0 to 1 of the width and height of the upright picture, from the
     * top left: a rectangle, or a point where {@code width} and {@code height} are 0.
     */
    public record Focus(double x, double y, double width, double height) {
        /** What rounding may add. */
        private static final double SLACK = 1e-6;

        public Focus {
            if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 1 + SLACK && y + height <= 1 + SLACK)) {
                throw new IllegalArgumentException("no part of a picture: " + x + " " + y + " " + width + " " + height);
            }
        }
    }
}
