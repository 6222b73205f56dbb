// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.util.List;
import photo.sluice.contract.Event;
import photo.sluice.runtime.FaultException;

/** Where the writer's intents and outcomes go: the ledger. */
@FunctionalInterface
public interface Outlet {
    /** Publishes to the ledger and returns when the cluster has it. */
    void publish(List<? extends Event> events) throws FaultException;
}
