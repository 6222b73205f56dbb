// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import photo.sluice.imaging.format.Bytes;

/** A file as the metadata library reads it, page by page, and no more of it than {@link #MOST}. */
final class BytesReader extends RandomAccessReader {
    /**
     * Bytes that one file may make the library read, again and again included: the largest maker notes and embedded headers
     * have 3 MB, while directories of a hostile file may name the same 100 MB a thousand times.
     */
    static final long MOST = 32 << 20;

    private final Bytes bytes;
    private long read;

    BytesReader(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int toUnshiftedOffset(int offset) {
        return offset;
    }

    @Override
    public byte getByte(int at) throws IOException {
        validateIndex(at, 1);
        spend(1);
        return (byte) bytes.u8(at);
    }

    @Override
    public byte[] getBytes(int at, int count) throws IOException {
        validateIndex(at, count);
        spend(count);
        return bytes.copy(at, count);
    }

    @Override
    protected void validateIndex(int at, int count) throws IOException {
        if (!isValidIndex(at, count)) {
            throw new BufferBoundsException(at, count, bytes.length());
        }
    }

    @Override
    protected boolean isValidIndex(int at, int count) {
        return at >= 0 && count >= 0 && (long) at + count <= bytes.length();
    }

    @Override
    public long getLength() {
        return bytes.length();
    }

    private void spend(int count) throws IOException {
        read += count;
        if (read > MOST) {
            throw new IOException("metadata of more than " + MOST + " bytes");
        }
    }
}
