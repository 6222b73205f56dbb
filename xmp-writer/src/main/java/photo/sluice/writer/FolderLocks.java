// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a writer that was given up, but is not dead, off a folder that another one owns now: a byte of
 * {@code <root>/.sluice/writer.lock} for each folder, locked while its sidecars are written. A process that dies leaves
 * no lock behind. Not thread-safe: one a writer.
 */
final class FolderLocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLocks.class);

    /** What a lock attempt gives. */
    sealed interface Attempt {
        /** Go ahead, and close it when done. */
        record Held(Optional<FileLock> lock) implements Attempt, AutoCloseable {
            @Override
            public void close() {
                if (lock.isEmpty()) return;
                try {
                    lock.get().release();
                } catch (IOException e) {
                    LOG.atDebug().setCause(e).log("lock is gone already");
                }
            }
        }

        /** Another writer is at it; ask again later. */
        record Taken() implements Attempt {}
    }

    private final Map<Path, Optional<FileChannel>> channels = new HashMap<>();

    /** Locks a folder. Where the root cannot hold a lock file (read-only, no locks on the share) it goes without. */
    Attempt lock(Path root, String folder) {
        Optional<FileChannel> channel = channels.computeIfAbsent(root, FolderLocks::open);
        if (channel.isEmpty()) return new Attempt.Held(Optional.empty());
        try {
            FileLock lock = channel.get().tryLock(Integer.toUnsignedLong(folder.hashCode()), 1, false);
            return lock == null ? new Attempt.Taken() : new Attempt.Held(Optional.of(lock));
        } catch (OverlappingFileLockException e) {
            return new Attempt.Taken();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("root", root).setCause(e).log("this share has no locks; going without");
            channels.put(root, Optional.empty());
            return new Attempt.Held(Optional.empty());
        }
    }

    private static Optional<FileChannel> open(Path root) {
        try {
            Path folder = Files.createDirectories(root.resolve(".sluice"));
            return Optional.of(FileChannel.open(
                    folder.resolve("writer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("root", root)
                    .addKeyValue("reason", e.toString())
                    .log("no lock file; going without");
            return Optional.empty();
        }
    }

    /** A root is away; when it comes back it may be another file system, with a lock file of its own. */
    void forget(Path root) {
        Optional<FileChannel> channel = channels.remove(root);
        if (channel != null) channel.ifPresent(FolderLocks::close);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("lock file is closed already");
        }
    }

    @Override
    public void close() {
        channels.values().forEach(channel -> channel.ifPresent(FolderLocks::close));
        channels.clear();
    }
}
