// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import java.time.Duration;
import java.util.List;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;

/** What a stage answers for one photo. */
public sealed interface Outcome {
    /** It is done: these events are published, then the photo is acknowledged. */
    record Done(List<Event> events) implements Outcome {
        public Done {
            events = List.copyOf(events);
        }

        /** Done with one event. */
        public static Done with(Event event) {
            return new Done(List.of(event));
        }
    }

    /** Not now: the photo is held, its lock renewed, and tried again in place. */
    record Retry(Fault fault, Duration after, String message) implements Outcome {}

    /** Never: the photo is quarantined with this reason. */
    record Reject(Fault fault, String message) implements Outcome {}

    /** The outcome that a fault's kind asks for. */
    static Outcome of(FaultException e) {
        return switch (e.fault().kind()) {
            case TRANSIENT, ENVIRONMENT -> new Retry(e.fault(), Duration.ofSeconds(2), e.getMessage());
            case POISON, BUG -> new Reject(e.fault(), e.getMessage());
        };
    }
}
