// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.bytedeco.javacpp.BytePointer;

/**
 * Bytes on the socket between the cage and one of its processes: whole buffers, and native memory of any length.
 *
 * <pre>
 *   greeting  u32 MAGIC, u32 1 if all limits are in force
 *   request   u32 MAGIC, u32 {@link Task} ordinal, u64 length, then the file
 *   answer    u32 MAGIC, u32 reason (0 fine, else ordinal + 1), u32 width, height, fullWidth, fullHeight, u64 length,
 *             then pixels, or the JPEG, or the message in UTF-8
 * </pre>
 */
final class Wire {
    static final int MAGIC = 0x534c4331; // "SLC1"
    static final int GREETING_BYTES = 8;
    static final int REQUEST_BYTES = 16;
    static final int ANSWER_BYTES = 32;

    /** Large enough that a system call costs nothing beside its copy. */
    private static final long CHUNK = 1 << 20;

    private Wire() {}

    static void write(ByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Fills what remains of the buffer. */
    static void read(ByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the other side is gone");
            }
        }
    }

    static void write(ByteChannel channel, BytePointer memory, long length) throws IOException {
        for (long at = 0; at < length; at += CHUNK) {
            write(channel, window(memory, at, length));
        }
    }

    static void read(ByteChannel channel, BytePointer memory, long length) throws IOException {
        for (long at = 0; at < length; at += CHUNK) {
            read(channel, window(memory, at, length));
        }
    }

    private static ByteBuffer window(BytePointer memory, long at, long length) {
        BytePointer window = new BytePointer(memory);
        window.position(at).limit(at + Math.min(CHUNK, length - at));
        return window.asByteBuffer();
    }
}
