// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Checks the header of a BMP, and that uncompressed rows are all there. */
final class BmpGuard {
    private BmpGuard() {}

    static Header check(Bytes b) throws UnreadablePhoto {
        boolean old = b.u32(14, true) == 12;
        long width = old ? b.u16(18, true) : b.u32(18, true);
        long height = old ? b.u16(20, true) : Math.abs((long) (int) b.u32(22, true));
        int bits = b.u16(old ? 24 : 28, true);
        long compression = old ? 0 : b.u32(30, true);
        if (width == 0 || height == 0 || width > 1 << 24 || height > 1 << 24) {
            throw b.fault(Reason.CORRUPT, 18, "a bmp of " + width + "x" + height);
        }
        boolean plain = compression == 0 || compression == 3;
        long rows = (width * bits + 31) / 32 * 4 * height;
        if (plain && b.u32(10, true) + rows > b.length()) {
            throw b.fault(Reason.TRUNCATED, b.length(), "bmp rows need " + rows + " bytes");
        }
        return Header.simple(Format.BMP, (int) width, (int) height, 8, false, Optional.empty());
    }
}
