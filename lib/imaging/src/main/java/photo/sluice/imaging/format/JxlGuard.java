// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Reads the size of a JPEG XL from its codestream (ISO 18181-1), which stands bare or in boxes (ISO 18181-2). */
final class JxlGuard {
    /** Width to height, as ISO 18181-1 numbers them from 1. */
    private static final int[][] RATIOS = {{1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}};

    private static final int[] WIDTHS = {9, 13, 18, 30};

    private final Bytes bytes;
    private long bit;

    private JxlGuard(Bytes bytes, long codestream) {
        this.bytes = bytes;
        this.bit = codestream * 8;
    }

    static Header check(Bytes b) throws UnreadablePhoto {
        Optional<Bytes.Part> xmp = Optional.empty();
        long codestream = b.has(0, "\u00ff\n") ? 0 : -1;
        if (codestream != 0) {
            for (Boxes.Box box : Boxes.outermost(b)) {
                if (box.end() > b.length()) {
                    throw b.fault(Reason.TRUNCATED, box.data(), box.type() + " reaches to byte " + box.end());
                }
                if (codestream < 0 && box.type().equals("jxlc")) {
                    codestream = box.data();
                } else if (codestream < 0 && box.type().equals("jxlp")) {
                    codestream = box.data() + 4;
                } else if (box.type().equals("xml ")) {
                    xmp = Optional.of(new Bytes.Part(box.data(), (int) (box.end() - box.data())));
                }
            }
        }
        if (codestream < 0 || !b.has(codestream, "\u00ff\n")) {
            throw b.fault(Reason.CORRUPT, Math.max(0, codestream), "jxl without a codestream");
        }
        return new JxlGuard(b, codestream + 2).size(xmp);
    }

    private Header size(Optional<Bytes.Part> xmp) throws UnreadablePhoto {
        boolean small = bits(1) == 1;
        long height = side(small);
        int ratio = (int) bits(3);
        long width = ratio == 0 ? side(small) : height * RATIOS[ratio - 1][0] / RATIOS[ratio - 1][1];
        if (width > Integer.MAX_VALUE) {
            throw bytes.fault(Reason.TOO_LARGE, -1, width + "x" + height + " pixels");
        }
        return Header.simple(Format.JXL, (int) width, (int) height, 8, false, xmp);
    }

    private long side(boolean small) {
        return small ? 8 * (bits(5) + 1) : bits(WIDTHS[(int) bits(2)]) + 1;
    }

    /** The next bits, the least significant first. */
    private long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value |= (long) (bytes.u8(bit / 8) >> bit % 8 & 1) << i;
        }
        return value;
    }
}
