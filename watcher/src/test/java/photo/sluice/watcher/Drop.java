// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as cameras and copies leave them, as far as a watcher looks into them. */
final class Drop {
    private static final byte[] START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3, 4};
    private static final byte[] END = {(byte) 0xff, (byte) 0xd9};

    private Drop() {}

    /** A JPEG from SOI to EOI with so many bytes in between. */
    static byte[] jpeg(int bytes) {
        byte[] all = java.util.Arrays.copyOf(START, START.length + bytes + END.length);
        java.util.Arrays.fill(all, START.length, all.length - END.length, (byte) 7);
        System.arraycopy(END, 0, all, all.length - END.length, END.length);
        return all;
    }

    /** The same without its end. */
    static byte[] halfJpeg(int bytes) {
        return java.util.Arrays.copyOf(jpeg(bytes), START.length + bytes);
    }

    static Path file(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Path parent = file.getParent();
        if (parent != null) Files.createDirectories(parent);
        return Files.write(file, bytes);
    }

    static Path jpeg(Path folder, String name) throws IOException {
        return file(folder, name, jpeg(100));
    }
}
