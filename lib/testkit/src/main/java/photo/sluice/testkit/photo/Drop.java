// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** How files arrive in a folder. */
public final class Drop {
    private Drop() {}

    /**
     * Writes {@code bytes} to a hidden sibling and renames it, replacing what was there; gives back {@code file}. A crash
     * leaves at most the sibling, whose name starts with a dot and ends with {@code .tmp}.
     */
    public static Path whole(Path file, byte[] bytes) throws IOException {
        Path hidden = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.write(hidden, bytes);
        return Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes {@code count} copies of one JPEG into an existing folder, {@code <stem>_00001.jpg} and so on, each with a
     * comment of its own, so that no cache takes one for the other; gives back their paths in order.
     */
    public static List<Path> copies(byte[] jpeg, Path folder, String stem, int count) throws IOException {
        List<Path> files = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            String name = String.format(java.util.Locale.ROOT, "%s_%05d", stem, i);
            files.add(whole(folder.resolve(name + ".jpg"), Jpeg.withComment(jpeg, "copy " + name)));
        }
        return files;
    }
}
