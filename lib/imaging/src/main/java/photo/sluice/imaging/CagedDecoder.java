// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Undecodable;
import photo.sluice.imaging.PhotoFile.Loaded;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Decodes in a process of its own what no library that we trust decodes in ours. */
final class CagedDecoder {
    private final Caged cage;

    CagedDecoder(Caged cage) {
        this.cage = cage;
    }

    /**
     * The picture, upright; a RAW at half size.
     *
     * @throws java.util.concurrent.CancellationException if this thread is interrupted, which it stays
     */
    Picture decode(Codec codec, Loaded file, Header header, Scratch scratch) throws UnreadablePhoto {
        try {
            Frame frame =
                    cage.decode(codec, file.memory(), file.length(), bytes -> scratch.of(Scratch.Use.FRAME, bytes));
            if (frame.pixels().capacity() < 3L * frame.width() * frame.height()) {
                throw new IllegalStateException("the decoder filled less than a frame: " + frame);
            }
            Mat bgr = Native.over(frame.pixels(), 0, frame.height(), frame.width(), CV_8UC3);
            boolean half = frame.fullWidth() > frame.width() || frame.fullHeight() > frame.height();
            return new Picture(
                    new PackedPixels(bgr),
                    1,
                    half ? Decoded.HALF : Decoded.FULL,
                    frame.fullWidth(),
                    frame.fullHeight(),
                    false);
        } catch (Undecodable e) {
            throw translated(file, header, e);
        } catch (UncheckedIOException e) {
            // No process could be started: the photo is not to blame, and may be tried again.
            UnreadablePhoto held = new UnreadablePhoto(
                    Reason.IO, file.bytes().file(), -1, "its decoder does not start: " + e.getMessage());
            held.initCause(e);
            throw held;
        }
    }

    /** The JPEG that LibRaw finds in a RAW file; empty if there is none, or no LibRaw. */
    Optional<Loaded> preview(Loaded file, Scratch scratch) {
        if (!cage.available(Codec.RAW)) {
            return Optional.empty();
        }
        try {
            byte[] jpeg = cage.preview(file.memory(), file.length());
            if (jpeg.length == 0) {
                return Optional.empty();
            }
            BytePointer memory = scratch.of(Scratch.Use.PREVIEW, jpeg.length);
            new BytePointer(memory).position(0).put(jpeg, 0, jpeg.length);
            return Optional.of(Loaded.of(memory, jpeg.length, file.bytes().file()));
        } catch (Undecodable | UncheckedIOException e) {
            return Optional.empty(); // what is wrong with the file the decoding will tell
        }
    }

    static UnreadablePhoto translated(Loaded file, Header header, Undecodable e) {
        UnreadablePhoto unreadable = new UnreadablePhoto(
                reason(e.reason()), file.bytes().file(), -1, header.format().code() + ": " + e.getMessage());
        unreadable.initCause(e);
        return unreadable;
    }

    static Reason reason(Undecodable.Reason reason) {
        return switch (reason) {
            case UNSUPPORTED -> Reason.UNSUPPORTED;
            case CORRUPT -> Reason.CORRUPT;
            case TRUNCATED -> Reason.TRUNCATED;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case TOO_SLOW -> Reason.TOO_SLOW;
            case CRASHED -> Reason.DECODER_CRASHED;
        };
    }
}
