// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.tag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import photo.sluice.cli.Failure;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Rendition;
import photo.sluice.tagger.Tagged;

/**
 * Paints what was found into copies: JPEGs of the reduced, upright picture, {@code NAME.boxes.jpg}, in a folder in which
 * none of the photos lies. A copy comes into being by renaming.
 */
final class Drawing {
    /** Orange, blue, green, magenta, cyan, yellow in BGR: apart from each other and from most of what is photographed. */
    private static final List<int[]> COLOURS = List.of(
            new int[] {0, 128, 255},
            new int[] {255, 96, 0},
            new int[] {0, 208, 0},
            new int[] {255, 0, 255},
            new int[] {255, 255, 0},
            new int[] {0, 255, 255});

    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    private Drawing(Path folder) {
        this.folder = folder;
    }

    /** @throws Failure if one of the photos lies in the folder, or it cannot be made */
    static Drawing into(Path folder, List<Path> photos) {
        try {
            if (!Files.isDirectory(folder)) Files.createDirectories(folder);
            Path real = folder.toRealPath();
            for (Path photo : photos) {
                Path parent = photo.toAbsolutePath().normalize().getParent();
                if (parent != null
                        && Files.exists(parent)
                        && parent.toRealPath().equals(real)) {
                    throw Failure.wrongUse("--draw " + folder + " is where " + photo + " lies; name another folder");
                }
            }
            return new Drawing(real);
        } catch (IOException e) {
            throw Failure.environment("--draw " + folder + " is no folder to write into: " + e.getMessage());
        }
    }

    /** Writes the copy of one photo. */
    void paint(Path file, Rendition photo, Tagged tagged) throws IOException {
        try (Mat copy = photo.colour().clone()) {
            int number = 0;
            for (Tag tag : tagged.tags()) {
                if (tag.box().isPresent()) box(copy, tag, tag.box().get(), COLOURS.get(number++ % COLOURS.size()));
            }
            write(copy, folder.resolve(name(file)));
        }
    }

    private static void box(Mat copy, Tag tag, Tag.Box box, int[] bgr) {
        int width = Math.max(1, (int) Math.round(box.width() * copy.cols()));
        int height = Math.max(1, (int) Math.round(box.height() * copy.rows()));
        int x = (int) Math.round(box.x() * copy.cols());
        int y = (int) Math.round(box.y() * copy.rows());
        int line = Math.max(1, Math.max(copy.cols(), copy.rows()) / 400);
        double size = Math.max(0.4, Math.max(copy.cols(), copy.rows()) / 1400.0);
        try (Scalar colour = new Scalar(bgr[0], bgr[1], bgr[2], 0);
                Rect rect = new Rect(x, y, width, height);
                Point corner = new Point(x + 2 * line, y + (int) (22 * size) + line);
                BytePointer text = new BytePointer(words(tag))) {
            opencv_imgproc.rectangle(copy, rect, colour, line, opencv_imgproc.LINE_8, 0);
            opencv_imgproc.putText(
                    copy,
                    text,
                    corner,
                    opencv_imgproc.FONT_HERSHEY_SIMPLEX,
                    size,
                    colour,
                    line,
                    opencv_imgproc.LINE_AA,
                    false);
        }
    }

    /** The last word and the confidence; a figure is called so, not by the number of people. */
    private static String words(Tag tag) {
        String leaf = tag.path().substring(tag.path().lastIndexOf('|') + 1);
        boolean figure = tag.path().startsWith("auto|people|") && !leaf.equals("face");
        return String.format(Locale.ROOT, "%s %.2f", figure ? "person" : leaf, tag.confidence());
    }

    /** Photos of one name from several folders get numbers. */
    private String name(Path file) {
        String stem = String.valueOf(file.getFileName());
        String name = stem + ".boxes.jpg";
        for (int i = 2; !taken.add(name); i++) name = stem + "-" + i + ".boxes.jpg";
        return name;
    }

    private static void write(Mat copy, Path target) throws IOException {
        Path part = Files.createTempFile(target.getParent(), ".sluice-", ".part");
        try (BytePointer jpeg = new BytePointer()) {
            if (!opencv_imgcodecs.imencode(".jpg", copy, jpeg)) throw new IOException(target + " cannot be encoded");
            byte[] bytes = new byte[(int) jpeg.limit()];
            jpeg.get(bytes);
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
