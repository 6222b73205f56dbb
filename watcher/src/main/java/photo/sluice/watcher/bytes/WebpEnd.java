// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;

/** As long as its RIFF header says (WebP container specification), and not zeros at the end: space that is reserved. */
final class WebpEnd implements EndMarker {
    private static final int HEADER = 8;

    @Override
    public boolean begins(Head head) {
        return head.has(0, "RIFF") && head.has(8, "WEBP");
    }

    @Override
    public boolean ends(Head head, Tail tail) throws IOException {
        long said = head.u32le(4);
        long even = said + (said & 1);
        if (tail.size() != said + HEADER && tail.size() != even + HEADER) return false;
        return !tail.reserved();
    }
}
