// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;

/** The numbers and the message that a native decoder fills in: the order of {@code verdict.h}. Not for two threads. */
public final class Facts implements AutoCloseable {
    /** Of {@code verdict.h}. */
    public static final int MESSAGE_BYTES = 256;

    private static final int COUNT = 16;

    private final LongPointer numbers = new LongPointer(COUNT);
    private final BytePointer message = new BytePointer(MESSAGE_BYTES);

    /** All zero, to be handed to a decoder. */
    public LongPointer numbers() {
        return numbers;
    }

    public BytePointer message() {
        return message;
    }

    public void clear() {
        for (int i = 0; i < COUNT; i++) {
            numbers.put(i, 0);
        }
        message.put(0, (byte) 0);
    }

    /** 0 for success, else one more than the ordinal of an {@code Undecodable.Reason}. */
    public int reason() {
        return (int) number(0);
    }

    public int width() {
        return (int) number(1);
    }

    public int height() {
        return (int) number(2);
    }

    public int fullWidth() {
        return (int) number(3);
    }

    public int fullHeight() {
        return (int) number(4);
    }

    /** Bytes in the buffer that came back. */
    public long size() {
        return number(5);
    }

    /** True if decoding failed for want of memory rather than for the photo's size. */
    public boolean outOfMemory() {
        return reason() != 0 && size() < 0;
    }

    public long number(int index) {
        return numbers.get(index);
    }

    public String text() {
        byte[] bytes = new byte[MESSAGE_BYTES];
        message.get(bytes);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, UTF_8);
    }

    @Override
    public void close() {
        numbers.close();
        message.close();
    }
}
