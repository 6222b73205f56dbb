// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import photo.sluice.imaging.raw.Reads.Block;

/** Fujifilm's RAF: a header that names one JPEG with the camera's whole Exif in it (offset at 84, length at 88, big-endian). */
final class Raf {
    private Raf() {}

    static void collect(Reads reads, Candidates found) {
        try {
            Block header = reads.block(84, 8, false);
            long offset = header.u32(0);
            found.offer(offset, header.u32(4));
            // SOI, APP1, length, "Exif\0\0", then the TIFF block; the camera writes it first.
            Block start = reads.block(offset, 12, false);
            if (start.u16(2) == 0xffe1 && start.has(6, "Exif\0\0")) {
                TiffPreviews.orientation(reads, offset + 12).ifPresent(found::orientation);
            }
        } catch (IndexOutOfBoundsException broken) {
            // What was found before stands.
        }
    }
}
