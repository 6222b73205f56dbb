// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;

/** The end of the last data block, 0, and the trailer, 3B hex (GIF89a specification, 15 and 27). */
final class GifEnd implements EndMarker {
    @Override
    public boolean begins(Head head) {
        return head.has(0, "GIF87a") || head.has(0, "GIF89a");
    }

    @Override
    public boolean ends(Head head, Tail file) throws IOException {
        byte[] last = file.last(2);
        return last.length == 2 && last[0] == 0 && last[1] == 0x3b;
    }
}
