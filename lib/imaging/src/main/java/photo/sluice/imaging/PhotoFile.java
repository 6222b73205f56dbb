// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.bytedeco.javacpp.BytePointer;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** Reads a whole file in one go and notices when it is not the file it was, before or after. */
final class PhotoFile {
    private PhotoFile() {}

    /** Size in bytes and time of the last change in milliseconds since 1970, as the file system says. */
    record Stamp(long size, long modified) {}

    static Stamp stamp(Path path) throws UnreadablePhoto {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new UnreadablePhoto(Reason.NOT_A_PHOTO, path.toString(), -1, "not a regular file");
            }
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        } catch (IOException e) {
            throw translated(path, e);
        }
    }

    /** The bytes of the file, in {@code scratch} until its next use. */
    static Bytes read(Path path, Stamp expected, long maxBytes, Scratch scratch) throws UnreadablePhoto {
        same(path, expected, stamp(path), "before it was read");
        if (expected.size == 0) {
            throw new UnreadablePhoto(Reason.EMPTY, path.toString(), -1, "no bytes");
        }
        if (expected.size > maxBytes) {
            throw new UnreadablePhoto(
                    Reason.TOO_LARGE, path.toString(), -1, expected.size + " bytes, more than " + maxBytes);
        }
        // One byte more than expected, to see a file that grows.
        BytePointer memory = scratch.of(Scratch.Use.FILE, expected.size + 1);
        ByteBuffer buffer =
                new BytePointer(memory).position(0).capacity(expected.size + 1).asBuffer();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Until the end of the file or of the buffer.
            }
        } catch (IOException e) {
            throw translated(path, e);
        }
        if (buffer.position() != expected.size) {
            throw new UnreadablePhoto(
                    Reason.CHANGED, path.toString(), buffer.position(), "expected " + expected.size + " bytes");
        }
        same(path, expected, stamp(path), "while it was read");
        return new Bytes(buffer.flip(), path.toString());
    }

    private static void same(Path path, Stamp expected, Stamp found, String when) throws UnreadablePhoto {
        if (!expected.equals(found)) {
            throw new UnreadablePhoto(
                    Reason.CHANGED, path.toString(), -1, "changed " + when + ": " + found + " is not " + expected);
        }
    }

    private static UnreadablePhoto translated(Path path, IOException e) {
        Reason reason = e instanceof NoSuchFileException
                ? Reason.VANISHED
                : e instanceof AccessDeniedException ? Reason.NO_PERMISSION : Reason.IO;
        UnreadablePhoto unreadable = new UnreadablePhoto(reason, path.toString(), -1, String.valueOf(e.getMessage()));
        unreadable.initCause(e);
        return unreadable;
    }
}
