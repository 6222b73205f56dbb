// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of a file as a stream. */
final class BytesInput extends InputStream {
    private final Bytes bytes;
    private long at;

    BytesInput(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at < bytes.length() ? bytes.u8(at++) : -1;
    }

    @Override
    public int read(byte[] into, int from, int wanted) {
        int got = Math.min(wanted, available());
        if (got <= 0) {
            return wanted == 0 ? 0 : -1;
        }
        bytes.fetch(at, ByteBuffer.wrap(into, from, got));
        at += got;
        return got;
    }

    @Override
    public long skip(long wanted) {
        long skipped = Math.max(0, Math.min(wanted, available()));
        at += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) (bytes.length() - at);
    }
}
