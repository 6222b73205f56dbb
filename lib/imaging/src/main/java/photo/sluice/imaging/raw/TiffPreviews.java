// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import photo.sluice.imaging.raw.Ifd.Field;
import photo.sluice.imaging.raw.Reads.Block;

/**
 * Previews of a RAW that is built like a TIFF: the chain of directories, their SubIFDs, and the maker note.
 *
 * <pre>
 *   IFD0 ─▶ IFD1 ─▶ …        JPEGInterchangeFormat (0x201, 0x202), a single JPEG strip (0x111, 0x117), JpgFromRaw (RW2, 0x2e)
 *    ├─ SubIFDs (0x14a)      the same
 *    └─ Exif (0x8769) ─▶ MakerNote (0x927c): see MakerNotePreviews
 * </pre>
 */
final class TiffPreviews {
    private static final int JPG_FROM_RAW = 0x2e;
    private static final int COMPRESSION = 0x103;
    private static final int PHOTOMETRIC = 0x106;
    private static final int STRIP_OFFSETS = 0x111;
    private static final int ORIENTATION = 0x112;
    private static final int STRIP_BYTES = 0x117;
    private static final int SUB_IFDS = 0x14a;
    static final int JPEG_OFFSET = 0x201;
    static final int JPEG_BYTES = 0x202;
    private static final int EXIF = 0x8769;
    private static final int MAKER_NOTE = 0x927c;

    /** Photometric interpretations of sensor data (TIFF/EP, DNG): a JPEG of these is no picture. */
    private static final Set<Long> SENSOR = Set.of(32803L, 34892L);

    private static final int MOST_IN_CHAIN = 16;
    private static final int MOST_SUB_IFDS = 16;
    private static final int DEEPEST = 3;

    private final Reads reads;
    private final Candidates found;
    private final boolean little;
    private final Set<Long> seen = new HashSet<>();

    private TiffPreviews(Reads reads, Candidates found, boolean little) {
        this.reads = reads;
        this.found = found;
        this.little = little;
    }

    /** Offers what a file holds that begins with a TIFF header, also those of Olympus (RO, RS) and Panasonic (U). */
    static void collect(Reads reads, Candidates found) {
        attempt(() -> {
            Block header = reads.block(0, 8, true);
            boolean little = header.has(0, "II");
            if (little || header.has(0, "MM")) {
                long first = reads.block(4, 4, little).u32(0);
                new TiffPreviews(reads, found, little).chain(first, 0);
            }
        });
    }

    /** The orientation that the first directory of a TIFF block inside a file names. */
    static OptionalLong orientation(Reads reads, long at) {
        boolean little = reads.block(at, 2, true).has(0, "II");
        long first = reads.block(at + 4, 4, little).u32(0);
        return Ifd.read(reads, at + first, little).number(ORIENTATION);
    }

    private void chain(long first, int depth) {
        long at = first;
        for (int i = 0; i < MOST_IN_CHAIN && at != 0 && seen.add(at); i++) {
            at = directory(at, depth);
        }
    }

    /** Offers what one directory names; where the next one lies. What is broken in it costs that part, no more. */
    private long directory(long at, int depth) {
        Ifd ifd;
        try {
            ifd = Ifd.read(reads, at, little);
        } catch (IndexOutOfBoundsException broken) {
            return 0;
        }
        if (depth == 0) {
            ifd.number(ORIENTATION).ifPresent(found::orientation);
        }
        pictures(ifd);
        if (depth < DEEPEST) {
            attempt(() -> subDirectories(ifd, depth + 1));
            attempt(() -> exif(ifd));
        }
        return ifd.next();
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (IndexOutOfBoundsException broken) {
            // What was found before stands.
        }
    }

    private void pictures(Ifd ifd) {
        found.offer(ifd.number(JPEG_OFFSET, 0), ifd.number(JPEG_BYTES, 0));
        long compression = ifd.number(COMPRESSION, 0);
        boolean picture = !SENSOR.contains(ifd.number(PHOTOMETRIC, -1));
        if ((compression == 6 || compression == 7) && picture) {
            found.offer(ifd.number(STRIP_OFFSETS, 0), ifd.number(STRIP_BYTES, 0));
        }
        Field whole = ifd.fields().get(JPG_FROM_RAW);
        if (whole != null) {
            found.offer(whole.value(), whole.count());
        }
    }

    private void subDirectories(Ifd ifd, int depth) {
        for (long sub : ifd.offsets(reads, SUB_IFDS, 0, little, MOST_SUB_IFDS)) {
            chain(sub, depth);
        }
    }

    private void exif(Ifd ifd) {
        OptionalLong exif = ifd.number(EXIF);
        if (exif.isPresent() && seen.add(exif.getAsLong())) {
            Field note = Ifd.read(reads, exif.getAsLong(), little).fields().get(MAKER_NOTE);
            if (note != null && note.count() > 16) {
                new MakerNotePreviews(reads, found, little).collect(note.value());
            }
        }
    }
}
