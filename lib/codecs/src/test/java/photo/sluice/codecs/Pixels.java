// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.BytePointer;

/** Memory of a test's own, and a look at what is in it. */
public final class Pixels implements Memory, AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private BytePointer memory = new BytePointer(1);

    @Override
    public BytePointer of(long bytes) {
        asked.incrementAndGet();
        if (memory.capacity() < bytes) {
            memory.close();
            memory = new BytePointer(bytes);
        }
        return memory;
    }

    /** How often a decoder wanted memory. */
    public int asked() {
        return asked.get();
    }

    /** Blue, green and red, 0 to 255. */
    public static int[] at(Frame frame, int x, int y) {
        long at = 3L * ((long) y * frame.width() + x);
        int[] pixel = new int[3];
        for (int c = 0; c < 3; c++) {
            pixel[c] = frame.pixels().get(at + c) & 255;
        }
        return pixel;
    }

    public static long checksum(Frame frame) {
        byte[] bytes = new byte[3 * frame.width() * frame.height()];
        frame.pixels().position(0).get(bytes);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    @Override
    public void close() {
        memory.close();
    }
}
