// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;
import java.util.Arrays;

/** An empty IEND chunk with its checksum as the last twelve bytes (PNG, third edition, 11.2.5). */
final class PngEnd implements EndMarker {
    private static final byte[] IEND = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};

    @Override
    public boolean begins(Head head) {
        return head.has(0, "\u0089PNG\r\n\u001a\n");
    }

    @Override
    public boolean ends(Head head, Tail tail) throws IOException {
        return Arrays.equals(tail.last(IEND.length), IEND);
    }
}
