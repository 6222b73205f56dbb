// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;

/**
 * Fujifilm's RAF: the header names offset and length of preview, metadata and sensor data, big-endian, at 84, 92 and 100
 * (libopenraw.freedesktop.org/formats/raf); the last of them ends with the file.
 */
final class RafEnd implements EndMarker {
    private static final int OFFSETS = 84;
    private static final int PARTS = 3;
    private static final long PADDING = 4096;

    @Override
    public boolean begins(Head head) {
        return head.has(0, "FUJIFILMCCD-RAW");
    }

    @Override
    public boolean ends(Head head, Tail file) throws IOException {
        Numbers header = new Numbers(file.at(OFFSETS, PARTS * 8), false);
        long end = 0;
        for (int i = 0; i < PARTS; i++) end = Math.max(end, header.u32(8 * i) + header.u32(8 * i + 4));
        boolean data = header.u32(16) > 0 && header.u32(20) > 0;
        return data && end <= file.size() && end > file.size() - PADDING && !file.reserved();
    }
}
