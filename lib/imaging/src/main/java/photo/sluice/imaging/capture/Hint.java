// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.Locale;

/** What kind of shot a file says that it is. */
public enum Hint {
    /** One of an automatic exposure bracket: Exif ExposureMode 2, or the maker note. */
    AUTO_BRACKET,
    /** One of a focus bracket. */
    FOCUS_BRACKET,
    /** One of a bracket of white balance, sensitivity, flash, dynamic range or film look. */
    OTHER_BRACKET,
    /** One of several exposures with the sensor shifted. */
    PIXEL_SHIFT,
    /** The camera's continuous drive mode. */
    CONTINUOUS,
    /** The self-timer released it. */
    SELF_TIMER,
    /** GPano metadata, or the camera's panorama mode. */
    PANORAMA,
    /** Made of several exposures by the camera, for a wider range of light. */
    HDR,
    /** Several exposures on one picture, on purpose. */
    MULTI_EXPOSURE,
    /** The macro mode of the camera. */
    MACRO,
    /** Exif SubjectDistanceRange 1, which phones write of whatever is near, or of anything. */
    NEAR,
    /** A comment or a program's name says that it shows a screen. */
    SCREENSHOT;

    /** The stable name, such as {@code auto-bracket}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
