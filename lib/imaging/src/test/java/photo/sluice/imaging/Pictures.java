// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures drawn for tests, and files made of them. */
public final class Pictures {
    private Pictures() {}

    public static Mat plain(int width, int height, int blue, int green, int red) {
        return new Mat(height, width, CV_8UC3, new Scalar(blue, green, red, 0));
    }

    public static void box(Mat picture, int x, int y, int width, int height, int blue, int green, int red) {
        rectangle(
                picture,
                new Point(x, y),
                new Point(x + width - 1, y + height - 1),
                new Scalar(blue, green, red, 0),
                FILLED,
                LINE_8,
                0);
    }

    /** Red, green, blue and white quarters: top left, top right, bottom left, bottom right. */
    public static Mat quarters(int width, int height) {
        Mat picture = plain(width, height, 255, 255, 255);
        box(picture, 0, 0, width / 2, height / 2, 0, 0, 255);
        box(picture, width / 2, 0, width / 2, height / 2, 0, 255, 0);
        box(picture, 0, height / 2, width / 2, height / 2, 255, 0, 0);
        return picture;
    }

    /** A sharp scene without noise: ellipses and bars of many greys, sizes and directions below a smooth sky. */
    public static Mat scene(int width, int height, long seed) {
        Random random = new Random(seed);
        Mat picture = plain(width, height, 120, 120, 120);
        for (int y = 0; y < height; y++) {
            int grey = 200 - 80 * y / height;
            box(picture, 0, y, width, 1, grey, grey, grey);
        }
        for (int i = 0; i < width * height / 1200; i++) {
            int grey = 30 + random.nextInt(190);
            int y = height * 3 / 10 + random.nextInt(Math.max(1, height * 7 / 10));
            ellipse(
                    picture,
                    new Point(random.nextInt(width), y),
                    new Size(2 + random.nextInt(30), 2 + random.nextInt(12)),
                    random.nextInt(180),
                    0,
                    360,
                    new Scalar(grey, grey, grey, 0),
                    FILLED,
                    LINE_AA,
                    0);
        }
        return picture;
    }

    public static byte[] encoded(Mat picture, String extension) {
        try (BytePointer bytes = new BytePointer()) {
            imencode(extension, picture, bytes);
            return copy(bytes);
        }
    }

    public static byte[] jpeg(Mat picture, int quality) {
        try (BytePointer bytes = new BytePointer();
                IntPointer parameters = new IntPointer(new int[] {IMWRITE_JPEG_QUALITY, quality})) {
            imencode(".jpg", picture, bytes, parameters);
            return copy(bytes);
        }
    }

    private static byte[] copy(BytePointer bytes) {
        byte[] copy = new byte[(int) bytes.limit()];
        bytes.get(copy);
        return copy;
    }

    public static Path file(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The JPEG with an Exif segment that holds nothing but the orientation. */
    public static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = exif(orientation);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + exif.length + 10);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xffe1).putShort((short) (exif.length + 8));
        out.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        out.put(exif).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    /** A little-endian TIFF structure with one field: tag 0x112, SHORT, one value. */
    public static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x112).putShort((short) 3).putInt(1).putInt(orientation);
        tiff.putInt(0);
        return tiff.array();
    }
}
