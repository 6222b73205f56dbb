// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Walks the entropy-coded data of a JPEG from marker to marker; about one nanosecond a byte. */
final class JpegScans {
    private JpegScans() {}

    /**
     * The number of scans from the first one, whose data starts at {@code data}, to the end marker of this picture.
     *
     * @throws UnreadablePhoto TRUNCATED if the file ends before the picture does
     */
    static long countToEnd(Bytes bytes, long data) throws UnreadablePhoto {
        long scans = 1;
        long at = data;
        int length = bytes.length();
        while (at + 1 < length) {
            if (bytes.u8(at) != 0xff) {
                at++;
                continue;
            }
            int marker = bytes.u8(at + 1);
            if (marker == 0xd9) {
                return scans;
            }
            if (marker == 0xff) {
                at++;
            } else if (marker == 0 || marker >= 0xd0 && marker <= 0xd7) {
                at += 2;
            } else if (marker == 0xda || marker == 0xc4 || marker == 0xdb || marker == 0xdd || marker >= 0xe0) {
                scans += marker == 0xda ? 1 : 0;
                at += 2L + (at + 3 < length ? bytes.u16(at + 2, false) : length);
            } else {
                at += 2;
            }
        }
        throw bytes.fault(Reason.TRUNCATED, length, "jpeg scan data without an end");
    }
}
