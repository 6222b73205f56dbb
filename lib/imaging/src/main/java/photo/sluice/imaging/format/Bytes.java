// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/**
 * The bytes of one file, read anywhere with bounds checked: every read beyond the end is an
 * {@link IndexOutOfBoundsException}, which the router reports as a truncated file.
 *
 * <p>Either all of them are in memory, or they are fetched page by page as they are asked for, so that a RAW file of 50
 * MB gives its preview for the price of the preview. For one thread.
 */
public final class Bytes {
    private static final int PAGE = 64 << 10;

    /** Where bytes that are not in memory come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * Fills {@code into} from its position to its limit with what stands at {@code at}.
         *
         * @throws java.io.UncheckedIOException if that fails, or the file has become shorter
         */
        void read(long at, ByteBuffer into);
    }

    private final String file;
    private final int length;
    private final @Nullable Source source;
    private ByteBuffer page;
    private long start;

    /** All of {@code buffer} from 0 to its limit; {@code file} is only for messages. */
    public Bytes(ByteBuffer buffer, String file) {
        this.page = buffer.duplicate().clear().limit(buffer.limit());
        this.file = file;
        this.length = buffer.limit();
        this.source = null;
    }

    /** The {@code length} bytes that {@code source} has, fetched as they are asked for. */
    public Bytes(Source source, int length, String file) {
        this.page = ByteBuffer.allocate(0);
        this.file = file;
        this.length = length;
        this.source = source;
    }

    public int length() {
        return length;
    }

    public String file() {
        return file;
    }

    /** The byte at {@code at}, 0..255. */
    public int u8(long at) {
        int i = index(at, 1); // may replace the page: look it up first
        return page.get(i) & 0xff;
    }

    /** The unsigned two bytes at {@code at}. */
    public int u16(long at, boolean little) {
        int i = index(at, 2);
        int a = page.get(i) & 0xff;
        int b = page.get(i + 1) & 0xff;
        return little ? b << 8 | a : a << 8 | b;
    }

    /** The unsigned four bytes at {@code at}. */
    public long u32(long at, boolean little) {
        long a = u16(at, little);
        long b = u16(at + 2, little);
        return little ? b << 16 | a : a << 16 | b;
    }

    /** Whether the text {@code what}, of characters up to 255, stands at {@code at}; false beyond the end. */
    public boolean has(long at, String what) {
        if (at < 0 || at + what.length() > length) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (u8(at + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text of {@code length} bytes at {@code at}, a character each. */
    public String ascii(long at, int length) {
        return new String(copy(at, length), StandardCharsets.ISO_8859_1);
    }

    /** A copy of the bytes of {@code part}. */
    public byte[] copy(Part part) {
        return copy(part.offset(), part.length());
    }

    /** A copy of {@code length} bytes from {@code at}. */
    public byte[] copy(long at, int length) {
        inside(at, length);
        byte[] out = new byte[length];
        fetch(at, ByteBuffer.wrap(out));
        return out;
    }

    /** Fills {@code into} from its position to its limit with what stands at {@code at}. */
    public void fetch(long at, ByteBuffer into) {
        int wanted = into.remaining();
        inside(at, wanted);
        if (source != null && wanted > PAGE / 4) {
            source.read(at, into);
        } else {
            int from = index(at, wanted);
            into.put(page.duplicate().limit(from + wanted).position(from));
        }
    }

    /** A view of everything from 0, with a position of its own; of a file that is in memory as a whole. */
    public ByteBuffer view() {
        if (source != null) {
            throw new IllegalStateException(file + " is not in memory as a whole");
        }
        return page.duplicate();
    }

    /** All bytes from the first one on; what is skipped is not fetched. */
    public InputStream stream() {
        return new BytesInput(this);
    }

    UnreadablePhoto fault(Reason reason, long at, String detail) {
        return new UnreadablePhoto(reason, file, at, detail);
    }

    /** Where in {@code page} the bytes stand, which is fetched if it has to be. */
    private int index(long at, int wanted) {
        long in = at - start;
        if (in >= 0 && in + wanted <= page.limit()) {
            return (int) in;
        }
        inside(at, wanted);
        if (source == null) {
            throw new IndexOutOfBoundsException("byte " + at + " of " + length);
        }
        // A page around the place: directories are read forwards, and lie behind what points to them.
        long from = Math.max(0, Math.min(at - PAGE / 8, (long) length - PAGE));
        ByteBuffer fetched = ByteBuffer.allocate((int) Math.min(PAGE, length - from));
        source.read(from, fetched);
        page = fetched.flip();
        start = from;
        return (int) (at - start);
    }

    private void inside(long at, long wanted) {
        if (at < 0 || wanted < 0 || at + wanted > length) {
            throw new IndexOutOfBoundsException("byte " + at + " of " + length);
        }
    }

    /** A run of bytes in the file. */
    public record Part(long offset, int length) {}
}
