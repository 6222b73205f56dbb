// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.List;
import java.util.Optional;

/**
 * Finds out how large the photo in a RAW file is, as far as the file says so outside makers' secrets.
 *
 * <p>Nothing else is checked: the preview is guarded as the JPEG that it is, and LibRaw has a process and limits of its
 * own.
 */
final class RawGuard {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int XMP = 700;
    private static final int DEFAULT_CROP = 0xc620;

    /** Panasonic's borders of the picture on the sensor: top, left, bottom, right. */
    private static final int[] BORDERS = {4, 5, 6, 7};

    private record Size(long width, long height) {
        static final Size UNKNOWN = new Size(0, 0);

        long pixels() {
            return width * height;
        }
    }

    private RawGuard() {}

    static Header check(Bytes b, Format format) {
        Optional<Bytes.Part> xmp = Optional.empty();
        Size size = Size.UNKNOWN;
        switch (format) {
            case CR3 -> size = canon(b);
            case RAF -> size = fuji(b);
            case MRW -> size = b.has(8, "\0PRD") ? new Size(b.u16(30, false), b.u16(28, false)) : Size.UNKNOWN;
            case CRW, X3F -> {
                // Their directories are heaps of the makers' own; who decodes them knows.
            }
            default -> {
                List<TiffFields> directories = TiffDirectories.of(b);
                xmp = directories.get(0).part(XMP);
                size = largest(directories);
            }
        }
        // No sensor has a side of 2^16 pixels; what claims one is not believed.
        boolean known = size.width > 0 && size.height > 0 && size.width < 1 << 16 && size.height < 1 << 16;
        int width = known ? (int) size.width : 0;
        return Header.simple(format, width, known ? (int) size.height : 0, 8, false, xmp);
    }

    private static Size largest(List<TiffFields> directories) {
        Size largest = Size.UNKNOWN;
        for (TiffFields directory : directories) {
            try {
                Size size = size(directory);
                largest = size.pixels() > largest.pixels() ? size : largest;
            } catch (IndexOutOfBoundsException beyond) {
                // Cut off there; the other directories may say it.
            }
        }
        return largest;
    }

    private static Size size(TiffFields d) {
        if (d.has(BORDERS[3]) && !d.has(WIDTH)) {
            return new Size(
                    Math.max(0, d.number(BORDERS[3], 0) - d.number(BORDERS[1], 0)),
                    Math.max(0, d.number(BORDERS[2], 0) - d.number(BORDERS[0], 0)));
        }
        if (d.count(DEFAULT_CROP) == 2 && d.integers(DEFAULT_CROP)) {
            return new Size(d.number(DEFAULT_CROP, 0L, 0), d.number(DEFAULT_CROP, 1L, 0));
        }
        return new Size(d.number(WIDTH, 0), d.number(HEIGHT, 0));
    }

    /** The largest of the tracks, one of which is the camera's own JPEG (Canon's CRAW sample entry). */
    private static Size canon(Bytes b) {
        Size largest = Size.UNKNOWN;
        for (Boxes.Box box : Boxes.all(b)) {
            if (box.type().equals("stsd") && b.has(box.data() + 12, "CRAW")) {
                Size size = new Size(b.u16(box.data() + 40, false), b.u16(box.data() + 42, false));
                largest = size.pixels() > largest.pixels() ? size : largest;
            }
        }
        return largest;
    }

    /** The directory of the sensor data: tag 0x111 is the size of the picture, 0x100 of the sensor, height first. */
    private static Size fuji(Bytes b) {
        long at = b.u32(92, false);
        long end = Math.min(b.length(), at + b.u32(96, false));
        long count = at > 0 && at + 4 <= end ? Math.min(b.u32(at, false), 256) : 0;
        Size size = Size.UNKNOWN;
        at += 4;
        for (long i = 0; i < count && at + 8 <= end; i++) {
            int tag = b.u16(at, false);
            if (tag == 0x111 || tag == 0x100 && size.pixels() == 0) {
                size = new Size(b.u16(at + 6, false), b.u16(at + 4, false));
            }
            at += 4 + b.u16(at + 2, false);
        }
        return size;
    }
}
