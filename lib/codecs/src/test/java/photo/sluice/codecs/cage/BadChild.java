// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.bytedeco.javacpp.BytePointer;

/** Processes that do not do as they should. */
final class BadChild {
    private BadChild() {}

    /** Takes a photo and never answers. */
    static final class Hangs {
        public static void main(String[] arguments) throws IOException {
            SocketChannel channel = greet(arguments);
            take(channel);
            System.out.println("took it");
            leaveWithParent();
        }
    }

    /** Says something, and dies of the photo. */
    static final class Dies {
        public static void main(String[] arguments) throws IOException {
            take(greet(arguments));
            System.out.println("what it said on standard output");
            System.out.println("its last words");
            System.exit(3);
        }
    }

    /** Decodes one photo, and dies of the second. */
    static final class DiesOfTheSecond {
        public static void main(String[] arguments) throws IOException {
            SocketChannel channel = greet(arguments);
            take(channel);
            Answer answer = new Answer(0, 1, 1, 1, 1, 3);
            ByteBuffer bytes = ByteBuffer.allocate(Wire.ANSWER_BYTES + 3);
            answer.write(bytes);
            Wire.write(channel, bytes.put(new byte[] {1, 2, 3}).flip());
            take(channel);
            System.exit(3);
        }
    }

    /** Promises more pixels than there can be. */
    static final class Lies {
        public static void main(String[] arguments) throws IOException {
            SocketChannel channel = greet(arguments);
            take(channel);
            ByteBuffer bytes = ByteBuffer.allocate(Wire.ANSWER_BYTES);
            new Answer(0, 1000, 1000, 1000, 1000, Long.MAX_VALUE).write(bytes);
            Wire.write(channel, bytes.flip());
            leaveWithParent();
        }
    }

    /** Does not even begin. */
    static final class NeverGreets {
        public static void main(String[] arguments) {
            System.out.println("no decoders today");
            System.exit(1);
        }
    }

    static void leaveWithParent() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said here.
        }
        System.exit(0);
    }

    private static SocketChannel greet(String[] arguments) throws IOException {
        Thread watch = new Thread(() -> {
            try {
                leaveWithParent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        watch.setDaemon(true);
        watch.start();
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(arguments[0]));
        Wire.write(
                channel,
                ByteBuffer.allocate(Wire.GREETING_BYTES)
                        .putInt(Wire.MAGIC)
                        .putInt(1)
                        .flip());
        return channel;
    }

    private static void take(SocketChannel channel) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(Wire.REQUEST_BYTES);
        Wire.read(channel, request);
        long length = request.flip().position(8).getLong();
        try (BytePointer file = new BytePointer(length)) {
            Wire.read(channel, file, length);
        }
    }
}
