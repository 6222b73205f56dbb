// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Reads the few bytes at both ends of a file that tell what it is. Links are never opened. */
public final class Contents {
    private Contents() {}

    /**
     * Whether the file, of this size, has the end that its format asks for. A file that cannot be read, has another size
     * by now, or is of a format without an end, has not: it is finished when it rests.
     */
    public static boolean whole(Path file, long size) {
        try (SeekableByteChannel channel = open(file)) {
            if (channel.size() != size) return false;
            Head head = head(channel);
            Optional<EndMarker> marker = EndMarker.of(head);
            return marker.isPresent() && marker.get().ends(head, new ChannelTail(channel, size));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the file begins like an image. One that cannot be read does not. */
    public static boolean image(Path file) {
        try (SeekableByteChannel channel = open(file)) {
            return Magic.image(head(channel));
        } catch (IOException e) {
            return false;
        }
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static Head head(SeekableByteChannel channel) throws IOException {
        return new Head(read(channel, 0, Head.LENGTH));
    }

    private static byte[] read(SeekableByteChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(from);
        while (buffer.hasRemaining()) if (channel.read(buffer) < 0) break;
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private record ChannelTail(SeekableByteChannel channel, long size) implements EndMarker.Tail {
        @Override
        public byte[] at(long at, int count) throws IOException {
            if (at < 0 || at >= size) return new byte[0];
            return read(channel, at, (int) Math.min(count, size - at));
        }
    }
}
