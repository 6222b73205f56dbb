// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.Collection;
import java.util.Map;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;

/** Where arrivals are announced and remembered. Used by one thread. */
public interface Announcements extends AutoCloseable {
    /**
     * What was announced last, by path below the root.
     *
     * @throws FaultException if it cannot be told now
     */
    Map<String, Version> known() throws FaultException;

    /**
     * Announces and remembers these versions, all or none.
     *
     * @throws FaultException if it failed or cannot be told; {@link #known()} tells before the next try
     */
    void announce(Collection<Subject> subjects) throws FaultException;

    /** Forgets photos that have gone; may be repeated. */
    void forget(Collection<PhotoId> photos) throws FaultException;

    @Override
    void close();
}
