// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.util.List;
import java.util.OptionalLong;
import photo.sluice.imaging.raw.Ifd.Field;
import photo.sluice.imaging.raw.Reads.Block;

/**
 * Previews that only a maker note names: those of Nikon, Olympus, Pentax and Samsung.
 *
 * <p>Makers count offsets from the note or from the file, and some do both: each place is tried, as only one holds a JPEG.
 * Tags after ExifTool's tables.
 */
final class MakerNotePreviews {
    private static final int NIKON_PREVIEW_IFD = 0x11;
    private static final int SAMSUNG_PREVIEW_IFD = 0x35;
    private static final int OLYMPUS_CAMERA_SETTINGS = 0x2020;

    private final Reads reads;
    private final Candidates found;
    private final boolean fileLittle;

    MakerNotePreviews(Reads reads, Candidates found, boolean fileLittle) {
        this.reads = reads;
        this.found = found;
        this.fileLittle = fileLittle;
    }

    /** Offers what the note at {@code at} names; one of another maker, or a broken one, names nothing. */
    void collect(long at) {
        try {
            Block head = reads.block(at, 20, true);
            if (head.has(0, "Nikon\0\u0002")) {
                boolean little = head.has(10, "II");
                long first = reads.block(at + 14, 4, little).u32(0);
                previewIfd(Ifd.read(reads, at + 10 + first, little), NIKON_PREVIEW_IFD, at + 10, little);
            } else if (head.has(0, "OLYMPUS\0")) {
                olympus(at, at + 12, head.has(8, "II"));
            } else if (head.has(0, "OM SYSTEM\0")) {
                olympus(at, at + 16, head.has(12, "II"));
            } else if (head.has(0, "OLYMP\0")) {
                olympus(0, at + 8, fileLittle);
            } else if (head.has(0, "AOC\0")) {
                pentax(at, at + 6, head.has(4, "II"));
            } else if (head.has(0, "PENTAX \0")) {
                pentax(at, at + 10, head.has(8, "II"));
            } else {
                previewIfd(Ifd.read(reads, at, fileLittle), SAMSUNG_PREVIEW_IFD, at, fileLittle);
            }
        } catch (IndexOutOfBoundsException broken) {
            // What was found before stands.
        }
    }

    private void previewIfd(Ifd note, int tag, long base, boolean little) {
        OptionalLong at = note.number(tag);
        if (at.isPresent()) {
            for (long start : List.of(base, 0L)) {
                try {
                    Ifd ifd = Ifd.read(reads, start + at.getAsLong(), little);
                    offer(ifd, TiffPreviews.JPEG_OFFSET, TiffPreviews.JPEG_BYTES, base);
                } catch (IndexOutOfBoundsException elsewhere) {
                    // Then it is counted from the other place.
                }
            }
        }
    }

    private void olympus(long base, long at, boolean little) {
        Ifd note = Ifd.read(reads, at, little);
        offer(note, 0x88, 0x89, base);
        offer(note, 0x1036, 0x1037, base);
        Field settings = note.fields().get(OLYMPUS_CAMERA_SETTINGS);
        if (settings != null) {
            offer(Ifd.read(reads, base + settings.value(), little), 0x101, 0x102, base);
        }
    }

    private void pentax(long base, long at, boolean little) {
        offer(Ifd.read(reads, at, little), 0x4, 0x3, base);
    }

    private void offer(Ifd ifd, int offsetTag, int bytesTag, long base) {
        long offset = ifd.number(offsetTag, 0);
        long bytes = ifd.number(bytesTag, 0);
        if (offset != 0) {
            found.offer(base + offset, bytes);
            found.offer(offset, bytes);
        }
    }
}
