// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says that the disk under the broker's folder is full, once each time. Then the broker halts, is started again and halts
 * again, and says nothing that a person would understand; when there is room, it goes on by itself. Nothing is lost
 * meanwhile: what was not acknowledged is published again, and photos lie where they lay.
 */
final class BrokerDisk implements AutoCloseable {
    /** A broker that rolls its small files may halt at any moment with less. */
    static final long LEAST_BYTES = 2L << 20;

    private static final long EVERY_SECONDS = 1;

    private final Path folder;
    private final LongSupplier free;
    private final Consumer<String> say;
    private final Thread thread = new Thread(this::follow, "broker-disk");
    private volatile boolean full;

    BrokerDisk(Path folder, Consumer<String> say) {
        this(folder, usable(folder.toFile()), say);
    }

    /**
     * @param free how many bytes the disk still takes
     * @param say is told what a person should know, by a thread of ours
     */
    BrokerDisk(Path folder, LongSupplier free, Consumer<String> say) {
        this.folder = folder;
        this.free = free;
        this.say = say;
        thread.setDaemon(true);
    }

    /** Nought as well where the disk cannot be asked: then {@link File#exists} tells that from a full one. */
    private static LongSupplier usable(File folder) {
        return () -> folder.exists() ? folder.getUsableSpace() : Long.MAX_VALUE;
    }

    /** Looks every second from now on. */
    BrokerDisk start() {
        thread.start();
        return this;
    }

    private void follow() {
        try {
            while (true) {
                look();
                TimeUnit.SECONDS.sleep(EVERY_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once, and says what has changed. */
    void look() {
        boolean now = free.getAsLong() < LEAST_BYTES;
        if (now == full) return;
        full = now;
        say.accept(
                now
                        ? "the disk at " + folder + " is full, and the broker cannot go on. Make room there; until then"
                                + " nothing is lost, photos and sidecars are untouched, and work goes on by itself"
                        : "there is room again at " + folder + "; going on");
    }

    /** Why the broker cannot go on, for readiness. */
    Optional<String> lacks() {
        return full ? Optional.of("the disk at " + folder + " is full: make room") : Optional.empty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
