// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;

/**
 * An upright picture: 8-bit samples, blue, green, red, row by row. The pixels are borrowed: they must live and stay as
 * they are until the answer is there.
 *
 * @param pixels native memory, its first pixel at offset 0
 * @param rowBytes from one row to the next, at least three times the width
 */
public record Bgr(BytePointer pixels, int width, int height, long rowBytes) {
    public Bgr {
        if (width < 1 || height < 1) throw new IllegalArgumentException("empty picture: " + width + "x" + height);
        if (rowBytes < 3L * width) throw new IllegalArgumentException("rows of " + rowBytes + " bytes, width " + width);
        long needed = rowBytes * (height - 1) + 3L * width;
        // A pointer without a limit is one whose size JavaCPP was not told.
        if (pixels.isNull() || pixels.limit() > 0 && pixels.limit() - pixels.position() < needed) {
            throw new IllegalArgumentException("needs " + needed + " bytes, has " + pixels.limit());
        }
    }

    /** Rows without gaps in a direct buffer, from its beginning. */
    public static Bgr of(ByteBuffer pixels, int width, int height) {
        if (!pixels.isDirect()) throw new IllegalArgumentException("the buffer must be direct");
        long needed = 3L * width * height;
        if (pixels.capacity() < needed) {
            throw new IllegalArgumentException("needs " + needed + " bytes, has " + pixels.capacity());
        }
        return new Bgr(new BytePointer(pixels.duplicate().clear()), width, height, 3L * width);
    }
}
