// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.PhotoFile.Loaded;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Decodes a whole photo once, at full size, as 8-bit BGR, with OpenCV in this process. */
final class OpenCvDecoder {
    private OpenCvDecoder() {}

    /**
     * The picture, its frame most often in {@code scratch}; to be closed before the scratch is used again.
     *
     * @param orientation what the file says of it
     */
    static Picture decode(Loaded file, Header header, int orientation, Scratch scratch) throws UnreadablePhoto {
        // OpenCV turns a TIFF upright whatever its flags say.
        int left = header.format() == Format.TIFF ? 1 : orientation;
        return Picture.full(new PackedPixels(frame(file, header, scratch)), left, false);
    }

    private static Mat frame(Loaded file, Header header, Scratch scratch) throws UnreadablePhoto {
        BytePointer frame = scratch.of(Scratch.Use.FRAME, header.pixels() * 3);
        Mat target = Native.over(frame, 0, header.height(), header.width(), CV_8UC3);
        boolean decoded = false;
        try (Mat input = Native.over(file.memory(), 0, 1, file.bytes().length(), CV_8UC1)) {
            if (header.format() != Format.JPEG) {
                // A decoder that gives up half-way would leave the photo before this one in the rest.
                Pointer.memset(frame, 0, header.pixels() * 3);
            }
            if (header.alpha()) {
                try (Mat unchanged = imdecode(input, IMREAD_UNCHANGED)) {
                    if (unchanged.empty()) {
                        target.release();
                    } else {
                        Alpha.overWhite(unchanged, target); // a TIFF comes turned, and so of another shape
                    }
                }
            } else {
                imdecode(input, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION, target)
                        .close();
            }
            if (target.empty() || target.type() != CV_8UC3) {
                throw failure(file.bytes(), header, Reason.CORRUPT, "the decoder gives no picture");
            }
            decoded = true;
            return target;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            Reason reason = message.contains("Insufficient memory") ? Reason.TOO_LARGE : Reason.CORRUPT;
            throw failure(file.bytes(), header, reason, message.substring(0, Math.min(200, message.length())));
        } finally {
            if (!decoded) {
                target.close();
            }
        }
    }

    private static UnreadablePhoto failure(Bytes bytes, Header header, Reason reason, String detail) {
        return new UnreadablePhoto(reason, bytes.file(), -1, header.format().code() + ": " + detail);
    }
}
