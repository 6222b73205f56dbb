// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.opentest4j.TestAbortedException;

/** Sound files of every format, to be damaged: drawn here, encoded by what is installed, and real ones where there are. */
final class Bases {
    /** Larger ones say no more and take longer. */
    private static final long LARGEST = 1_000_000;

    private Bases() {}

    /** Files by name. */
    static Map<String, byte[]> all(Path folder) throws Exception {
        Map<String, byte[]> bases = new TreeMap<>();
        try (Mat scene = Pictures.scene(320, 240, 3);
                Mat wide = new Mat()) {
            for (String extension : new String[] {"jpg", "png", "webp", "tiff", "bmp", "gif"}) {
                bases.put("drawn." + extension, Pictures.encoded(scene, "." + extension));
            }
            bases.put("progressive.jpg", progressive(scene));
            scene.convertTo(wide, CV_16U, 257, 0);
            bases.put("16.png", Pictures.encoded(wide, ".png"));
            bases.put("16.tiff", Pictures.encoded(wide, ".tiff"));
            byte[] preview = Pictures.jpeg(scene, 85);
            bases.put("preview.dng", Dngs.of(scene, 6, preview, 320, 240));
            bases.put("sensor.dng", Dngs.of(scene, 8, new byte[0], 0, 0));
        }
        Path png = Pictures.file(folder, "base.png", bases.get("drawn.png"));
        encoded(bases, "drawn.heic", () -> Encoders.heic(png));
        encoded(bases, "drawn.avif", () -> Encoders.avif(png));
        encoded(bases, "drawn.jxl", () -> Encoders.jxl(png));
        real(bases, "raws");
        real(bases, "photos/formats");
        return bases;
    }

    private interface Encoder {
        Path encode() throws Exception;
    }

    private static void encoded(Map<String, byte[]> bases, String name, Encoder encoder) throws Exception {
        try {
            bases.put(name, Files.readAllBytes(encoder.encode()));
        } catch (TestAbortedException e) {
            System.out.println("without " + name + ": " + e.getMessage());
        }
    }

    private static void real(Map<String, byte[]> bases, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Material.folder(folder))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) <= LARGEST) {
                    bases.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        } catch (TestAbortedException e) {
            System.out.println("without real files: " + e.getMessage());
        }
    }

    private static byte[] progressive(Mat picture) {
        try (BytePointer bytes = new BytePointer();
                IntPointer parameters = new IntPointer(new int[] {IMWRITE_JPEG_PROGRESSIVE, 1})) {
            imencode(".jpg", picture, bytes, parameters);
            byte[] copy = new byte[(int) bytes.limit()];
            bytes.get(copy);
            return copy;
        }
    }
}
