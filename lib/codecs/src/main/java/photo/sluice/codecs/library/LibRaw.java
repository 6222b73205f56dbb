// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Platform;
import org.jspecify.annotations.Nullable;

/**
 * LibRaw's C++, by way of {@code raw.h}. Crashes and hangs on hostile files: for the cage only.
 *
 * <p>Here and in its siblings: {@code facts} are {@link Facts}, {@code message} is {@link Facts#MESSAGE_BYTES} long, and
 * what is returned goes to {@code free}.
 */
@Platform(include = "raw.h", link = "raw_r", compiler = "cpp11")
public final class LibRaw {
    private LibRaw() {}

    /** Half-size pixels, blue, green, red; null with the reason in facts and message. */
    @Name("raw_decode")
    public static native @Cast("unsigned char*") @Nullable BytePointer decode(
            @Cast("const unsigned char*") BytePointer file,
            @Cast("int64_t") long length,
            @Cast("int64_t") long maxPixels,
            @Cast("int64_t") long maxBytes,
            @Cast("int64_t*") LongPointer facts,
            @Cast("char*") BytePointer message);

    /** The largest embedded JPEG; null with reason 0 if there is none. */
    @Name("raw_preview")
    public static native @Cast("unsigned char*") @Nullable BytePointer preview(
            @Cast("const unsigned char*") BytePointer file,
            @Cast("int64_t") long length,
            @Cast("int64_t") long maxBytes,
            @Cast("int64_t*") LongPointer facts,
            @Cast("char*") BytePointer message);

    @Name("raw_free")
    public static native void free(@Cast("unsigned char*") BytePointer buffer);

    @Name("raw_version")
    public static native @Cast("const char*") BytePointer version();
}
