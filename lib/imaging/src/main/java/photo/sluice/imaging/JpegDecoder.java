// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;
import photo.sluice.imaging.PhotoFile.Loaded;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Decodes JPEGs into the planes that they store, or where that cannot be (CMYK and RGB, odd sampling, no libjpeg-turbo of
 * our own) into BGR with OpenCV, which is slower and gives the same picture within a few levels.
 */
final class JpegDecoder {
    /** Who reads planes. */
    @FunctionalInterface
    interface Source {
        /** Nobody. */
        Source NONE = (file, length, memory) -> Optional.empty();

        /** The planes, in memory of ours; empty if the JPEG is not stored in planes of luma and chroma. */
        Optional<Planes> decode(BytePointer file, long length, Memory memory) throws Undecodable;
    }

    /** Planes, and whether the decoder had to fill in for damaged data. */
    record Planes(PlanarPixels pixels, boolean damaged) {}

    private final Source source;

    JpegDecoder(Source source) {
        this.source = source;
    }

    /** The picture, its pixels in {@code scratch}; {@code orientation} is what the file says of it. */
    Picture decode(Loaded file, Header header, int orientation, Scratch scratch) throws UnreadablePhoto {
        try {
            Optional<Planes> planes =
                    source.decode(file.memory(), file.length(), bytes -> scratch.of(Scratch.Use.FRAME, bytes));
            if (planes.isPresent()) {
                PlanarPixels pixels = planes.get().pixels();
                return Picture.full(pixels, orientation, planes.get().damaged());
            }
        } catch (Undecodable e) {
            throw CagedDecoder.translated(file, header, e);
        }
        return OpenCvDecoder.decode(file, header, orientation, scratch);
    }
}
