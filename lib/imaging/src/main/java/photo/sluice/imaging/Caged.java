// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import org.bytedeco.javacpp.BytePointer;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;

/** The decoders that run in processes of their own, as reading photos sees them; safe for several threads. */
interface Caged extends AutoCloseable {
    /** Whether the library is there. */
    boolean available(Codec codec);

    /** The pixels of a file in native memory, in memory of ours. */
    Frame decode(Codec codec, BytePointer file, long length, Memory memory) throws Undecodable;

    /** The largest JPEG that LibRaw finds in a RAW file. */
    byte[] preview(BytePointer file, long length) throws Undecodable;

    @Override
    void close();
}
