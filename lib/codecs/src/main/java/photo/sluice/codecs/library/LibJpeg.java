// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Platform;
import org.jspecify.annotations.Nullable;

/** libjpeg-turbo's raw data, by way of {@code planes.h}. */
@Platform(include = "planes.h", link = "jpeg", compiler = "cpp11")
public final class LibJpeg {
    private LibJpeg() {}

    /** A file whose header has been read. Must go to {@link #read} or {@link #close}, once. */
    @Name("JpegReader")
    public static final class Reader extends Pointer {
        Reader(Pointer pointer) {
            super(pointer);
        }
    }

    /** Facts: the reason, then width, height, stride and rows of each plane; all 0 when there are none to be had. */
    @Name("planes_open")
    public static native @Nullable Reader open(
            @Cast("const unsigned char*") BytePointer file,
            @Cast("int64_t") long length,
            @Cast("int64_t") long maxPixels,
            @Cast("int64_t*") LongPointer facts,
            @Cast("char*") BytePointer message);

    /** Fills stride * rows of each plane, one after the other. Facts: the reason, complaints. */
    @Name("planes_read")
    public static native void read(
            Reader reader,
            @Cast("unsigned char*") BytePointer memory,
            @Cast("int64_t*") LongPointer facts,
            @Cast("char*") BytePointer message);

    @Name("planes_close")
    public static native void close(Reader reader);
}
