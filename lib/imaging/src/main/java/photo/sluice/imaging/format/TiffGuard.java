// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Tells TIFF from the RAW formats that look like it, and checks that all strips or tiles lie in the file. */
final class TiffGuard {
    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int MAKE = 271;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PLANAR = 284;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int SUB_IFDS = 330;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int XMP = 700;
    private static final int DNG_VERSION = 0xc612;

    /** Photometric interpretations of sensor data: colour filter array, linear raw (DNG specification). */
    private static final Set<Long> SENSOR = Set.of(32803L, 34892L);

    /** None, CCITT, LZW, JPEG, deflate (two numbers), PackBits: what libtiff in our OpenCV decodes. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

    private TiffGuard() {}

    static Header check(Bytes b) throws UnreadablePhoto {
        boolean little = b.u8(0) == 'I';
        if (b.u16(2, little) == 43) {
            throw b.fault(Reason.UNSUPPORTED, 2, "BigTIFF is not decoded by this version");
        }
        if (b.has(8, "CR\u0002")) {
            throw Router.unsupported(b, Format.CR2);
        }
        TiffFields first = new TiffFields(b, little, b.u32(4, little));
        Optional<Format> raw = raw(b, little, first);
        if (raw.isPresent()) {
            throw Router.unsupported(b, raw.get());
        }
        long width = first.number(WIDTH, 0);
        long height = first.number(HEIGHT, 0);
        long bits = first.number(BITS, 1);
        long samples = first.number(SAMPLES, 1);
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || samples == 0) {
            throw b.fault(Reason.CORRUPT, -1, "a tiff of " + width + "x" + height + "x" + samples);
        }
        boolean integers = first.number(SAMPLE_FORMAT, 1) <= 2;
        if (!integers || bits > 16 || samples > 8 || !COMPRESSIONS.contains(first.number(COMPRESSION, 1))) {
            throw b.fault(
                    Reason.UNSUPPORTED,
                    -1,
                    "tiff with " + bits + " bits, compression " + first.number(COMPRESSION, 1)
                            + (integers ? "" : ", floating point"));
        }
        checkPieces(b, first, width, height, bits * samples);
        boolean alpha = first.has(EXTRA_SAMPLES) && (samples == 4 || samples == 2);
        return Header.simple(Format.TIFF, (int) width, (int) height, (int) bits, alpha, first.part(XMP));
    }

    private static void checkPieces(Bytes b, TiffFields f, long width, long height, long bitsAPixel)
            throws UnreadablePhoto {
        boolean tiled = f.has(TILE_OFFSETS);
        long rows = Math.min(f.number(ROWS_PER_STRIP, height), height);
        long across = tiled ? ceil(width, f.number(TILE_WIDTH, 0)) : 1;
        long down = ceil(height, tiled ? f.number(TILE_HEIGHT, 0) : rows);
        long planes = f.number(PLANAR, 1) == 2 ? f.number(SAMPLES, 1) : 1;
        long pieces = across * down * planes;
        int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
        int sizes = tiled ? TILE_BYTES : STRIP_BYTES;
        if (across <= 0 || down <= 0 || pieces > 1 << 20) {
            throw b.fault(Reason.CORRUPT, -1, "tiff with impossible strips or tiles");
        }
        if (f.count(offsets) < pieces || f.count(sizes) < pieces) {
            throw b.fault(Reason.CORRUPT, -1, "tiff names " + f.count(offsets) + " of " + pieces + " strips or tiles");
        }
        long total = 0;
        for (long i = 0; i < pieces; i++) {
            long end = f.number(offsets, i, 0) + f.number(sizes, i, 0);
            total += f.number(sizes, i, 0);
            if (end > b.length()) {
                throw b.fault(Reason.TRUNCATED, b.length(), "tiff strip or tile " + i + " ends at " + end);
            }
        }
        if (f.number(COMPRESSION, 1) == 1 && total < width * height * bitsAPixel / 8) {
            throw b.fault(Reason.TRUNCATED, -1, "tiff holds " + total + " bytes for " + width + "x" + height);
        }
    }

    /** Which RAW format this is; empty for a picture that may be decoded as TIFF. */
    private static Optional<Format> raw(Bytes b, boolean little, TiffFields first) {
        if (first.has(DNG_VERSION)) {
            return Optional.of(Format.DNG);
        }
        String make = first.text(MAKE).toUpperCase(Locale.ROOT);
        boolean sensor = SENSOR.contains(first.number(PHOTOMETRIC, -1));
        boolean preview = (first.number(SUBFILE, 0) & 1) != 0;
        for (int i = 0; i < Math.min(first.count(SUB_IFDS), 16); i++) {
            sensor |= holdsSensor(b, little, first.number(SUB_IFDS, i, 0));
        }
        if (!sensor && !(first.has(SUB_IFDS) && !make.isBlank() && (preview || !first.has(WIDTH)))) {
            return Optional.empty();
        }
        if (make.startsWith("NIKON")) {
            return Optional.of(Format.NEF);
        }
        return Optional.of(make.startsWith("SONY") ? Format.ARW : Format.RAW);
    }

    private static boolean holdsSensor(Bytes b, boolean little, long at) {
        try {
            return SENSOR.contains(new TiffFields(b, little, at).number(PHOTOMETRIC, -1));
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static long ceil(long a, long b) {
        return b <= 0 ? 0 : (a + b - 1) / b;
    }
}
