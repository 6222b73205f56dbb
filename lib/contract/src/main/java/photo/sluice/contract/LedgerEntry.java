// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we know of one sidecar: enough to tell our words from a person's, and to take ours back.
 *
 * @param sidecar path below the root
 * @param sha256 of the bytes that we last wrote, saw, or meant to write, in hexadecimal; empty: never
 * @param base of the file that those bytes replace; empty: there was none
 * @param run the run that wrote last; empty: never
 * @param reapplied whether a stale program's overwrite was mended once already
 * @param fields by code, such as {@code rating}
 * @param prior what held before, in an intent whose outcome is not known yet
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LedgerEntry(
        String sidecar,
        String sha256,
        String base,
        String run,
        boolean reapplied,
        Map<String, Field> fields,
        Optional<LedgerEntry> prior) {
    public LedgerEntry {
        fields = Map.copyOf(fields);
    }

    /**
     * One field. Lists hold the texts of a list property or the one text of a scalar; empty means that it was absent.
     *
     * @param first what was there before we ever wrote
     * @param beforeRun what was there before the last run
     * @param ours what we last wrote and may change again
     * @param seen all that was there after our last write
     * @param removed what of ours a person took out: never written again
     * @param locked whether the field is a person's for good
     */
    public record Field(
            List<String> first,
            List<String> beforeRun,
            List<String> ours,
            List<String> seen,
            List<String> removed,
            boolean locked) {
        public Field {
            first = List.copyOf(first);
            beforeRun = List.copyOf(beforeRun);
            ours = List.copyOf(ours);
            seen = List.copyOf(seen);
            removed = List.copyOf(removed);
        }
    }
}
