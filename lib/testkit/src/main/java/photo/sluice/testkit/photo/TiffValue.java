// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of a TIFF field (TIFF 6.0 section 2): type, count and little-endian bytes. */
final class TiffValue {
    private static final int EXIF_IFD = 0x8769;
    private static final int GPS_IFD = 0x8825;

    /** 1 byte, 2 ASCII, 3 SHORT, 4 LONG, 5 RATIONAL, 7 UNDEFINED, 10 SRATIONAL. */
    private final int type;

    private final int count;
    private final byte[] data;

    private TiffValue(int type, int count, byte[] data) {
        this.type = type;
        this.count = count;
        this.data = data;
    }

    static TiffValue ascii(String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return new TiffValue(2, bytes.length, bytes);
    }

    static TiffValue bytes(int... values) {
        byte[] data = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            data[i] = (byte) values[i];
        }
        return new TiffValue(1, values.length, data);
    }

    static TiffValue undefined(byte[] data) {
        return new TiffValue(7, data.length, data);
    }

    static TiffValue shorts(int value) {
        if (value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException("a SHORT is 0 to 65535, not " + value);
        }
        return new TiffValue(3, 1, new byte[] {(byte) value, (byte) (value >> 8)});
    }

    static TiffValue longs(int value) {
        byte[] data = new byte[4];
        in(data).putInt(value);
        return new TiffValue(4, 1, data);
    }

    static TiffValue rational(int numerator, int denominator) {
        byte[] data = new byte[8];
        in(data).putInt(numerator).putInt(denominator);
        return new TiffValue(5, 1, data);
    }

    static TiffValue signedRational(int numerator, int denominator) {
        byte[] data = new byte[8];
        in(data).putInt(numerator).putInt(denominator);
        return new TiffValue(10, 1, data);
    }

    /** Degrees, minutes and ten thousandths of seconds. */
    static TiffValue degrees(double degrees) {
        long parts = Math.round(degrees * 3600 * 10_000);
        byte[] data = new byte[24];
        in(data).putInt((int) (parts / 36_000_000L))
                .putInt(1)
                .putInt((int) (parts / 600_000 % 60))
                .putInt(1)
                .putInt((int) (parts % 600_000))
                .putInt(10_000);
        return new TiffValue(5, 3, data);
    }

    /** A whole TIFF file of three directories; the last two are left out where they are empty. */
    static byte[] write(
            SortedMap<Integer, TiffValue> image,
            SortedMap<Integer, TiffValue> camera,
            SortedMap<Integer, TiffValue> place) {
        TreeMap<Integer, TiffValue> root = new TreeMap<>(image);
        root.put(EXIF_IFD, longs(0));
        if (!place.isEmpty()) {
            root.put(GPS_IFD, longs(0));
        }
        int cameraAt = 8 + size(root);
        int placeAt = cameraAt + size(camera);
        root.put(EXIF_IFD, longs(cameraAt));
        if (!place.isEmpty()) {
            root.put(GPS_IFD, longs(placeAt));
        }
        byte[] file = new byte[place.isEmpty() ? placeAt : placeAt + size(place)];
        ByteBuffer out = in(file);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        directory(out, root);
        directory(out, camera);
        if (!place.isEmpty()) {
            directory(out, place);
        }
        return file;
    }

    private static int size(SortedMap<Integer, TiffValue> fields) {
        return 6
                + 12 * fields.size()
                + fields.values().stream().mapToInt(TiffValue::outside).sum();
    }

    /** Bytes that do not fit into the field itself, rounded up to words. */
    private int outside() {
        return data.length <= 4 ? 0 : (data.length + 1) & ~1;
    }

    private static void directory(ByteBuffer out, SortedMap<Integer, TiffValue> fields) {
        int heap = out.position() + 6 + 12 * fields.size();
        out.putShort((short) fields.size());
        for (var field : fields.entrySet()) {
            TiffValue value = field.getValue();
            out.putShort(field.getKey().shortValue())
                    .putShort((short) value.type)
                    .putInt(value.count);
            if (value.outside() == 0) {
                byte[] inline = new byte[4];
                System.arraycopy(value.data, 0, inline, 0, value.data.length);
                out.put(inline);
            } else {
                out.putInt(heap);
                out.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(heap).put(value.data);
                heap += value.outside();
            }
        }
        out.putInt(0).position(heap);
    }

    private static ByteBuffer in(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }
}
