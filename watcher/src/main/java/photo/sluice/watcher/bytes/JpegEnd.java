// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;

/** SOI at the start, EOI at the end (ITU-T T.81 B.2.1), zero padding after it allowed. */
final class JpegEnd implements EndMarker {
    private static final int GLANCE = 512;
    /** Cameras pad to a cluster; more zeros than its usual size are space that a copy has reserved and not yet filled. */
    private static final int PADDING = 64 * 1024;

    @Override
    public boolean begins(Head head) {
        return head.has(0, "\u00ff\u00d8\u00ff");
    }

    @Override
    public boolean ends(Head head, Tail tail) throws IOException {
        byte[] glance = tail.last(GLANCE);
        return lastUsed(glance) >= 1 || tail.size() <= GLANCE ? endsWithEoi(glance) : endsWithEoi(tail.last(PADDING));
    }

    private static boolean endsWithEoi(byte[] bytes) {
        int last = lastUsed(bytes);
        return last >= 1 && bytes[last] == (byte) 0xd9 && bytes[last - 1] == (byte) 0xff;
    }

    private static int lastUsed(byte[] bytes) {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] == 0) last--;
        return last;
    }
}
