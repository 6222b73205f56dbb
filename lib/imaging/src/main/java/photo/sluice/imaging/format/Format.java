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
    JPEG(true),
    PNG(true),
    WEBP(true),
    TIFF(true),
    BMP(true),
    GIF(true),
    HEIC(false),
    AVIF(false),
    JXL(false),
    JP2(false),
    PSD(false),
    DNG(false),
    NEF(false),
    ARW(false),
    CR2(false),
    CR3(false),
    CRW(false),
    RAF(false),
    RW2(false),
    ORF(false),
    MRW(false),
    X3F(false),
    IIQ(false),
    /** Sensor data in a TIFF of a maker without a name of its own here (PEF, SRW, 3FR, ERF, ...). */
    RAW(false);

    private final boolean decoded;

    Format(boolean decoded) {
        this.decoded = decoded;
    }

    /** Whether this version turns such a file into pixels. */
    public boolean decoded() {
        return decoded;
    }

    /** Whether it holds sensor data. */
    public boolean raw() {
        return ordinal() >= DNG.ordinal();
    }

    /** The stable lower-case name, such as {@code jpeg}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
