// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.Fault;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Field;

/** Gathers how a version ended; where a photo has two sidecars, what needs a person's attention wins. */
final class Ending {
    private final PhotoState photo;
    private final Instant now;
    private final Set<Field> locked = new TreeSet<>();
    private final List<String> messages = new ArrayList<>();
    private State state;
    private @Nullable String sidecar;
    private @Nullable Verdict verdict;
    private @Nullable Fault fault;
    private List<LedgerEntry> ledger;

    Ending(PhotoState photo, State state, Instant now) {
        this.photo = photo;
        this.state = state;
        this.now = now;
        this.ledger = photo.ledger();
    }

    Ending state(State how) {
        state = how;
        return this;
    }

    Ending wrote() {
        if (state == State.UNCHANGED) state = State.WRITTEN;
        return this;
    }

    Ending locked(Set<Field> fields) {
        locked.addAll(fields);
        return this;
    }

    Ending fault(Fault why) {
        fault = why;
        state = State.QUARANTINED;
        return this;
    }

    Ending message(String words) {
        messages.add(words);
        return this;
    }

    Ending verdict(Verdict what) {
        verdict = what;
        return this;
    }

    Ending sidecar(String path) {
        if (sidecar == null) sidecar = path;
        return this;
    }

    Ending ledger(List<LedgerEntry> entries) {
        ledger = entries;
        return this;
    }

    SidecarOutcome build() {
        State how = state;
        if (!locked.isEmpty() && (how == State.WRITTEN || how == State.UNCHANGED)) {
            how = State.LOCKED;
            messages.add("a person's: "
                    + String.join(", ", locked.stream().map(Field::code).toList()));
        }
        return new SidecarOutcome(
                photo.subject(),
                how,
                Optional.ofNullable(sidecar),
                Optional.ofNullable(verdict),
                Optional.ofNullable(fault),
                messages.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", messages)),
                ledger,
                Math.max(0, Duration.between(photo.subject().seen(), now).toMillis()));
    }
}
