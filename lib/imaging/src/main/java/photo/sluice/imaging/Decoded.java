// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.Locale;

/** Which picture of a photo was looked at. */
public enum Decoded {
    /** The photo itself, at full size. */
    FULL,
    /** The JPEG that the camera embedded in its RAW file: its own rendering, often at full size. */
    PREVIEW,
    /** The sensor's data at half size: each pixel is made of a red, a blue and two green ones, without demosaicing. */
    HALF;

    /** The stable lower-case name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
