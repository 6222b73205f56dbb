// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** TIFF files spelt out byte by byte. */
final class Tiffs {
    private Tiffs() {}

    /** 8-bit grey, one strip, black but for a bright block of 8 by 8 pixels in the stored top left corner. */
    static byte[] grey(int width, int height, int orientation) {
        return of(width, height, orientation, 1, 8);
    }

    /** The same with 1 (grey), 3 (RGB) or 4 samples (RGB and opaque alpha) of 8 or 16 bits. */
    static byte[] of(int width, int height, int orientation, int samples, int bits) {
        int size = width * height * samples * bits / 8;
        List<int[]> fields = new ArrayList<>(List.of(
                new int[] {256, 4, width},
                new int[] {257, 4, height},
                new int[] {258, 3, bits},
                new int[] {259, 3, 1},
                new int[] {262, 3, samples == 1 ? 1 : 2},
                new int[] {273, 4, 0},
                new int[] {274, 3, orientation},
                new int[] {277, 3, samples},
                new int[] {278, 4, height},
                new int[] {279, 4, size}));
        if (samples == 4) {
            fields.add(new int[] {338, 3, 2});
        }
        int behind = 8 + 2 + 12 * fields.size() + 4;
        int data = behind + 8;
        ByteBuffer b = ByteBuffer.allocate(data + size).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) fields.size());
        for (int[] field : fields) {
            boolean perSample = field[0] == 258 && samples > 2;
            b.putShort((short) field[0]).putShort((short) field[1]).putInt(perSample ? samples : 1);
            b.putInt(field[0] == 273 ? data : perSample ? behind : field[2]);
        }
        b.putInt(0);
        for (int i = 0; i < 4; i++) {
            b.putShort((short) bits);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int s = 0; s < samples; s++) {
                    int value = s == 3 || x < 8 && y < 8 ? 0xffff : 0;
                    if (bits == 8) {
                        b.put((byte) value);
                    } else {
                        b.putShort((short) value);
                    }
                }
            }
        }
        return b.array();
    }
}
