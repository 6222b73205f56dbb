// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.Optional;
import photo.sluice.imaging.format.Bytes;

/**
 * Where the container of a JPEG XL (ISO 18181-2) keeps Exif and XMP; a bare codestream has neither, and boxes compressed with
 * Brotli ("brob") are not read.
 *
 * @param exif a TIFF block
 */
record JxlBoxes(Optional<Bytes.Part> exif, Optional<Bytes.Part> xmp) {
    private static final int MOST = 500;

    static JxlBoxes of(Bytes bytes) {
        Optional<Bytes.Part> exif = Optional.empty();
        Optional<Bytes.Part> xmp = Optional.empty();
        long at = 0;
        for (int i = 0; i < MOST && bytes.has(4, "JXL ") && at + 16 <= bytes.length(); i++) {
            long size = bytes.u32(at, false);
            int header = 8;
            if (size == 1) {
                size = bytes.u32(at + 8, false) == 0 ? bytes.u32(at + 12, false) : bytes.length();
                header = 16;
            } else if (size == 0) {
                size = bytes.length() - at;
            }
            long length = Math.min(size, bytes.length() - at) - header;
            if (length < 0) {
                break;
            }
            if (bytes.has(at + 4, "Exif") && length > 4) {
                long skip = 4 + bytes.u32(at + header, false); // where in the box the TIFF header stands
                exif = skip < length ? Optional.of(new Bytes.Part(at + header + skip, (int) (length - skip))) : exif;
            } else if (bytes.has(at + 4, "xml ")) {
                xmp = Optional.of(new Bytes.Part(at + header, (int) length));
            }
            at += size;
        }
        return new JxlBoxes(exif, xmp);
    }
}
