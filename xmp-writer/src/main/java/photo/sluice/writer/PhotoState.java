// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;

/**
 * What the writer remembers of one photo: the last version's signals, how it ended, and the ledger of its sidecars.
 *
 * @param rejected by stage
 * @param outcome how this version ended; empty while it waits
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PhotoState(
        Subject subject,
        Optional<PhotoScored> scored,
        Optional<PhotoTagged> tagged,
        Map<String, PhotoRejected> rejected,
        Optional<SidecarOutcome.State> outcome,
        List<LedgerEntry> ledger) {
    static final String SCORER = "scorer";
    static final String TAGGER = "tagger";

    PhotoState {
        rejected = Map.copyOf(rejected);
        ledger = List.copyOf(ledger);
    }

    /** A version of which nothing is known yet. */
    static PhotoState fresh(Subject subject, List<LedgerEntry> ledger) {
        return new PhotoState(subject, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), ledger);
    }

    /** With one more result of the same version. */
    PhotoState with(Event result) {
        if (result instanceof PhotoScored s) {
            return new PhotoState(subject, Optional.of(s), tagged, rejected, outcome, ledger);
        }
        if (result instanceof PhotoTagged t) {
            return new PhotoState(subject, scored, Optional.of(t), rejected, outcome, ledger);
        }
        if (result instanceof PhotoRejected r) {
            Map<String, PhotoRejected> all = new HashMap<>(rejected);
            all.put(r.stage(), r);
            return new PhotoState(subject, scored, tagged, all, outcome, ledger);
        }
        return this;
    }

    /** Ended, with the ledger as it is from here on. */
    PhotoState ended(SidecarOutcome how) {
        return new PhotoState(subject, scored, tagged, rejected, Optional.of(how.state()), how.ledger());
    }

    /** With an intent that may or may not have been carried out. */
    PhotoState intended(SidecarIntended intent) {
        return knowing(intent.ledger());
    }

    /** With what is known of its sidecars by now. */
    PhotoState knowing(List<LedgerEntry> entries) {
        return new PhotoState(subject, scored, tagged, rejected, outcome, entries);
    }

    /** The reason for which no verdict is possible, if the scorer gave one. */
    @JsonIgnore
    Optional<PhotoRejected> unscorable() {
        return Optional.ofNullable(rejected.get(SCORER));
    }

    /** Whether every stage whose answer counts has answered. */
    @JsonIgnore
    boolean complete() {
        if (unscorable().isPresent()) return true;
        return scored.isPresent() && (tagged.isPresent() || rejected.containsKey(TAGGER));
    }

    byte[] bytes() {
        try {
            return EventCodec.json().writeValueAsBytes(this);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PhotoState of(byte[] bytes) {
        try {
            return EventCodec.json().readValue(bytes, PhotoState.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the writer's store holds something that is not its own", e);
        }
    }
}
