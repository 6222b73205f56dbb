// SPDX-License-Identifier: Apache-2.0
package photo.sluice.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One KRaft broker and controller that listens on 127.0.0.1 only.
 *
 * <p>Its folder survives restarts and {@code kill -9}; the ports are random at the first start and sticky from then on,
 * so that clients find the broker again by themselves. Records are in the page cache when they are acknowledged: safe
 * against a killed process, not against a power cut.
 *
 * <p>A fatal fault of the broker halts its JVM without running shutdown hooks, which is why the product runs it as a
 * child process ({@link BrokerMain}); tests may run it in their own JVM.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final FileChannel lockFile;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers, FileChannel lockFile) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.lockFile = lockFile;
    }

    /**
     * Starts the broker that lives in {@code folder} and returns once it serves.
     *
     * @param folder is created and formatted where it is new
     * @param overrides broker settings that win over ours
     * @throws IOException if the folder cannot be used, belongs to another running broker, or holds broken data
     */
    public static EmbeddedBroker start(Path folder, Map<String, String> overrides) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile = lock(folder);
        try {
            Ports ports = Ports.choose(folder.resolve("ports.properties"));
            Path data = folder.resolve("log");
            format(data);
            KafkaConfig config = new KafkaConfig(BrokerSettings.of(data, ports, overrides), false);
            KafkaRaftServer server = startServer(config, folder);
            return new EmbeddedBroker(server, "127.0.0.1:" + ports.broker(), lockFile);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /** {@code host:port} for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("another broker already runs on " + folder);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this JVM, which is "another broker" just as well
        }
    }

    /** The formatter writes meta.properties last, so a folder that has it is formatted. */
    private static void format(Path data) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) return;
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .run();
        } catch (Exception e) {
            throw new IOException("cannot format the broker's folder " + data + ": " + e.getMessage(), e);
        }
    }

    private static KafkaRaftServer startServer(KafkaConfig config, Path folder) throws IOException {
        try {
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            try {
                server.startup();
                return server;
            } catch (RuntimeException e) {
                server.shutdown();
                throw e;
            }
        } catch (RuntimeException e) {
            throw new IOException("the broker in " + folder + " does not start: " + e.getMessage(), e);
        }
    }
}
