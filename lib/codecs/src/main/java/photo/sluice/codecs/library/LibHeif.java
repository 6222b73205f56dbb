// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Platform;
import org.jspecify.annotations.Nullable;

/** libheif, by way of {@code heif.h}. See {@link LibRaw} for the arguments. */
@Platform(include = "heif.h", link = "heif", compiler = "cpp11")
public final class LibHeif {
    private LibHeif() {}

    /** Full-size upright pixels, blue, green, red; null with the reason in facts and message. */
    @Name("heif_decode")
    public static native @Cast("unsigned char*") @Nullable BytePointer decode(
            @Cast("const unsigned char*") BytePointer file,
            @Cast("int64_t") long length,
            @Cast("int64_t") long maxPixels,
            @Cast("int64_t*") LongPointer facts,
            @Cast("char*") BytePointer message);

    @Name("heif_free")
    public static native void free(@Cast("unsigned char*") BytePointer buffer);

    @Name("heif_version")
    public static native @Cast("const char*") BytePointer version();

    /** Adds a decoder that libheif has in a file of its own; false if it cannot be loaded. */
    @Name("heif_add")
    public static native @Cast("bool") boolean add(@Cast("const char*") String file);
}
