// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * A file open for reading, in pages, in part or as a whole; notices when it is not the file it was, before or after.
 *
 * <p>It is read and never mapped: touching a mapped page that another program has cut off ends the process.
 */
final class PhotoFile implements AutoCloseable {
    private final Path path;
    private final Stamp expected;
    private final FileChannel channel;
    private final Scratch scratch;

    private PhotoFile(Path path, Stamp expected, FileChannel channel, Scratch scratch) {
        this.path = path;
        this.expected = expected;
        this.channel = channel;
        this.scratch = scratch;
    }

    /** Size in bytes and time of the last change in milliseconds since 1970, as the file system says. */
    record Stamp(long size, long modified) {}

    /** Bytes that are in native memory from its position 0 on, until the scratch is used again. */
    record Loaded(Bytes bytes, BytePointer memory) {
        static Loaded of(BytePointer memory, int length, String file) {
            return new Loaded(
                    new Bytes(
                            new BytePointer(memory).position(0).capacity(length).asBuffer(), file),
                    memory);
        }

        long length() {
            return bytes.length();
        }
    }

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

    /** Opens it; {@code scratch} is where bytes are put. */
    static PhotoFile open(Path path, Stamp expected, long maxBytes, Scratch scratch) throws UnreadablePhoto {
        same(path, expected, stamp(path), "before it was read");
        if (expected.size == 0) {
            throw new UnreadablePhoto(Reason.EMPTY, path.toString(), -1, "no bytes");
        }
        if (expected.size > maxBytes) {
            throw new UnreadablePhoto(
                    Reason.TOO_LARGE, path.toString(), -1, expected.size + " bytes, more than " + maxBytes);
        }
        try {
            return new PhotoFile(path, expected, FileChannel.open(path, StandardOpenOption.READ), scratch);
        } catch (IOException e) {
            throw translated(path, e);
        }
    }

    /** The bytes, fetched as they are asked for; to be looked at within {@link #paged}. */
    Bytes pages() {
        return new Bytes(this::fill, (int) expected.size, path.toString());
    }

    /** All bytes. */
    Loaded whole() throws UnreadablePhoto {
        // One byte more than expected, to see a file that grows.
        BytePointer memory = scratch.of(Scratch.Use.FILE, expected.size + 1);
        ByteBuffer buffer =
                new BytePointer(memory).position(0).capacity(expected.size + 1).asBuffer();
        try {
            while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
                // Until the end of the file or of the buffer.
            }
        } catch (IOException e) {
            throw translated(path, e);
        }
        if (buffer.position() != expected.size) {
            throw new UnreadablePhoto(
                    Reason.CHANGED, path.toString(), buffer.position(), "expected " + expected.size + " bytes");
        }
        unchanged();
        return new Loaded(new Bytes(buffer.flip(), path.toString()), memory);
    }

    /** Some of the bytes, which are counted from 0 again. */
    Loaded part(Bytes.Part part) throws UnreadablePhoto {
        BytePointer memory = scratch.of(Scratch.Use.PREVIEW, part.length());
        ByteBuffer buffer =
                new BytePointer(memory).position(0).capacity(part.length()).asBuffer();
        try {
            fill(part.offset(), buffer);
        } catch (UncheckedIOException e) {
            throw translated(e);
        }
        return new Loaded(new Bytes(buffer.flip(), path.toString()), memory);
    }

    /** Makes sure that the file is still what it was when it was opened. */
    void unchanged() throws UnreadablePhoto {
        same(path, expected, stamp(path), "while it was read");
    }

    /** Something that looks at pages. */
    @FunctionalInterface
    interface Look<T> {
        T take() throws UnreadablePhoto;
    }

    /** What {@code look} says, failures of fetching its pages translated. */
    <T> T paged(Look<T> look) throws UnreadablePhoto {
        try {
            return look.take();
        } catch (UncheckedIOException e) {
            throw translated(e);
        }
    }

    private UnreadablePhoto translated(UncheckedIOException e) {
        IOException cause = e.getCause() == null ? new IOException(e) : e.getCause();
        return cause instanceof EOFException
                ? new UnreadablePhoto(
                        Reason.CHANGED, path.toString(), -1, "shorter than its " + expected.size + " bytes")
                : translated(path, cause);
    }

    private void fill(long at, ByteBuffer into) {
        long from = at - into.position();
        try {
            while (into.hasRemaining()) {
                if (channel.read(into, from + into.position()) < 0) {
                    throw new EOFException(path.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws UnreadablePhoto {
        try {
            channel.close();
        } catch (IOException e) {
            throw translated(path, e);
        }
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
