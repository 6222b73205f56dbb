// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Photos in, damaged copies out, as files that the normal reader reads.
 *
 * <p>Every copy, the undamaged one too, is decoded once and written once: as JPEG of quality {@value #KEPT} without
 * subsampling, so that the tables say the same of all and only the damage differs; compression is damage of that very
 * step, with colour at half resolution as such files have it.
 */
public final class Copies {
    /** Quality of the copies that are not to be damaged by compression. */
    public static final int KEPT = 95;

    private Copies() {}

    /** The picture upright, 8 bits, BGR. */
    public static Mat read(Path photo) throws IOException {
        return decoded(Files.readAllBytes(photo), photo.toString());
    }

    static Mat decoded(byte[] file, String name) throws IOException {
        try (BytePointer bytes = new BytePointer(file);
                Mat input = new Mat(1, file.length, CV_8UC1, bytes)) {
            Mat picture = imdecode(input, IMREAD_COLOR);
            if (picture.empty()) {
                throw new IOException(name + " is no picture");
            }
            return picture;
        }
    }

    /** The undamaged copy as a JPEG file. */
    public static byte[] undamaged(Mat picture) {
        return jpeg(picture, KEPT, IMWRITE_JPEG_SAMPLING_FACTOR_444);
    }

    /** The damaged copy as a JPEG file. */
    public static byte[] damaged(Mat picture, Kind kind, double strength, long seed) {
        if (kind == Kind.COMPRESSION) {
            return jpeg(picture, (int) strength, IMWRITE_JPEG_SAMPLING_FACTOR_420);
        }
        try (Mat damaged = new Degrader(seed).damaged(picture, kind, strength)) {
            return undamaged(damaged);
        }
    }

    private static byte[] jpeg(Mat picture, int quality, int sampling) {
        try (BytePointer bytes = new BytePointer();
                IntPointer how = new IntPointer(
                        new int[] {IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_SAMPLING_FACTOR, sampling})) {
            imencode(".jpg", picture, bytes, how);
            byte[] copy = new byte[(int) bytes.limit()];
            bytes.get(copy);
            return copy;
        }
    }
}
