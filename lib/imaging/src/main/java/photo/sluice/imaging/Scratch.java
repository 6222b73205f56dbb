// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;

/** The native memory that one read needs while it runs; kept from read to read because fresh pages are dear. */
final class Scratch implements AutoCloseable {
    /** What is kept of one buffer between reads; a 36 megapixel frame fits, a rare larger one is given back. */
    private static final long KEPT = 108L << 20;

    enum Use {
        FILE,
        PREVIEW,
        FRAME,
        PLANES,
        HALVES,
        QUARTERS,
        TILES
    }

    private final Map<Use, BytePointer> buffers = new EnumMap<>(Use.class);

    /** Memory of at least {@code bytes} for {@code use}; what it held before is lost if it had to grow. */
    BytePointer of(Use use, long bytes) {
        BytePointer buffer = buffers.get(use);
        if (buffer == null || buffer.capacity() < bytes) {
            release(use);
            buffer = new BytePointer(Math.max(bytes, 1));
            buffers.put(use, buffer);
        }
        return buffer;
    }

    /** Gives back what is larger than is worth keeping. */
    void trim() {
        for (Use use : Use.values()) {
            BytePointer buffer = buffers.get(use);
            if (buffer != null && buffer.capacity() > KEPT) {
                release(use);
            }
        }
    }

    private void release(Use use) {
        BytePointer buffer = buffers.remove(use);
        if (buffer != null) {
            buffer.deallocate();
        }
    }

    @Override
    public void close() {
        for (Use use : Use.values()) {
            release(use);
        }
    }
}
