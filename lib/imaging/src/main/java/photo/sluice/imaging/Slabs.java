// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.BytePointer;

/** Native memory of one fixed size for renditions, lent and given back; safe for several threads. */
final class Slabs implements AutoCloseable {
    /** Slabs kept for the next rendition; more are freed. */
    private static final int KEPT = 8;

    private final long size;
    private final ConcurrentLinkedDeque<BytePointer> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private final AtomicInteger lent = new AtomicInteger();
    private volatile boolean closed;

    Slabs(long size) {
        this.size = size;
    }

    BytePointer borrow() {
        BytePointer slab = idle.pollFirst();
        if (slab == null) {
            slab = new BytePointer(size);
        } else {
            idleCount.decrementAndGet();
        }
        lent.incrementAndGet();
        return slab;
    }

    void giveBack(BytePointer slab) {
        lent.decrementAndGet();
        if (closed || idleCount.get() >= KEPT) {
            slab.deallocate();
        } else {
            idleCount.incrementAndGet();
            idle.addFirst(slab);
        }
    }

    /** How many are lent now: the renditions not yet closed. */
    int lent() {
        return lent.get();
    }

    /** Frees what is idle; what is lent is freed when it comes back. */
    @Override
    public void close() {
        closed = true;
        for (BytePointer slab = idle.pollFirst(); slab != null; slab = idle.pollFirst()) {
            idleCount.decrementAndGet();
            slab.deallocate();
        }
    }
}
