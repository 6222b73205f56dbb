// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.nio.charset.StandardCharsets;

/** The first bytes of a file, at most {@link #LENGTH}. */
record Head(byte[] bytes) {
    /** Enough for the magic of every format and for a few brands of an ISO base media file. */
    static final int LENGTH = 64;

    /** Whether these characters, one byte each (ISO 8859-1), stand at {@code at}. */
    boolean has(int at, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < at + expected.length) return false;
        for (int i = 0; i < expected.length; i++) if (bytes[at + i] != expected[i]) return false;
        return true;
    }

    /** Unsigned 32 bits, least significant byte first; 0 where there are too few bytes. */
    long u32le(int at) {
        if (bytes.length < at + 4) return 0;
        long value = 0;
        for (int i = 3; i >= 0; i--) value = value << 8 | bytes[at + i] & 0xff;
        return value;
    }
}
