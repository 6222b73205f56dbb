// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/**
 * Decides, in pure Java, what the bytes are and whether a decoder may be shown them.
 *
 * <p>What passes has a plausible size, ends where it should and promises no more pixels than allowed: the guards exist
 * because decoders were measured to take gigabytes and tens of seconds on files of a few kilobytes.
 */
public final class Router {
    private Router() {}

    /**
     * The format of a file: RAW files that look like TIFF are told from it.
     *
     * @throws UnreadablePhoto NOT_A_PHOTO if the bytes are none that are known
     */
    public static Format format(Bytes bytes) throws UnreadablePhoto {
        try {
            return Recognition.of(bytes)
                    .orElseThrow(() -> bytes.fault(Reason.NOT_A_PHOTO, 0, "no known format starts like this"));
        } catch (IndexOutOfBoundsException e) {
            throw bytes.fault(Reason.TRUNCATED, bytes.length(), "ends early (" + e.getMessage() + ")");
        }
    }

    /**
     * The header of a file that may be decoded; of a RAW file few bytes are looked at.
     *
     * @param maxPixels see {@link Header}
     */
    public static Header inspect(Bytes bytes, long maxPixels) throws UnreadablePhoto {
        Format format = format(bytes);
        try {
            Header header = switch (format) {
                case JPEG -> JpegGuard.check(bytes);
                case PNG -> PngGuard.check(bytes, maxPixels);
                case WEBP -> WebpGuard.check(bytes);
                case TIFF -> TiffGuard.check(bytes);
                case BMP -> BmpGuard.check(bytes);
                case GIF -> GifGuard.check(bytes);
                case HEIC, AVIF -> HeifGuard.check(bytes, format);
                case JXL -> JxlGuard.check(bytes);
                case JP2, PSD -> throw unsupported(bytes, format);
                default -> RawGuard.check(bytes, format);
            };
            header.checkSize(bytes, maxPixels);
            return header;
        } catch (IndexOutOfBoundsException e) {
            throw bytes.fault(Reason.TRUNCATED, bytes.length(), format.code() + " ends early (" + e.getMessage() + ")");
        }
    }

    private static UnreadablePhoto unsupported(Bytes bytes, Format format) {
        return bytes.fault(Reason.UNSUPPORTED, 0, format.code() + " is not decoded by this version");
    }
}
