// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.time.Instant;
import photo.sluice.contract.Event;

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

    /** Time passes; what is due is done. */
    void tick(Instant now);

    /** The partition goes to another writer, or this one ends. */
    @Override
    void close();
}
