// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Locale;

/** What is wrong with a photo, as a stable word. */
public enum Flaw {
    DEFOCUSED,
    MOTION_BLUR,
    NOISY,
    UNDEREXPOSED,
    OVEREXPOSED,
    HIGHLIGHTS_CLIPPED,
    SHADOWS_CLIPPED,
    OVER_COMPRESSED,
    LOW_RESOLUTION,
    BLANK_WHITE,
    BLANK_BLACK,
    NOTHING_SHARP,
    /** The decoder met data that make no sense and filled in for them. */
    DAMAGED_DATA;

    /** The stable kebab-case code, such as {@code motion-blur}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
