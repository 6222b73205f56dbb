// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.util.List;
import photo.sluice.contract.Event;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.runtime.FaultException;

/** Where the writer's intents and outcomes go, the ledger; and what it answers to those who ask. */
public interface Outlet {
    /** Publishes to the ledger and returns when the cluster has it. */
    void publish(List<? extends Event> events) throws FaultException;

    /**
     * Answers a request; the partition of the answer is filled in. Once it says that the request is done, the stage is not
     * asked again.
     */
    void answer(RequestAnswered answer) throws FaultException;
}
