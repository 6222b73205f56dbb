// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Decodes each version of a photo once for all stages of a process, within a bounded window of native memory.
 *
 * <pre>
 *   absent --first use--> DECODING --+--> READY ---each stage has used it---> dropped
 *                                    |      \----window full, oldest first---/
 *                                    +--> FAILED --each stage has seen it---/
 * </pre>
 *
 * <p>Whoever comes while a photo is being decoded waits for it and gets the same rendition, or the same failure. A stage
 * that is ahead and finds the window full waits up to {@code patience} for the others; if that was in vain it evicts the
 * oldest rendition that nobody is looking at, and does not wait again until another stage has used a shared rendition.
 * So a stage that stands still costs the others one wait, and nobody ever waits for a rendition to be let go of: the
 * window is exceeded by one rendition for each thread at most.
 */
public final class SharedRenditions implements AutoCloseable {
    /** How long a stage that is ahead waits, unless told otherwise: a few decodes of a large photo. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    /** Failures hold no memory; so many entries of any kind are remembered. */
    private static final int MOST_ENTRIES = 4096;

    /** In units of patience. */
    private static final int STALE_AFTER = 20;

    private record Key(Path path, long size, long modified) {}

    private final PhotoReader reader;
    private final int readers;
    private final long maxBytes;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Key, SharedEntry> entries = new LinkedHashMap<>();
    private long bytes;
    private volatile Consumer<Rendition> listener = rendition -> {};
    private boolean othersMove = true;
    private boolean closed;

    /** {@code readers} stages share what {@code reader} decodes; {@code maxBytes} of native memory are held for them. */
    public SharedRenditions(PhotoReader reader, int readers, long maxBytes) {
        this(reader, readers, maxBytes, PATIENCE);
    }

    public SharedRenditions(PhotoReader reader, int readers, long maxBytes, Duration patience) {
        if (readers < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("readers and maxBytes must be positive: " + readers + ", " + maxBytes);
        }
        this.reader = reader;
        this.readers = readers;
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    /** Tells {@code decoded} of every photo that is decoded from now on, once each; it must not close it. */
    public SharedRenditions telling(Consumer<Rendition> decoded) {
        listener = decoded;
        return this;
    }

    /**
     * What {@code use} makes of the photo; the calling thread runs it.
     *
     * @param stage the name of the calling stage; a stage may use a photo again
     * @param modified milliseconds since 1970
     * @throws UnreadablePhoto as {@link PhotoReader#read(Path, long, long)} does, once decoded the same to all stages
     */
    public <T> T use(String stage, Path path, long size, long modified, RenditionUse<T> use)
            throws UnreadablePhoto, InterruptedException {
        if (readers == 1) {
            try (Rendition rendition = reader.read(path, size, modified)) {
                listener.accept(rendition);
                return use.apply(rendition);
            }
        }
        Key key = new Key(path, size, modified);
        SharedEntry entry = enter(key, stage);
        try {
            return use.apply(entry.rendition());
        } finally {
            leave(key, entry, stage);
        }
    }

    /** The entry, decoded by this thread or another one, with this thread counted as looking at it. */
    private SharedEntry enter(Key key, String stage) throws UnreadablePhoto, InterruptedException {
        SharedEntry entry;
        lock.lockInterruptibly();
        try {
            entry = entries.get(key);
            if (entry == null) {
                awaitRoom();
                entry = entries.get(key);
            }
            if (entry != null) {
                entry.enter();
                return decodedByAnother(key, entry, stage);
            }
            entry = new SharedEntry(stage);
            entry.enter();
            entries.put(key, entry);
        } finally {
            lock.unlock();
        }
        decode(key, entry);
        return result(key, entry, stage);
    }

    private SharedEntry decodedByAnother(Key key, SharedEntry entry, String stage)
            throws UnreadablePhoto, InterruptedException {
        othersMove |= !entry.firstStage().equals(stage);
        try {
            while (!entry.decoded()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            leave(key, entry, stage);
            throw e;
        }
        return result(key, entry, stage);
    }

    private SharedEntry result(Key key, SharedEntry entry, String stage) throws UnreadablePhoto {
        try {
            entry.check();
            return entry;
        } catch (UnreadablePhoto | RuntimeException | Error e) {
            leave(key, entry, stage);
            throw e;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a bug in decoding is shared like any failure, or waiters would hang
    private void decode(Key key, SharedEntry entry) {
        Rendition rendition = null;
        Throwable failure = null;
        try {
            rendition = reader.read(key.path, key.size, key.modified);
            listener.accept(rendition);
        } catch (UnreadablePhoto | RuntimeException | Error e) {
            failure = e;
        }
        lock.lock();
        try {
            entry.finish(rendition, failure);
            bytes += entry.bytes();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void leave(Key key, SharedEntry entry, String stage) {
        lock.lock();
        try {
            entry.leave(stage);
            if (entry.idle() && (closed || entry.stages() >= readers || entries.get(key) != entry)) {
                entries.remove(key, entry);
                drop(entry);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() throws InterruptedException {
        while (full() && evictOldest(System.nanoTime() - STALE_AFTER * patience.toNanos())) {
            // What nobody came for in all this time (a second delivery, say) is not worth waiting for.
        }
        long left = patience.toNanos();
        while (full() && othersMove && !closed) {
            if (left <= 0) {
                othersMove = false;
            } else {
                left = changed.awaitNanos(left);
            }
        }
        while (full() && evictOldest(System.nanoTime())) {
            // Until there is room or all is being looked at.
        }
    }

    private boolean full() {
        return bytes >= maxBytes || entries.size() >= MOST_ENTRIES;
    }

    /** Evicts the oldest entry that nobody looks at, if it came before {@code nanoTime}. */
    private boolean evictOldest(long nanoTime) {
        for (Iterator<SharedEntry> it = entries.values().iterator(); it.hasNext(); ) {
            SharedEntry entry = it.next();
            if (entry.idle() && entry.decoded() && entry.born() - nanoTime < 0) {
                it.remove();
                drop(entry);
                return true;
            }
        }
        return false;
    }

    private void drop(SharedEntry entry) {
        bytes -= entry.bytes();
        entry.close();
    }

    /** Native bytes held now. */
    public long heldBytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of all that nobody is looking at; the rest goes when it is looked at no more. Leaves the reader open. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            while (evictOldest(System.nanoTime())) {
                // All of them.
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For tests that a thread can be seen to wait. */
    boolean hasWaiters() {
        lock.lock();
        try {
            return lock.hasWaiters(changed);
        } finally {
            lock.unlock();
        }
    }
}
