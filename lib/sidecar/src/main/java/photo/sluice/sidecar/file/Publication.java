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
import java.util.function.Consumer;
import photo.sluice.sidecar.Hash;

/**
 * Puts bytes in the place of a file that has not changed since it was read, or takes the file away.
 *
 * <pre>
 *  publish                     a crash after it leaves
 *  1 write .sluice-*.new       the old sidecar, and a stump that a later sweep removes
 *  2 force it                  the same
 *  3 link .sluice-*.old        the same, and a second name of the old sidecar
 *  4 hash the sidecar again    the same
 *  5 rename .new to sidecar    the new sidecar, complete; perhaps .old
 *  6 hash .old, remove it      the new sidecar
 *
 *  remove                      a crash after it leaves
 *  1 hash the sidecar again    the sidecar
 *  2 rename it to .old         no sidecar; .old holds it whole until a later sweep removes it
 *  3 hash .old, remove it      no sidecar
 * </pre>
 *
 * <p>The last hash finds a program that wrote in place (darktable does) after the one before: its bytes are in
 * {@code .old} and are put back. (Only such a write and a crash at that very moment, both, would leave them in
 * {@code .old}.) A sidecar that did not exist is linked into place instead, which fails if one has appeared meanwhile. On
 * a file system without hard links both guards fall away and the window is that between two system calls.
 */
final class Publication {

    /** What has been done; {@link #publish} and {@link #remove} tell after each. */
    enum Step {
        WRITTEN,
        FORCED,
        LINKED,
        CHECKED,
        RENAMED,
        DONE
    }

    private final Path sidecar;
    private final String base;
    private final Path fresh;
    private final Path old;
    private final boolean force;
    private final Consumer<Step> witness;

    /**
     * @param base hash of the bytes that may be replaced; empty for an absent or an empty file
     * @param force whether the bytes must be on the disk, and not only on their way, before they get their name
     */
    Publication(Path sidecar, String base, boolean force) {
        this(sidecar, base, force, step -> {});
    }

    /** @param witness is told of each step, in its midst as it were: for tests */
    Publication(Path sidecar, String base, boolean force, Consumer<Step> witness) {
        this.witness = witness;
        this.sidecar = sidecar;
        this.base = base;
        this.force = force;
        this.fresh = Stumps.beside(sidecar, "new");
        this.old = Stumps.beside(sidecar, "old");
    }

    /** Whether the bytes are in place; otherwise somebody else's are, untouched. */
    boolean publish(byte[] bytes) throws IOException {
        boolean kept = false;
        boolean stump = true;
        try {
            write(bytes);
            boolean exists = Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS);
            if (exists) Protection.copy(sidecar, fresh);
            kept = exists && link(old, sidecar);
            witness.accept(Step.LINKED);
            if (!current(sidecar).equals(base)) return false;
            witness.accept(Step.CHECKED);
            if (!exists && link(sidecar, fresh)) {
                witness.accept(Step.RENAMED);
                return done();
            }
            if (!exists && Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) return false;
            Files.move(fresh, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            stump = false;
            witness.accept(Step.RENAMED);
            if (kept && !current(old).equals(base)) {
                Files.move(old, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return false;
            }
            return done();
        } finally {
            if (stump) Files.deleteIfExists(fresh);
            if (kept) Files.deleteIfExists(old);
        }
    }

    /** Whether the file is gone; otherwise somebody else has written into it, and it is there. */
    boolean remove() throws IOException {
        if (!current(sidecar).equals(base)) return false;
        witness.accept(Step.CHECKED);
        try {
            Files.move(sidecar, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false; // somebody was quicker: look again
        }
        witness.accept(Step.RENAMED);
        if (current(old).equals(base)) {
            Files.delete(old);
            return done();
        }
        // A sidecar that has appeared meanwhile is newer than what was written into the one that we hold.
        if (link(sidecar, old) || Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) Files.delete(old);
        else Files.move(old, sidecar, StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    private boolean done() {
        witness.accept(Step.DONE);
        return true;
    }

    private void write(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            witness.accept(Step.WRITTEN);
            if (force) channel.force(true);
            witness.accept(Step.FORCED);
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

    static String current(Path file) throws IOException {
        try {
            byte[] bytes = Source.bytes(file);
            return bytes.length == 0 ? "" : Hash.of(bytes);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
