// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Locale;

/**
 * The kinds of file that are told apart, always by their first bytes and never by their name.
 *
 * <p>A format is either decoded here or only known by name; a file of the second kind is reported as
 * {@link UnreadablePhoto.Reason#UNSUPPORTED} and never handed to a decoder that would find a thumbnail in it.
 */
public enum Format {
    JPEG(Route.IN_PROCESS),
    PNG(Route.IN_PROCESS),
    WEBP(Route.IN_PROCESS),
    TIFF(Route.IN_PROCESS),
    BMP(Route.IN_PROCESS),
    GIF(Route.IN_PROCESS),
    /** HEIC and every other HEIF whose brand does not say AVIF. */
    HEIC(Route.HEIF),
    AVIF(Route.HEIF),
    /** JPEG XL, as bare codestream or in its container. */
    JXL(Route.JXL),
    JP2(Route.NONE),
    PSD(Route.NONE),
    DNG(Route.RAW),
    NEF(Route.RAW),
    ARW(Route.RAW),
    CR2(Route.RAW),
    CR3(Route.RAW),
    CRW(Route.RAW),
    RAF(Route.RAW),
    RW2(Route.RAW),
    ORF(Route.RAW),
    PEF(Route.RAW),
    SRW(Route.RAW),
    MRW(Route.RAW),
    X3F(Route.RAW),
    IIQ(Route.RAW),
    /** Hasselblad's 3FR and FFF. */
    HASSELBLAD(Route.RAW) {
        @Override
        public String code() {
            return "3fr";
        }
    },
    /** Sensor data in a TIFF of a maker without a name of its own here (ERF, MEF, KDC, DCR, ...). */
    RAW(Route.RAW);

    /** Who makes pixels of it. */
    public enum Route {
        /** OpenCV or libjpeg-turbo in this process, behind the guards of this package. */
        IN_PROCESS,
        /** libheif, in a process of its own. */
        HEIF,
        /** libjxl, in a process of its own. */
        JXL,
        /** The embedded preview, as a JPEG; if there is none that is large enough LibRaw, in a process of its own. */
        RAW,
        /** Nobody. */
        NONE
    }

    private final Route route;

    Format(Route route) {
        this.route = route;
    }

    public Route route() {
        return route;
    }

    /** Whether this version turns such a file into pixels. */
    public boolean decoded() {
        return route != Route.NONE;
    }

    /** Whether it holds sensor data. */
    public boolean raw() {
        return route == Route.RAW;
    }

    /** The stable lower-case name, such as {@code jpeg}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
