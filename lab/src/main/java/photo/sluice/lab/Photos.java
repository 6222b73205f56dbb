// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Jpeg;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

/**
 * The photos that are measured with.
 *
 * @param what they are, in words
 * @param jpegs whole files, in a fixed order
 */
record Photos(String what, List<byte[]> jpegs) {
    private static final int DRAWN_WIDTH = 4000;
    private static final int DRAWN_HEIGHT = 3000;
    private static final int DRAWN = 4;

    Photos {
        jpegs = List.copyOf(jpegs);
        if (jpegs.isEmpty()) throw new IllegalArgumentException("no photos");
    }

    /** The camera JPEGs of the material where it lies beside the checkout, else drawn ones of 12 megapixels. */
    static Photos ofCameras(long seed) throws IOException {
        Optional<Path> cameras = Material.file("photos/cameras");
        if (cameras.isEmpty()) {
            return drawn(DRAWN_WIDTH, DRAWN_HEIGHT, DRAWN, seed, " (" + Material.MISSING + ")");
        }
        List<byte[]> jpegs = new ArrayList<>();
        try (Stream<Path> files = Files.list(cameras.get())) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg")) jpegs.add(Files.readAllBytes(file));
            }
        }
        return new Photos(jpegs.size() + " camera JPEGs", jpegs);
    }

    /** Drawn photos of one size. */
    static Photos drawn(int width, int height, int count, long seed, String remark) {
        List<byte[]> jpegs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Scene scene = Scene.values()[i % Scene.values().length];
            jpegs.add(Shot.of(scene, width, height, seed + i).jpeg());
        }
        return new Photos(count + " drawn JPEGs of " + width + "x" + height + remark, jpegs);
    }

    /** Copies, each with a comment of its own, so that no cache takes one for another; taken in turn. */
    List<Path> copies(Path folder, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "IMG_%05d.jpg", i + 1);
            files.add(Drop.whole(folder.resolve(name), copy(i, name)));
        }
        return files;
    }

    byte[] copy(int number, String comment) {
        return Jpeg.withComment(jpegs.get(number % jpegs.size()), "copy " + comment);
    }
}
