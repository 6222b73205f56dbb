// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/**
 * Walks the boxes of a HEIF or AVIF (ISO 23008-12): all outer ones lie in the file, and the largest picture that any
 * property ("ispe") announces is the one that counts.
 */
final class HeifGuard {
    private HeifGuard() {}

    static Header check(Bytes b, Format format) throws UnreadablePhoto {
        boolean meta = false;
        for (Boxes.Box box : Boxes.outermost(b)) {
            if (box.end() > b.length()) {
                throw b.fault(Reason.TRUNCATED, box.data(), box.type() + " reaches to byte " + box.end());
            }
            meta |= box.type().equals("meta");
        }
        if (!meta) {
            throw b.fault(Reason.CORRUPT, -1, format.code() + " does not say what is in it");
        }
        long width = 0;
        long height = 0;
        for (Boxes.Box box : Boxes.all(b)) {
            if (box.type().equals("ispe") && box.end() - box.data() >= 12) {
                long w = b.u32(box.data() + 4, false);
                long h = b.u32(box.data() + 8, false);
                if (w > Integer.MAX_VALUE || h > Integer.MAX_VALUE) {
                    throw b.fault(Reason.TOO_LARGE, box.data(), w + "x" + h + " pixels");
                }
                if (w * h > width * height) {
                    width = w;
                    height = h;
                }
            }
        }
        if (width == 0) {
            throw b.fault(Reason.CORRUPT, -1, format.code() + " without the size of a picture");
        }
        return Header.simple(format, (int) width, (int) height, 8, false, Optional.empty());
    }
}
