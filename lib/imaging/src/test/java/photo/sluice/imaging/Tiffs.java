// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** TIFF files spelt out byte by byte. */
final class Tiffs {
    private Tiffs() {}

    /** 8-bit grey, one strip, black but for a bright block of 8 by 8 pixels in the stored top left corner. */
    static byte[] grey(int width, int height, int orientation) {
        int[][] fields = {
            {256, 4, width},
            {257, 4, height},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 0},
            {274, 3, orientation},
            {277, 3, 1},
            {278, 4, height},
            {279, 4, width * height},
        };
        int data = 8 + 2 + 12 * fields.length + 4;
        ByteBuffer b = ByteBuffer.allocate(data + width * height).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) fields.length);
        for (int[] field : fields) {
            b.putShort((short) field[0]).putShort((short) field[1]).putInt(1);
            b.putInt(field[0] == 273 ? data : field[2]);
        }
        b.putInt(0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                b.put((byte) (x < 8 && y < 8 ? 255 : 0));
            }
        }
        return b.array();
    }
}
