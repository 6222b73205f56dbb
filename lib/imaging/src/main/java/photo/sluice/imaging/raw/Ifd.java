// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import photo.sluice.imaging.raw.Reads.Block;

/**
 * One directory of a TIFF structure.
 *
 * @param fields by tag; of two with one tag the first
 * @param next where the next directory lies, from the base; 0 if there is none
 */
record Ifd(Map<Integer, Field> fields, long next) {
    /** Fields a directory; the largest real ones (maker notes) have about 150. */
    private static final int MOST_FIELDS = 600;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int IFD = 13;

    /** Type and count as stored; {@code value} is the number itself, or where the value lies, as the type says. */
    record Field(int type, long count, long value) {}

    /** The directory at {@code at} of the file. */
    static Ifd read(Reads reads, long at, boolean little) {
        int count = reads.block(at, 2, little).u16(0);
        if (count == 0 || count > MOST_FIELDS) {
            throw new IndexOutOfBoundsException(count + " fields at " + at);
        }
        Block block = reads.block(at + 2, count * 12, little);
        Map<Integer, Field> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long entry = i * 12L;
            int type = block.u16(entry + 2);
            long values = block.u32(entry + 4);
            long value = type == SHORT && values == 1 ? block.u16(entry + 8) : block.u32(entry + 8);
            fields.putIfAbsent(block.u16(entry), new Field(type, values, value));
        }
        return new Ifd(fields, next(reads, at + 2 + count * 12L, little));
    }

    private static long next(Reads reads, long at, boolean little) {
        return at + 4 <= reads.length() ? reads.block(at, 4, little).u32(0) : 0;
    }

    /** The single number of a field of whole numbers. */
    OptionalLong number(int tag) {
        Field field = fields.get(tag);
        return field != null && field.count == 1 && (field.type == SHORT || field.type == LONG || field.type == IFD)
                ? OptionalLong.of(field.value)
                : OptionalLong.empty();
    }

    long number(int tag, long otherwise) {
        return number(tag).orElse(otherwise);
    }

    /** The places that a field of offsets names, at most {@code most}; counted from {@code base}. */
    List<Long> offsets(Reads reads, int tag, long base, boolean little, int most) {
        Field field = fields.get(tag);
        List<Long> offsets = new ArrayList<>();
        if (field == null || field.count == 0 || field.type != LONG && field.type != IFD) {
            return offsets;
        }
        if (field.count == 1) {
            offsets.add(base + field.value);
            return offsets;
        }
        int count = (int) Math.min(most, field.count);
        Block block = reads.block(base + field.value, count * 4, little);
        for (int i = 0; i < count; i++) {
            offsets.add(base + block.u32(i * 4L));
        }
        return offsets;
    }
}
