// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Set;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Checks that a TIFF is one that our decoder knows, and that all its strips or tiles lie in the file. */
final class TiffGuard {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PLANAR = 284;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int XMP = 700;

    /** None, CCITT, LZW, JPEG, deflate (two numbers), PackBits: what libtiff in our OpenCV decodes. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

    private TiffGuard() {}

    static Header check(Bytes b) throws UnreadablePhoto {
        boolean little = b.u8(0) == 'I';
        if (b.u16(2, little) == 43) {
            throw b.fault(Reason.UNSUPPORTED, 2, "BigTIFF is not decoded by this version");
        }
        TiffFields first = new TiffFields(b, little, b.u32(4, little));
        long width = first.number(WIDTH, 0);
        long height = first.number(HEIGHT, 0);
        long bits = first.number(BITS, 1);
        long samples = first.number(SAMPLES, 1);
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || samples == 0) {
            throw b.fault(Reason.CORRUPT, -1, "a tiff of " + width + "x" + height + "x" + samples);
        }
        boolean integers = first.number(SAMPLE_FORMAT, 1) <= 2;
        boolean wideJpeg = bits > 8 && first.number(COMPRESSION, 1) == 7;
        if (!integers || wideJpeg || bits > 16 || samples > 8 || !COMPRESSIONS.contains(first.number(COMPRESSION, 1))) {
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

    private static long ceil(long a, long b) {
        return b <= 0 ? 0 : (a + b - 1) / b;
    }
}
