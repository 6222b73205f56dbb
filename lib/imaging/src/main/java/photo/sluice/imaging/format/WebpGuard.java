// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Walks the RIFF chunks of a WebP (RFC 9649) and takes the size of the canvas or of its one frame. */
final class WebpGuard {
    private WebpGuard() {}

    static Header check(Bytes b) throws UnreadablePhoto {
        long end = 8 + b.u32(4, true);
        if (end > b.length()) {
            throw b.fault(Reason.TRUNCATED, b.length(), "webp says it has " + end + " bytes");
        }
        int width = 0;
        int height = 0;
        boolean alpha = false;
        boolean image = false;
        Optional<Bytes.Part> xmp = Optional.empty();
        for (long at = 12; at + 8 <= end; ) {
            long length = b.u32(at + 4, true);
            long data = at + 8;
            if (data + length > end) {
                throw b.fault(Reason.TRUNCATED, at, "webp chunk of " + length + " bytes reaches beyond the file");
            }
            switch (b.ascii(at, 4)) {
                case "VP8X" -> {
                    alpha = (b.u8(data) & 0x10) != 0;
                    width = 1 + u24(b, data + 4);
                    height = 1 + u24(b, data + 7);
                }
                case "VP8 " -> {
                    image = true;
                    int w = b.u16(data + 6, true) & 0x3fff;
                    int h = b.u16(data + 8, true) & 0x3fff;
                    width = Math.max(width, w);
                    height = Math.max(height, h);
                }
                case "VP8L" -> {
                    image = true;
                    long size = b.u32(data + 1, true);
                    width = Math.max(width, (int) (size & 0x3fff) + 1);
                    height = Math.max(height, (int) (size >> 14 & 0x3fff) + 1);
                    alpha |= (size >> 28 & 1) != 0;
                }
                case "ANMF" -> image = true;
                case "XMP " -> xmp = Optional.of(new Bytes.Part(data, (int) length));
                default -> {
                    // Exif, colour profile and what is to come: no matter for the size.
                }
            }
            at = data + length + (length & 1);
        }
        if (!image) {
            throw b.fault(Reason.CORRUPT, 12, "webp without a picture");
        }
        return Header.simple(Format.WEBP, width, height, 8, alpha, xmp);
    }

    private static int u24(Bytes b, long at) {
        return b.u16(at, true) | b.u8(at + 2) << 16;
    }
}
