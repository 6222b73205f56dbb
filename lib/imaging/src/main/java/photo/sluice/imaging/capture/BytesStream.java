// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream over bytes that are already in memory; seeks by skipping and copies only what is read. */
final class BytesStream extends InputStream {
    private final ByteBuffer bytes;

    BytesStream(ByteBuffer bytes) {
        this.bytes = bytes.position(0);
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int n = Math.min(length, bytes.remaining());
        bytes.get(to, offset, n);
        return n == 0 ? -1 : n;
    }

    @Override
    public long skip(long n) {
        int step = (int) Math.max(0, Math.min(n, bytes.remaining()));
        bytes.position(bytes.position() + step);
        return step;
    }

    @Override
    public int available() {
        return bytes.remaining();
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public synchronized void mark(int limit) {
        bytes.mark();
    }

    @Override
    public synchronized void reset() {
        bytes.reset();
    }
}
