// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import org.bytedeco.javacpp.BytePointer;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;

/** The decoders of {@code lib/codecs}. */
final class NativeCodecs {
    private NativeCodecs() {}

    static JpegDecoder.Source planes() {
        return JpegDecoder.Source.NONE;
    }

    static Caged cage(Limits limits) {
        return new Caged() {
            @Override
            public boolean available(Codec codec) {
                return false;
            }

            @Override
            public Frame decode(Codec codec, BytePointer file, long length, Memory memory) throws Undecodable {
                throw new Undecodable(Undecodable.Reason.UNSUPPORTED, limits.toString());
            }

            @Override
            public byte[] preview(BytePointer file, long length) {
                return new byte[0];
            }

            @Override
            public void close() {}
        };
    }
}
