// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import photo.sluice.sidecar.Hash;

/**
 * Puts bytes in the place of a file that has not changed since it was read.
 *
 * <pre>
 *  step                        a crash after it leaves
 *  1 write .sluice-*.new       the old sidecar, and a stump that a later sweep removes
 *  2 force it                  the same
 *  3 link .sluice-*.old        the same, and a second name of the old sidecar
 *  4 hash the sidecar again    the same
 *  5 rename .new to sidecar    the new sidecar, complete; perhaps .old
 *  6 hash .old, remove it      the new sidecar
 * </pre>
 *
 * <p>Step 6 finds a program that wrote in place (darktable does) between 4 and 5: its bytes are in {@code .old} and are
 * put back. (Only such a write and a crash before 6, both, would leave them in {@code .old}.) A sidecar that did not exist is linked into place instead, which fails if one has appeared meanwhile. On a
 * file system without hard links both guards fall away and the window is that between two system calls.
 */
final class Publication {

    private final Path sidecar;
    private final String base;
    private final Path fresh;
    private final Path old;
    private final Runnable beforeRename;

    /** @param base hash of the bytes that may be replaced; empty for an absent or an empty file */
    Publication(Path sidecar, String base) {
        this(sidecar, base, () -> {});
    }

    /** @param beforeRename runs in the window between the last look and the rename, for tests */
    Publication(Path sidecar, String base, Runnable beforeRename) {
        this.beforeRename = beforeRename;
        this.sidecar = sidecar;
        this.base = base;
        this.fresh = Stumps.beside(sidecar, "new");
        this.old = Stumps.beside(sidecar, "old");
    }

    /** Whether the bytes are in place; otherwise somebody else's are, untouched. */
    boolean publish(byte[] bytes) throws IOException {
        boolean kept = false;
        try {
            write(bytes);
            boolean exists = Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS);
            if (exists) Protection.copy(sidecar, fresh);
            kept = exists && link(old, sidecar);
            if (!current(sidecar).equals(base)) return false;
            beforeRename.run();
            if (!exists && link(sidecar, fresh)) return true;
            if (!exists && Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) return false;
            Files.move(fresh, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (kept && !current(old).equals(base)) {
                Files.move(old, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return false;
            }
            return true;
        } finally {
            Files.deleteIfExists(fresh);
            if (kept) Files.deleteIfExists(old);
        }
    }

    private void write(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    /** A second name for a file; false where that cannot be had. */
    private static boolean link(Path name, Path existing) {
        try {
            Files.createLink(name, existing);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String current(Path file) throws IOException {
        try {
            byte[] bytes = Source.bytes(file);
            return bytes.length == 0 ? "" : Hash.of(bytes);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
