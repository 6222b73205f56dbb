// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Writes an Exif block, big-endian: the main directory, the Exif directory, then the values that need room. */
final class ExifBlock {
    static final int MAIN = 0;
    static final int SUB = 1;

    private record Field(int type, int count, byte[] value) {}

    private final List<TreeMap<Integer, Field>> directories = List.of(new TreeMap<>(), new TreeMap<>());

    ExifBlock ascii(int directory, int tag, String text) {
        byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        directories.get(directory).put(tag, new Field(2, value.length, value));
        return this;
    }

    /** {@code type} 3 is SHORT, 4 is LONG. */
    ExifBlock number(int directory, int tag, int type, int number) {
        ByteBuffer value = ByteBuffer.allocate(4);
        if (type == 3) {
            value.putShort((short) number);
        } else {
            value.putInt(number);
        }
        directories.get(directory).put(tag, new Field(type, 1, value.array()));
        return this;
    }

    ExifBlock rational(int directory, int tag, int numerator, int denominator) {
        byte[] value =
                ByteBuffer.allocate(8).putInt(numerator).putInt(denominator).array();
        directories.get(directory).put(tag, new Field(5, 1, value));
        return this;
    }

    byte[] bytes() {
        int mainSize = 2 + 12 * (directories.get(MAIN).size() + 1) + 4;
        int sub = 8 + mainSize;
        number(MAIN, 0x8769, 4, sub);
        ByteBuffer b = ByteBuffer.allocate(4096);
        b.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        int room = sub + 2 + 12 * directories.get(SUB).size() + 4;
        for (TreeMap<Integer, Field> directory : directories) {
            b.putShort((short) directory.size());
            for (var entry : directory.entrySet()) {
                Field field = entry.getValue();
                b.putShort(entry.getKey().shortValue())
                        .putShort((short) field.type)
                        .putInt(field.count);
                if (field.value.length <= 4) {
                    b.put(java.util.Arrays.copyOf(field.value, 4));
                } else {
                    b.putInt(room);
                    b.duplicate().position(room).put(field.value);
                    room += field.value.length + (field.value.length & 1);
                }
            }
            b.putInt(0);
        }
        return java.util.Arrays.copyOf(b.array(), room);
    }
}
