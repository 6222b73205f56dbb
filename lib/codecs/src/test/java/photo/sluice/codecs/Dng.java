// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The smallest RAW there is: a DNG of 16 bits, not compressed, red in its upper half and blue in its lower one. */
public final class Dng {
    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int SIGNED_RATIONAL = 10;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int tag, int type, int count, byte[] value) {}

    private Dng() {}

    /**
     * A DNG.
     *
     * @param orientation as in Exif, 1 to 8
     * @param dataRows rows that are really there, {@code height} for a whole file
     */
    public static byte[] of(int width, int height, int orientation, int dataRows) {
        Dng dng = new Dng();
        dng.add(254, LONG, 0); // NewSubfileType: the photo itself
        dng.add(256, LONG, width);
        dng.add(257, LONG, height);
        dng.add(258, SHORT, 16); // BitsPerSample
        dng.add(259, SHORT, 1); // Compression: none
        dng.add(262, SHORT, 32803); // PhotometricInterpretation: colour filter array
        dng.add(271, "Sluice");
        dng.add(272, "Test");
        dng.add(273, LONG, 0); // StripOffsets: filled in below
        dng.add(274, SHORT, orientation);
        dng.add(277, SHORT, 1); // SamplesPerPixel
        dng.add(278, LONG, height); // RowsPerStrip
        dng.add(279, LONG, width * height * 2); // StripByteCounts
        dng.add(284, SHORT, 1); // PlanarConfiguration
        dng.add(33421, SHORT, 2, 2); // CFARepeatPatternDim
        dng.add(33422, BYTE, 0, 1, 1, 2); // CFAPattern: red, green / green, blue
        dng.add(50706, BYTE, 1, 4, 0, 0); // DNGVersion
        dng.add(50708, "Sluice Test"); // UniqueCameraModel
        dng.add(50717, LONG, 65535); // WhiteLevel
        // ColorMatrix1: of sRGB, that is D65 XYZ to linear sRGB, in 1/10000.
        dng.add(
                50721,
                SIGNED_RATIONAL,
                32405,
                10000,
                -15371,
                10000,
                -4985,
                10000,
                -9693,
                10000,
                18760,
                10000,
                416,
                10000,
                556,
                10000,
                -2040,
                10000,
                10572,
                10000);
        dng.add(50728, RATIONAL, 1, 1, 1, 1, 1, 1); // AsShotNeutral
        dng.add(50778, SHORT, 21); // CalibrationIlluminant1: D65
        return dng.bytes(width, height, dataRows);
    }

    private void add(int tag, String text) {
        byte[] value = (text + "\0").getBytes(US_ASCII);
        entries.add(new Entry(tag, ASCII, value.length, value));
    }

    private void add(int tag, int type, int... values) {
        int size = type == BYTE ? 1 : type == SHORT ? 2 : 4;
        ByteBuffer value = buffer(values.length * size);
        for (int v : values) {
            switch (size) {
                case 1 -> value.put((byte) v);
                case 2 -> value.putShort((short) v);
                default -> value.putInt(v);
            }
        }
        boolean pairs = type == RATIONAL || type == SIGNED_RATIONAL;
        entries.add(new Entry(tag, type, pairs ? values.length / 2 : values.length, value.array()));
    }

    private byte[] bytes(int width, int height, int dataRows) {
        int more = 8 + 2 + 12 * entries.size() + 4; // where values of more than 4 bytes go
        int data = more
                + entries.stream()
                        .mapToInt(e -> e.value().length > 4 ? (e.value().length + 1) / 2 * 2 : 0)
                        .sum();
        ByteBuffer out = buffer(data + dataRows * width * 2);
        out.put("II".getBytes(US_ASCII)).putShort((short) 42).putInt(8).putShort((short) entries.size());
        int at = more;
        for (Entry entry : entries) {
            out.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
            byte[] value = entry.tag() == 273 ? buffer(4).putInt(data).array() : entry.value();
            if (value.length <= 4) {
                out.put(value).position(out.position() + 4 - value.length);
            } else {
                out.putInt(at);
                out.duplicate().position(at).put(value);
                at += (value.length + 1) / 2 * 2;
            }
        }
        out.position(data);
        for (int y = 0; y < dataRows; y++) {
            for (int x = 0; x < width; x++) {
                boolean red = y % 2 == 0 && x % 2 == 0;
                boolean blue = y % 2 == 1 && x % 2 == 1;
                boolean bright = y < height / 2 ? red : blue;
                out.putShort((short) (bright ? 40000 : 2000));
            }
        }
        return out.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
