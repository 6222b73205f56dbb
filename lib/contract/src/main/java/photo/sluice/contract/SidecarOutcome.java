// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * How a version of a photo ended; each version ends in exactly one state.
 *
 * @param state how
 * @param sidecar path below the root, where one stands
 * @param verdict what was judged, unless the photo could not be
 * @param fault why not, for {@link State#QUARANTINED}
 * @param message in words, where there is something to say
 * @param ledger what we know of its sidecars from here on
 * @param latencyMs milliseconds from {@link Subject#seen()} to the sidecar's publication
 * @param request the request for which a version that had ended was looked at again; absent at its first end
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SidecarOutcome(
        Subject subject,
        State state,
        Optional<String> sidecar,
        Optional<Verdict> verdict,
        Optional<Fault> fault,
        Optional<String> message,
        List<LedgerEntry> ledger,
        long latencyMs,
        Optional<String> request)
        implements Event {
    public SidecarOutcome {
        ledger = List.copyOf(ledger);
    }

    /** The first end of a version. */
    public SidecarOutcome(
            Subject subject,
            State state,
            Optional<String> sidecar,
            Optional<Verdict> verdict,
            Optional<Fault> fault,
            Optional<String> message,
            List<LedgerEntry> ledger,
            long latencyMs) {
        this(subject, state, sidecar, verdict, fault, message, ledger, latencyMs, Optional.empty());
    }

    /** The same outcome of what somebody asked for. */
    public SidecarOutcome askedBy(String id) {
        return new SidecarOutcome(subject, state, sidecar, verdict, fault, message, ledger, latencyMs, Optional.of(id));
    }

    /** The ways in which a version can end. */
    public enum State {
        /** The sidecar was created or changed. */
        @JsonProperty("written")
        WRITTEN,
        /** The sidecar said the same already. */
        @JsonProperty("unchanged")
        UNCHANGED,
        /** Written or not, but some field is a person's and stays. */
        @JsonProperty("locked")
        LOCKED,
        /** The sidecar that is there cannot be parsed: not touched. */
        @JsonProperty("malformed")
        MALFORMED,
        /** Folder or sidecar may not be written. */
        @JsonProperty("readonly")
        READONLY,
        /** The photo could not be judged; see the fault. */
        @JsonProperty("quarantined")
        QUARANTINED,
        /** A newer version came first. */
        @JsonProperty("superseded")
        SUPERSEDED,
        /** The photo has gone. */
        @JsonProperty("gone")
        GONE;

        /** Lower-case name, as in metrics and JSON. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
