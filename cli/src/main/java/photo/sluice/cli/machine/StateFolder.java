// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import photo.sluice.cli.Failure;

/** The state folder: where the embedded broker, the local stores, the logs and the list of roots lie. */
public record StateFolder(Path path) {
    private static final long BROKER_LEAVES_NANOS = 30_000_000_000L;

    public Path broker() {
        return path.resolve("broker");
    }

    public Path streams() {
        return path.resolve("streams");
    }

    public Path log(String child) {
        return path.resolve("logs").resolve(child + ".log");
    }

    Path arguments(String child) {
        return path.resolve(child + ".arguments");
    }

    Path roots() {
        return path.resolve("roots.json");
    }

    /** When the owner of a root said that what lay there is to be left alone. */
    Path left() {
        return path.resolve("left-alone.json");
    }

    Path runCard() {
        return path.resolve("run.json");
    }

    /** Creates it where it is new. */
    public StateFolder create() {
        try {
            Files.createDirectories(path.resolve("logs"));
            return this;
        } catch (IOException e) {
            throw Failure.environment("the state folder " + path + " cannot be used: " + e
                    + "\nName another with SLUICE_STATE or --set state=FOLDER.");
        }
    }

    /** Takes the folder for this process until it ends; empty if another process has it. */
    public Optional<FileLock> tryOwn() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) channel.close();
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.environment("the state folder " + path + " cannot be locked: " + e);
        }
    }

    /**
     * Waits until no broker holds the folder: one whose run was killed notices that by itself, but not before the next
     * run can be started. Gives up after a while; then the next broker says what is in its way.
     */
    public void awaitBrokerGone() throws InterruptedException {
        Path file = broker().resolve("broker.lock");
        long deadline = System.nanoTime() + BROKER_LEAVES_NANOS;
        while (Files.exists(file) && System.nanoTime() - deadline < 0) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) return;
            } catch (IOException e) {
                return; // the broker will say it better
            }
            Thread.sleep(100);
        }
    }

    /** A name for this installation's writer that stays the same, so that it gets its folders back after a restart. */
    public String instance() {
        return remembered("instance", UUID.randomUUID().toString());
    }

    /**
     * Whether the power may have been lost since this folder was last used: the machine was started anew, and nobody had
     * closed the folder well. What the broker had acknowledged may then have been in the page cache only. From here on
     * the folder counts as in use.
     */
    public boolean powerLost() {
        String now = bootId();
        Path file = path.resolve("in-use");
        try {
            boolean lost = Files.exists(file) && !Files.readString(file).strip().equals(now);
            write(file, now);
            return lost;
        } catch (IOException e) {
            throw Failure.environment("cannot keep the boot id in " + file + ": " + e);
        }
    }

    /** The broker was closed in order: what it holds is on the disk. */
    public void closedWell() {
        try {
            Files.deleteIfExists(path.resolve("in-use"));
        } catch (IOException e) {
            throw Failure.environment("cannot mark " + path + " as closed: " + e);
        }
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private String remembered(String name, String fresh) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) write(file, fresh);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Failure.environment("cannot keep " + file + ": " + e);
        }
    }

    /** Replaces a small file of ours, whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
