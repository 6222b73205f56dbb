// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;

/** As long as its header says, at offset 2 (BITMAPFILEHEADER, bfSize), and not zeros at the end. */
final class BmpEnd implements EndMarker {
    @Override
    public boolean begins(Head head) {
        return head.has(0, "BM") && head.u32le(6) == 0;
    }

    @Override
    public boolean ends(Head head, Tail file) throws IOException {
        return head.u32le(2) == file.size() && !file.reserved();
    }
}
