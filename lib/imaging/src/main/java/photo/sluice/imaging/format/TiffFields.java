// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One directory of a TIFF (TIFF 6.0 §2): the numbers of each field, fetched when asked for. */
final class TiffFields {
    /** No camera writes more; a hostile count would only cost time. */
    private static final int MAX_FIELDS = 1024;

    private record Field(int type, long count, long at) {}

    private final Bytes bytes;
    private final boolean little;
    private final Map<Integer, Field> fields = new HashMap<>();
    private final long nextAt;

    TiffFields(Bytes bytes, boolean little, long at) {
        this.bytes = bytes;
        this.little = little;
        int count = Math.min(bytes.u16(at, little), MAX_FIELDS);
        this.nextAt = at + 2 + 12L * count;
        for (int i = 0; i < count; i++) {
            long entry = at + 2 + 12L * i;
            int type = bytes.u16(entry + 2, little);
            long values = bytes.u32(entry + 4, little);
            boolean inline = values * size(type) <= 4;
            fields.putIfAbsent(
                    bytes.u16(entry, little),
                    new Field(type, values, inline ? entry + 8 : bytes.u32(entry + 8, little)));
        }
    }

    /** Where the next directory of the chain stands; 0 if this is the last. */
    long next() {
        return nextAt + 4 <= bytes.length() ? bytes.u32(nextAt, little) : 0;
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    long count(int tag) {
        Field field = fields.get(tag);
        return field == null ? 0 : field.count;
    }

    /** The first number of the field, or {@code otherwise} if it is absent. */
    long number(int tag, long otherwise) {
        return count(tag) == 0 ? otherwise : number(tag, 0L, otherwise);
    }

    /** The number at {@code index} of the field, or {@code otherwise} if it is absent. */
    long number(int tag, long index, long otherwise) {
        Field field = fields.get(tag);
        if (field == null || index >= field.count) {
            return otherwise;
        }
        return switch (size(field.type)) {
            case 1 -> bytes.u8(field.at + index);
            case 2 -> bytes.u16(field.at + 2 * index, little);
            default -> bytes.u32(field.at + 4 * index, little);
        };
    }

    /** The text of the field, up to 64 characters; empty if absent. */
    String text(int tag) {
        Field field = fields.get(tag);
        return field == null || field.type != 2 ? "" : bytes.ascii(field.at, (int) Math.min(field.count, 64));
    }

    /** Whether the numbers of the field are whole ones. */
    boolean integers(int tag) {
        Field field = fields.get(tag);
        return field != null && (field.type == 1 || field.type == 3 || field.type == 4);
    }

    Optional<Bytes.Part> part(int tag) {
        Field field = fields.get(tag);
        if (field == null || size(field.type) != 1 || field.at + field.count > bytes.length()) {
            return Optional.empty();
        }
        return Optional.of(new Bytes.Part(field.at, (int) field.count));
    }

    private static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 5, 10, 12 -> 8;
            default -> 4;
        };
    }
}
