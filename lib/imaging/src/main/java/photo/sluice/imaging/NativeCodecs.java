// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.time.Duration;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.cage.Cage;
import photo.sluice.codecs.cage.CageLimits;
import photo.sluice.codecs.jpeg.JpegPlanes;
import photo.sluice.codecs.jpeg.Plane;
import photo.sluice.codecs.jpeg.Planes;

/** The decoders of {@code lib/codecs}, as this module wants them. */
final class NativeCodecs {
    /** A decoder that has had nothing to do for so long leaves; its start costs about half a second. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private NativeCodecs() {}

    /** JPEGs by libjpeg-turbo's planes. */
    static Optional<JpegDecoder.Planes> planes(BytePointer file, long length, Memory memory) throws Undecodable {
        Optional<Planes> decoded = JpegPlanes.decode(file, length, memory);
        if (decoded.isEmpty()) {
            return Optional.empty();
        }
        Planes planes = decoded.get();
        Mat luma = mat(planes.luma());
        Optional<PlanarPixels.Chroma> chroma = planes.chroma()
                .flatMap(c -> PlanarPixels.Chroma.of(luma, mat(c.blueDifference()), mat(c.redDifference())));
        if (planes.chroma().isPresent() && chroma.isEmpty()) {
            return Optional.empty(); // a subsampling that is not by a power of two
        }
        return Optional.of(new JpegDecoder.Planes(new PlanarPixels(luma, chroma), planes.warnings() > 0));
    }

    private static Mat mat(Plane plane) {
        return new Mat(plane.height(), plane.width(), CV_8UC1, plane.data(), plane.stride());
    }

    /** A cage with these limits, which starts nothing yet. */
    static Caged cage(Limits limits) {
        Limits.Decoding decoding = limits.decoding();
        return new Caging(new Cage(
                new CageLimits(decoding.children(), decoding.time(), limits.maxPixels(), decoding.memory(), IDLE)));
    }

    private record Caging(Cage cage) implements Caged {
        @Override
        public boolean available(Codec codec) {
            return cage.available(codec);
        }

        @Override
        public Frame decode(Codec codec, BytePointer file, long length, Memory memory) throws Undecodable {
            return cage.decode(codec, file, length, memory);
        }

        @Override
        public byte[] preview(BytePointer file, long length) throws Undecodable {
            return cage.preview(file, length);
        }

        @Override
        public void close() {
            cage.close();
        }
    }
}
