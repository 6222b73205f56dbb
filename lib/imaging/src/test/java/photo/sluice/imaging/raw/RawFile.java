// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import photo.sluice.imaging.format.Bytes;

/** A file that is written piece by piece, each where the test says. */
final class RawFile {
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int UNDEFINED = 7;
    static final int IFD = 13;

    private final ByteBuffer bytes;

    RawFile(int size, ByteOrder order) {
        this.bytes = ByteBuffer.allocate(size).order(order);
    }

    static RawFile little(int size) {
        return new RawFile(size, ByteOrder.LITTLE_ENDIAN);
    }

    static RawFile big(int size) {
        return new RawFile(size, ByteOrder.BIG_ENDIAN);
    }

    /** A TIFF header, whose first directory lies at {@code first}. */
    RawFile header(String orderAndMagic, int first) {
        return text(0, orderAndMagic).u32(4, first);
    }

    /** A directory of fields {tag, type, count, value}; then where the next one lies. */
    RawFile ifd(int at, int next, long[]... fields) {
        bytes.putShort(at, (short) fields.length);
        for (int i = 0; i < fields.length; i++) {
            int entry = at + 2 + 12 * i;
            bytes.putShort(entry, (short) fields[i][0]).putShort(entry + 2, (short) fields[i][1]);
            bytes.putInt(entry + 4, (int) fields[i][2]);
            if (fields[i][1] == SHORT && fields[i][2] == 1) {
                bytes.putShort(entry + 8, (short) fields[i][3]);
            } else {
                bytes.putInt(entry + 8, (int) fields[i][3]);
            }
        }
        return u32(at + 2 + 12 * fields.length, next);
    }

    static long[] field(int tag, int type, long count, long value) {
        return new long[] {tag, type, count, value};
    }

    static long[] number(int tag, long value) {
        return new long[] {tag, LONG, 1, value};
    }

    /** A JPEG of the given frame type (0xc0 baseline, 0xc2 progressive, 0xc3 lossless) that is 100 bytes long. */
    RawFile jpeg(int at, int frame, int width, int height) {
        byte[] start = {
            (byte) 0xff,
            (byte) 0xd8, // SOI
            (byte) 0xff,
            (byte) 0xdb,
            0,
            4,
            0,
            0, // DQT, cut short: the finder walks over it
            (byte) 0xff,
            (byte) frame,
            0,
            17,
            8, // SOF: length, bits of a sample
            (byte) (height >> 8),
            (byte) height,
            (byte) (width >> 8),
            (byte) width,
            3 // components
        };
        bytes.duplicate().position(at).put(start);
        bytes.putShort(at + 98, (short) (bytes.order() == ByteOrder.BIG_ENDIAN ? 0xffd9 : 0xd9ff)); // EOI
        return this;
    }

    RawFile text(int at, String text) {
        bytes.duplicate().position(at).put(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    RawFile u32(int at, long value) {
        bytes.putInt(at, (int) value);
        return this;
    }

    RawFile u16(int at, int value) {
        bytes.putShort(at, (short) value);
        return this;
    }

    RawFile u64(int at, long value) {
        bytes.putLong(at, value);
        return this;
    }

    byte[] array() {
        return bytes.array();
    }

    Bytes bytes() {
        return new Bytes(ByteBuffer.wrap(bytes.array()), "test");
    }
}
