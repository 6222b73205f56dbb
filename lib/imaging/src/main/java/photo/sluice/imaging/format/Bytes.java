// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/**
 * The bytes of one file, read with bounds checked: every read beyond the end is an
 * {@link IndexOutOfBoundsException}, which the router reports as a truncated file.
 */
public final class Bytes {
    private final ByteBuffer buffer;
    private final String file;

    /** A view of {@code buffer} from 0 to its limit; {@code file} is only for messages. */
    public Bytes(ByteBuffer buffer, String file) {
        this.buffer = buffer.duplicate().clear().limit(buffer.limit());
        this.file = file;
    }

    public int length() {
        return buffer.limit();
    }

    public String file() {
        return file;
    }

    int u8(long at) {
        return buffer.get(index(at, 1)) & 0xff;
    }

    int u16(long at, boolean little) {
        int i = index(at, 2);
        int a = buffer.get(i) & 0xff;
        int b = buffer.get(i + 1) & 0xff;
        return little ? b << 8 | a : a << 8 | b;
    }

    long u32(long at, boolean little) {
        long a = u16(at, little);
        long b = u16(at + 2, little);
        return little ? b << 16 | a : a << 16 | b;
    }

    /** Whether the ASCII text {@code what} stands at {@code at}; false beyond the end. */
    boolean has(long at, String what) {
        if (at < 0 || at + what.length() > length()) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (u8(at + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String ascii(long at, int length) {
        return new String(copy(at, length), StandardCharsets.ISO_8859_1);
    }

    /** A copy of the bytes of {@code part}. */
    public byte[] copy(Part part) {
        return copy(part.offset(), part.length());
    }

    /** A view of everything from 0, with a position of its own. */
    public ByteBuffer view() {
        return buffer.duplicate();
    }

    private byte[] copy(long at, int length) {
        byte[] out = new byte[length];
        buffer.duplicate().position(index(at, length)).get(out);
        return out;
    }

    UnreadablePhoto fault(Reason reason, long at, String detail) {
        return new UnreadablePhoto(reason, file, at, detail);
    }

    private int index(long at, long length) {
        if (at < 0 || at + length > buffer.limit()) {
            throw new IndexOutOfBoundsException("byte " + at + " of " + buffer.limit());
        }
        return (int) at;
    }

    /** A run of bytes in the file. */
    public record Part(long offset, int length) {}
}
