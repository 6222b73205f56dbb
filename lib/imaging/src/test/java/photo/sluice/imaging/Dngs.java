// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * DNG files (specification 1.4) spelt out: a thumbnail of 16 by 12 in the first directory, the sensor's data uncompressed
 * in 16 bits behind a red-green-green-blue filter, and, if wanted, a JPEG preview. The camera sees linear sRGB.
 */
public final class Dngs {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int HEADER = 8;

    private final ByteBuffer out;
    private final List<byte[]> blobs = new ArrayList<>();
    private int blobAt;

    private Dngs(int size, int blobAt) {
        this.out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        this.blobAt = blobAt;
    }

    /** The DNG of a picture in BGR, of even sides; {@code preview} is a JPEG of any size, empty for none. */
    public static byte[] of(Mat bgr, int orientation, byte[] preview, int previewWidth, int previewHeight) {
        byte[] sensor = mosaic(bgr);
        byte[] thumbnail = new byte[16 * 12 * 3];
        Dngs dng = new Dngs(4096 + sensor.length + thumbnail.length + preview.length, 2048);
        dng.out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER);
        int sub = 700;
        boolean hasPreview = preview.length > 0;
        dng.directory(
                HEADER,
                new int[][] {
                    {254, LONG, 1},
                    {256, LONG, 16},
                    {257, LONG, 12},
                    {258, SHORT, 8, 8, 8},
                    {259, SHORT, 1},
                    {262, SHORT, 2},
                    {273, LONG, dng.blob(thumbnail)},
                    {274, SHORT, orientation},
                    {277, SHORT, 3},
                    {278, LONG, 12},
                    {279, LONG, thumbnail.length},
                    hasPreview ? new int[] {330, LONG, sub, sub + 400} : new int[] {330, LONG, sub},
                    {50706, 1, 1, 4, 0, 0},
                },
                List.of(
                        new Text(271, "Testmaker"),
                        new Text(272, "Drawn 1"),
                        new Text(50708, "Testmaker Drawn 1"),
                        // XYZ (D65) to linear sRGB, IEC 61966-2-1.
                        new Rationals(50721, new int[] {32406, -15372, -4986, -9689, 18758, 415, 557, -2040, 10570}),
                        new Rationals(50728, new int[] {10000, 10000, 10000}),
                        new Number(50778, 21)));
        dng.directory(
                sub,
                new int[][] {
                    {254, LONG, 0},
                    {256, LONG, bgr.cols()},
                    {257, LONG, bgr.rows()},
                    {258, SHORT, 16},
                    {259, SHORT, 1},
                    {262, SHORT, 32803},
                    {273, LONG, dng.blob(sensor)},
                    {277, SHORT, 1},
                    {278, LONG, bgr.rows()},
                    {279, LONG, sensor.length},
                    {33421, SHORT, 2, 2},
                    {33422, 1, 0, 1, 1, 2},
                    {50717, LONG, 65535},
                },
                List.of());
        if (hasPreview) {
            dng.directory(
                    sub + 400,
                    new int[][] {
                        {254, LONG, 1},
                        {256, LONG, previewWidth},
                        {257, LONG, previewHeight},
                        {258, SHORT, 8, 8, 8},
                        {259, SHORT, 7},
                        {262, SHORT, 6},
                        {273, LONG, dng.blob(preview)},
                        {277, SHORT, 3},
                        {278, LONG, previewHeight},
                        {279, LONG, preview.length},
                    },
                    List.of());
        }
        return dng.finished();
    }

    private sealed interface Extra {
        int tag();
    }

    private record Text(int tag, String text) implements Extra {}

    /** In ten-thousandths; signed for the colour matrix. */
    private record Rationals(int tag, int[] values) implements Extra {}

    private record Number(int tag, int value) implements Extra {}

    private void directory(int at, int[][] fields, List<Extra> extras) {
        record Entry(int tag, int type, int count, byte[] value) {}
        List<Entry> entries = new ArrayList<>();
        for (int[] f : fields) {
            ByteBuffer value = ByteBuffer.allocate(4 * f.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 2; i < f.length; i++) {
                if (f[1] == 1) {
                    value.put((byte) f[i]);
                } else if (f[1] == SHORT) {
                    value.putShort((short) f[i]);
                } else {
                    value.putInt(f[i]);
                }
            }
            entries.add(new Entry(f[0], f[1], f.length - 2, java.util.Arrays.copyOf(value.array(), value.position())));
        }
        for (Extra extra : extras) {
            if (extra instanceof Text t) {
                byte[] ascii = (t.text + "\0").getBytes(StandardCharsets.US_ASCII);
                entries.add(new Entry(t.tag, 2, ascii.length, ascii));
            } else if (extra instanceof Rationals r) {
                ByteBuffer value = ByteBuffer.allocate(8 * r.values.length).order(ByteOrder.LITTLE_ENDIAN);
                for (int v : r.values) {
                    value.putInt(v).putInt(10000);
                }
                entries.add(new Entry(r.tag, r.tag == 50721 ? 10 : 5, r.values.length, value.array()));
            } else if (extra instanceof Number n) {
                entries.add(new Entry(n.tag, SHORT, 1, new byte[] {(byte) n.value, 0}));
            }
        }
        entries.sort(java.util.Comparator.comparingInt(Entry::tag));
        out.position(at);
        out.putShort((short) entries.size());
        for (Entry e : entries) {
            out.putShort((short) e.tag).putShort((short) e.type).putInt(e.count);
            out.put(e.value.length <= 4 ? java.util.Arrays.copyOf(e.value, 4) : number(blob(e.value)));
        }
        out.putInt(0);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** Where the bytes will stand. */
    private int blob(byte[] bytes) {
        int at = blobAt;
        blobs.add(bytes);
        blobAt += bytes.length + (bytes.length & 1);
        return at;
    }

    private byte[] finished() {
        int at = 2048;
        for (byte[] bytes : blobs) {
            out.position(at).put(bytes);
            at += bytes.length + (bytes.length & 1);
        }
        return java.util.Arrays.copyOf(out.array(), at);
    }

    private static byte[] mosaic(Mat bgr) {
        ByteBuffer sensor = ByteBuffer.allocate(2 * bgr.cols() * bgr.rows()).order(ByteOrder.LITTLE_ENDIAN);
        try (UByteIndexer at = bgr.createIndexer()) {
            for (int y = 0; y < bgr.rows(); y++) {
                for (int x = 0; x < bgr.cols(); x++) {
                    int channel = 2 - (y & 1) - (x & 1);
                    sensor.putShort((short) (int) (65535 * Math.pow(at.get(y, x, channel) / 255.0, 2.2)));
                }
            }
        }
        return sensor.array();
    }
}
