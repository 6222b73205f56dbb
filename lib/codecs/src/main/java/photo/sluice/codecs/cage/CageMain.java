// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import photo.sluice.codecs.Undecodable.Reason;
import photo.sluice.codecs.library.Confinement;
import photo.sluice.codecs.library.Facts;
import photo.sluice.codecs.library.LibHeif;
import photo.sluice.codecs.library.LibJxl;
import photo.sluice.codecs.library.LibRaw;
import photo.sluice.codecs.library.Library;

/**
 * A process that decodes what comes through its socket, one photo after the other, until its standard input ends.
 *
 * <p>Arguments: socket, folder of libraries, most pixels, most bytes of memory. The input ends when the parent is gone,
 * however it went, since nobody else holds the other end; a thread of its own waits for that, while another may be stuck
 * in a decoder. What decoders print goes to standard output and error and so never onto the socket.
 */
public final class CageMain {
    private final Path libraries;
    private final long maxPixels;
    private final long maxBytes;
    private final Facts facts = new Facts();
    private int served;

    private CageMain(Path libraries, long maxPixels, long maxBytes) {
        this.libraries = libraries;
        this.maxPixels = maxPixels;
        this.maxBytes = maxBytes;
    }

    public static void main(String[] arguments) throws IOException {
        Thread orphaned = new Thread(CageMain::leaveWithParent, "parent");
        orphaned.setDaemon(true);
        orphaned.start();
        Path libraries = Path.of(arguments[1]);
        CageMain child = new CageMain(libraries, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(arguments[0]));
            Library.CONFINEMENT.load(libraries);
            boolean confined = Confinement.confine(child.maxBytes);
            ByteBuffer greeting = ByteBuffer.allocateDirect(Wire.GREETING_BYTES);
            Wire.write(
                    channel,
                    greeting.putInt(Wire.MAGIC).putInt(confined ? 1 : 0).flip());
            child.serve(channel);
        }
    }

    private static void leaveWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said here.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        try {
            Confinement.leave();
        } catch (LinkageError e) {
            Runtime.getRuntime().halt(0); // not loaded yet
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        ByteBuffer request = ByteBuffer.allocateDirect(Wire.REQUEST_BYTES);
        Task[] tasks = Task.values();
        while (true) {
            Wire.read(channel, request.clear());
            int magic = request.flip().getInt();
            Task task = tasks[request.getInt()];
            long length = request.getLong();
            if (magic != Wire.MAGIC || length < 1) {
                throw new IOException("not a request");
            }
            try (BytePointer file = new BytePointer(length)) {
                Wire.read(channel, file, length);
                answer(channel, task, file, length);
            }
            Confinement.rest();
        }
    }

    private void answer(SocketChannel channel, Task task, BytePointer file, long length) throws IOException {
        served++;
        facts.clear();
        Optional<BytePointer> buffer;
        try {
            task.library().load(libraries);
            buffer = Optional.ofNullable(run(task, file, length));
        } catch (UnsatisfiedLinkError e) {
            refuse(channel, Reason.UNSUPPORTED, "the decoder does not load: " + e.getMessage());
            return;
        }
        if (facts.outOfMemory() && served > 1) {
            Confinement.leave(); // earlier photos may have left too little: a new process shall judge
        }
        if (facts.reason() != 0) {
            refuse(channel, Reason.values()[facts.reason() - 1], facts.text());
            return;
        }
        Answer answer = new Answer(
                0,
                facts.width(),
                facts.height(),
                facts.fullWidth(),
                facts.fullHeight(),
                buffer.isPresent() ? facts.size() : 0);
        try {
            head(channel, answer);
            if (buffer.isPresent()) {
                Wire.write(channel, buffer.get().capacity(answer.length()), answer.length());
            }
        } finally {
            buffer.ifPresent(pixels -> free(task, pixels));
        }
    }

    private @Nullable BytePointer run(Task task, BytePointer file, long length) {
        return switch (task) {
            case RAW -> LibRaw.decode(file, length, maxPixels, maxBytes, facts.numbers(), facts.message());
            case RAW_PREVIEW -> LibRaw.preview(file, length, maxBytes, facts.numbers(), facts.message());
            case HEIF -> LibHeif.decode(file, length, maxPixels, facts.numbers(), facts.message());
            case JXL -> LibJxl.decode(file, length, maxPixels, facts.numbers(), facts.message());
        };
    }

    private static void free(Task task, BytePointer buffer) {
        switch (task) {
            case RAW, RAW_PREVIEW -> LibRaw.free(buffer);
            case HEIF -> LibHeif.free(buffer);
            case JXL -> LibJxl.free(buffer);
        }
    }

    private static void refuse(SocketChannel channel, Reason reason, String message) throws IOException {
        byte[] text = message.substring(0, Math.min(message.length(), Answer.MOST_TEXT / 4))
                .getBytes(UTF_8);
        head(channel, Answer.failed(reason.ordinal() + 1, text.length));
        Wire.write(channel, ByteBuffer.wrap(text));
    }

    private static void head(SocketChannel channel, Answer answer) throws IOException {
        ByteBuffer head = ByteBuffer.allocateDirect(Wire.ANSWER_BYTES);
        answer.write(head);
        Wire.write(channel, head.flip());
    }
}
