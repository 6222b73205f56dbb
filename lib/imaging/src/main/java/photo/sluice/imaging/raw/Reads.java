// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import photo.sluice.imaging.format.Bytes;

/**
 * Reads blocks of a file, so many and no more: a file that leads in circles is left after {@value #MOST} blocks. A block
 * beyond the end, or beyond the budget, is an {@link IndexOutOfBoundsException}.
 */
final class Reads {
    /** Blocks a file; the richest real file met (NEF with three previews and a maker note) takes about 60. */
    static final int MOST = 500;

    /** Bytes a block. */
    static final int LARGEST = 16 << 10;

    private final Bytes bytes;
    private int done;

    Reads(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Size of the file in bytes. */
    long length() {
        return bytes.length();
    }

    /** The {@code length} bytes at {@code at}. */
    Block block(long at, int length, boolean little) {
        if (length > LARGEST || done >= MOST) {
            throw new IndexOutOfBoundsException("block " + done + " of " + length + " bytes at " + at);
        }
        done++;
        return new Block(new Bytes(java.nio.ByteBuffer.wrap(bytes.copy(at, length)), bytes.file()), little);
    }

    /** Some bytes of the file, numbered from 0, in one byte order. */
    record Block(Bytes bytes, boolean little) {
        int u8(long at) {
            return bytes.u8(at);
        }

        int u16(long at) {
            return bytes.u16(at, little);
        }

        long u32(long at) {
            return bytes.u32(at, little);
        }

        /** A number of 8 bytes, big-endian as in boxes; beyond 2^62 it is somewhere beyond the end all the same. */
        long u64(long at) {
            return (bytes.u32(at, false) << 32 | bytes.u32(at + 4, false)) & (1L << 62) - 1;
        }

        boolean has(long at, String text) {
            return bytes.has(at, text);
        }

        String ascii(long at, int length) {
            return bytes.ascii(at, length);
        }

        int length() {
            return bytes.length();
        }
    }
}
