// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Walks a GIF to the end of its first frame, which must lie in the canvas and be complete. */
final class GifGuard {
    private GifGuard() {}

    static Header check(Bytes b) throws UnreadablePhoto {
        int width = b.u16(6, true);
        int height = b.u16(8, true);
        long at = 13 + palette(b.u8(10));
        while (b.u8(at) == 0x21) {
            at = blocksEnd(b, at + 2);
        }
        if (b.u8(at) != 0x2c) {
            throw b.fault(Reason.CORRUPT, at, "gif without a frame");
        }
        int right = b.u16(at + 1, true) + b.u16(at + 5, true);
        int bottom = b.u16(at + 3, true) + b.u16(at + 7, true);
        if (right > width || bottom > height) {
            throw b.fault(Reason.CORRUPT, at, "gif frame reaches beyond its canvas");
        }
        blocksEnd(b, at + 10 + palette(b.u8(at + 9)) + 1);
        return Header.simple(Format.GIF, width, height, 8, false, Optional.empty());
    }

    private static int palette(int flags) {
        return (flags & 0x80) != 0 ? 3 << (flags & 7) + 1 : 0;
    }

    private static long blocksEnd(Bytes b, long from) {
        long at = from;
        while (b.u8(at) != 0) {
            at += 1L + b.u8(at);
        }
        return at + 1;
    }
}
