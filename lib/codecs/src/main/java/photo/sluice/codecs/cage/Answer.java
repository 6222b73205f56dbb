// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import photo.sluice.codecs.Undecodable.Reason;

/**
 * The head of an answer.
 *
 * @param reason 0 for success, else one more than the ordinal of a {@link Reason}
 * @param length bytes that follow
 */
record Answer(int reason, int width, int height, int fullWidth, int fullHeight, long length) {
    /** Of a message. */
    static final int MOST_TEXT = 4096;

    static Answer failed(int reason, int textBytes) {
        return new Answer(reason, 0, 0, 0, 0, textBytes);
    }

    /** An answer that cannot be true means that the process is out of its mind. */
    static Answer read(ByteBuffer head, Task task, long maxPixels) throws IOException {
        int magic = head.getInt();
        Answer answer =
                new Answer(head.getInt(), head.getInt(), head.getInt(), head.getInt(), head.getInt(), head.getLong());
        if (magic != Wire.MAGIC || !answer.plausible(task, maxPixels)) {
            throw new IOException("its answer makes no sense");
        }
        return answer;
    }

    void write(ByteBuffer head) {
        head.putInt(Wire.MAGIC).putInt(reason).putInt(width).putInt(height);
        head.putInt(fullWidth).putInt(fullHeight).putLong(length);
    }

    Optional<Reason> failure() {
        return reason == 0 ? Optional.empty() : Optional.of(Reason.values()[reason - 1]);
    }

    private boolean plausible(Task task, long maxPixels) {
        if (reason != 0) {
            return reason > 0 && reason <= Reason.values().length && length >= 0 && length <= MOST_TEXT;
        }
        if (task == Task.RAW_PREVIEW) {
            return length >= 0 && length <= Integer.MAX_VALUE - 8;
        }
        return width > 0
                && height > 0
                && fullWidth >= width
                && fullHeight >= height
                && width <= maxPixels / height
                && length == 3L * width * height;
    }
}
