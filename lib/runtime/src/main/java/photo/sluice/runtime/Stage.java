// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import java.util.List;
import java.util.Optional;
import photo.sluice.contract.PhotoArrived;

/**
 * One kind of work on a photo: an event in, an {@link Outcome} out. A stage knows neither queue nor broker; it is called
 * by several threads at once, each photo by one of them.
 */
public interface Stage extends AutoCloseable {
    /** Name of the stage in groups, metrics and rejections, such as {@code scorer}. */
    String name();

    /** Looks at one photo. What it throws is taken for a bug: the photo is rejected, the stack trace logged. */
    Outcome process(PhotoArrived arrived);

    /**
     * Looks at a batch; answer {@code i} belongs to photo {@code i}. For stages that gain by batches; the others get
     * their photos one by one.
     */
    default List<Outcome> processBatch(List<PhotoArrived> batch) {
        return batch.stream().map(this::process).toList();
    }

    /** Why no photo could succeed now, if that is so: polling stops until it is mended. */
    default Optional<FaultException> check() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
