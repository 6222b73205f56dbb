// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cage's end of one process. For one thread at a time, save {@link #expire} and {@link #close}. */
final class Child implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);

    /** A start takes 0.3 s; on a machine that does much else, seconds. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final int MOST_WORDS = 1 << 16;

    private final Process process;
    private final SocketChannel channel;
    private final ByteBuffer head = ByteBuffer.allocateDirect(Wire.ANSWER_BYTES);
    private volatile boolean expired;
    private boolean midway;
    private int served;

    private Child(Process process, SocketChannel channel) {
        this.process = process;
        this.channel = channel;
    }

    /**
     * A process that has connected and greeted.
     *
     * @throws IOException if there is none to be had: the machine's fault, no photo's
     */
    static Child start(Launch launch) throws IOException {
        Path folder = Files.createTempDirectory("sluice"); // for this user alone
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Process process = launch.start(socket);
            try {
                return greeted(new Child(process, accept(server, process)));
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process) throws IOException {
        server.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            server.register(selector, SelectionKey.OP_ACCEPT);
            long end = System.nanoTime() + START.toNanos();
            while (System.nanoTime() < end
                    && process.isAlive()
                    && !Thread.currentThread().isInterrupted()) {
                if (selector.select(50) > 0) {
                    return server.accept();
                }
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        String words = process.isAlive() ? "it does not answer" : words(process);
        throw new IOException("a decoder's process does not start: " + words.strip());
    }

    private static Child greeted(Child child) throws IOException {
        ByteBuffer greeting = child.head.clear().limit(Wire.GREETING_BYTES);
        Wire.read(child.channel, greeting);
        if (greeting.flip().getInt() != Wire.MAGIC) {
            throw new IOException("a decoder's process does not greet");
        }
        if (greeting.getInt() == 0) {
            LOG.atWarn().log("decoders run without some of their limits, which this system refuses");
        }
        return child;
    }

    /** Hands over a file and waits for the head of the answer; what follows it must be read next. */
    Answer ask(Task task, BytePointer file, long length, long maxPixels) throws IOException {
        served++;
        midway = true;
        head.clear().putInt(Wire.MAGIC).putInt(task.ordinal()).putLong(length).flip();
        Wire.write(channel, head);
        Wire.write(channel, file, length);
        Wire.read(channel, head.clear());
        return Answer.read(head.flip(), task, maxPixels);
    }

    void read(BytePointer memory, Answer answer) throws IOException {
        Wire.read(channel, memory, answer.length());
        over();
    }

    byte[] bytes(Answer answer) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(answer.length())];
        Wire.read(channel, ByteBuffer.wrap(bytes));
        over();
        return bytes;
    }

    String text(Answer answer) throws IOException {
        return new String(bytes(answer), UTF_8);
    }

    /** The answer has been read. Makes room for what the process may have to say next time. */
    private void over() throws IOException {
        InputStream in = process.getInputStream();
        in.skipNBytes(Math.min(in.available(), MOST_WORDS));
        midway = false;
    }

    /** True if it can be asked again. */
    boolean ready() {
        return !midway && !expired && process.isAlive();
    }

    /** True if an earlier photo may have left something behind in it. */
    boolean used() {
        return served > 1;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Its time is up: kills it, and remembers why. */
    void expire() {
        expired = true;
        process.toHandle().destroyForcibly();
    }

    boolean expired() {
        return expired;
    }

    /** What its end says about its photo. Ends it if need be. */
    Obituary obituary() throws InterruptedException {
        boolean dead = process.waitFor(500, TimeUnit.MILLISECONDS);
        process.toHandle().destroyForcibly();
        process.waitFor();
        return Obituary.of(dead ? process.exitValue() : 0, words(process));
    }

    private static String words(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(MOST_WORDS), UTF_8);
        } catch (IOException e) {
            return ""; // somebody else has closed it
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a decoder's socket did not close");
        }
    }
}
