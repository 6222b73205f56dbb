// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.time.Instant;
import photo.sluice.contract.Event;
import photo.sluice.contract.Request;

/**
 * The writer's work on the folders of one partition. Called by one thread. What it must remember it keeps in its
 * {@link PhotoStore}; everything may be told twice.
 */
public interface FolderStage extends AutoCloseable {
    /** Makes the stage of one partition; called again after each change of hands. */
    interface Factory {
        FolderStage open(PhotoStore store, Outlet outlet);
    }

    /** An intent or outcome that reached the log but perhaps not the store, because the writer died between the two. */
    void replay(Event event);

    /** A result of a worker. */
    void accept(Event result, Instant now);

    /**
     * Something is asked of all writers. The stage begins with it, goes on in its ticks, and says how far it is through
     * {@link Outlet#answer}; until it has said that it is done it is asked again after each change of hands.
     */
    void request(Request request, Instant now);

    /** Time passes; what is due is done. */
    void tick(Instant now);

    /** The partition goes to another writer, or this one ends. */
    @Override
    void close();
}
