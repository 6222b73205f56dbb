// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.jpeg;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;
import photo.sluice.codecs.library.Facts;
import photo.sluice.codecs.library.LibJpeg;
import photo.sluice.codecs.library.LibJpeg.Reader;
import photo.sluice.codecs.library.Library;

/**
 * Decodes a JPEG into its planes, in this process: what entropy coding and inverse transform cost, and nothing more.
 *
 * <p>The transform is the accurate integer one (ISLOW): it is what OpenCV uses, so measures agree, and libjpeg-turbo has it
 * in SIMD, where the fast one saves nothing worth its error. Thread-safe.
 */
public final class JpegPlanes {
    private static final Logger LOG = LoggerFactory.getLogger(JpegPlanes.class);

    /** As many as the cage's; a progressive file stops earlier, at 1 GiB of coefficients ({@code planes.h}). */
    private static final long MOST_PIXELS = 250_000_000;

    private static final int COMPONENTS = 3;

    private JpegPlanes() {}

    /** True if this build has libjpeg-turbo and it loads. */
    public static boolean available() {
        return Loaded.OK;
    }

    /**
     * The planes of a grey or YCbCr JPEG of 8 bits, baseline or progressive, with chroma of full or half size.
     *
     * @param file its first {@code length} bytes
     * @param memory asked once, for all planes together
     * @return empty for all other JPEGs (CMYK, RGB, 12 bits, rare subsamplings, lossless), and where not {@link #available}
     * @throws Undecodable corrupt, truncated, too large, or too slow (60 s of processor time): damage in the middle of the
     *     data is no reason, only a warning
     */
    public static Optional<Planes> decode(BytePointer file, long length, Memory memory) throws Undecodable {
        if (!available()) {
            return Optional.empty();
        }
        if (length < 1) {
            throw new Undecodable(Reason.TRUNCATED, "the file is empty");
        }
        try (Facts facts = new Facts()) {
            facts.clear();
            Reader reader = LibJpeg.open(file, length, MOST_PIXELS, facts.numbers(), facts.message());
            if (reader == null) {
                Undecodable failure = failure(facts);
                if (failure.reason() == Reason.UNSUPPORTED) {
                    return Optional.empty();
                }
                throw failure;
            }
            return read(reader, memory, facts);
        }
    }

    private static Optional<Planes> read(Reader reader, Memory memory, Facts facts) throws Undecodable {
        Shape[] shapes = new Shape[COMPONENTS];
        long bytes = 0;
        for (int i = 0; i < COMPONENTS; i++) {
            shapes[i] = Shape.of(facts, i);
            bytes += shapes[i].bytes();
        }
        boolean given = false;
        BytePointer pixels;
        try {
            if (bytes == 0) {
                return Optional.empty();
            }
            pixels = memory.of(bytes);
            if (pixels.capacity() > 0 && pixels.capacity() < bytes) {
                throw new IllegalArgumentException(bytes + " bytes were asked for, " + pixels.capacity() + " given");
            }
            given = true;
        } finally {
            if (!given) {
                LibJpeg.close(reader);
            }
        }
        facts.clear();
        LibJpeg.read(reader, pixels, facts.numbers(), facts.message());
        if (facts.reason() != 0) {
            throw failure(facts);
        }
        return Optional.of(planes(shapes, pixels, (int) facts.number(1)));
    }

    private static Planes planes(Shape[] shapes, BytePointer pixels, int warnings) {
        Plane luma = shapes[0].at(pixels, 0);
        long second = shapes[0].bytes();
        Optional<Chroma> chroma = shapes[1].bytes() == 0
                ? Optional.empty()
                : Optional.of(
                        new Chroma(shapes[1].at(pixels, second), shapes[2].at(pixels, second + shapes[1].bytes())));
        return new Planes(luma, chroma, warnings);
    }

    private static Undecodable failure(Facts facts) {
        return new Undecodable(Reason.values()[facts.reason() - 1], facts.text());
    }

    /** A plane before it has memory. */
    private record Shape(int width, int height, int stride, int rows) {
        static Shape of(Facts facts, int component) {
            int at = 1 + 4 * component;
            return new Shape((int) facts.number(at), (int) facts.number(at + 1), (int) facts.number(at + 2), (int)
                    facts.number(at + 3));
        }

        long bytes() {
            return (long) stride * rows;
        }

        Plane at(BytePointer pixels, long offset) {
            BytePointer data = pixels.getPointer(offset);
            return new Plane(data.capacity(bytes()), width, height, stride);
        }
    }

    private static final class Loaded {
        static final boolean OK = load();

        private static boolean load() {
            if (!Library.LIBJPEG.built()) {
                return false;
            }
            try {
                Library.LIBJPEG.load(Library.folder());
                return true;
            } catch (IOException | UnsatisfiedLinkError e) {
                LOG.atWarn().setCause(e).log("JPEGs are decoded without their planes");
                return false;
            }
        }
    }
}
