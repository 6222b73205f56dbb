// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A RAW file around a JPEG: a DNG of two directories, the preview and a sensor's worth of zeros. */
final class WrappedRaw {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int SENSOR_AT = 200;
    private static final int PREVIEW_AT = 512;

    private WrappedRaw() {}

    /** The file; {@code sensorBytes} lie behind the preview and are never looked at. */
    static byte[] around(byte[] jpeg, int width, int height, int sensorBytes) {
        int sensor = PREVIEW_AT + jpeg.length + (jpeg.length & 1);
        ByteBuffer out = ByteBuffer.allocate(sensor + sensorBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        directory(out, new int[][] {
            {254, LONG, 1},
            {256, LONG, width},
            {257, LONG, height},
            {258, SHORT, 8},
            {259, SHORT, 7},
            {262, SHORT, 6},
            {273, LONG, PREVIEW_AT},
            {277, SHORT, 3},
            {278, LONG, height},
            {279, LONG, jpeg.length},
            {330, LONG, SENSOR_AT},
            {50706, LONG, 0x401},
        });
        out.position(SENSOR_AT);
        directory(out, new int[][] {
            {254, LONG, 0},
            {256, LONG, width},
            {257, LONG, height},
            {258, SHORT, 16},
            {259, SHORT, 1},
            {262, SHORT, 32803},
            {273, LONG, sensor},
            {277, SHORT, 1},
            {278, LONG, height},
            {279, LONG, sensorBytes},
        });
        out.position(PREVIEW_AT);
        out.put(jpeg);
        return out.array();
    }

    private static void directory(ByteBuffer out, int[][] fields) {
        out.putShort((short) fields.length);
        for (int[] field : fields) {
            out.putShort((short) field[0]).putShort((short) field[1]).putInt(1).putInt(field[2]);
        }
        out.putInt(0);
    }
}
