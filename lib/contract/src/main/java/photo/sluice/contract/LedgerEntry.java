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
 * @param sha256 of the bytes that we last wrote or meant to write, in hexadecimal
 * @param fields per field: the value before us, before the last run, and ours
 * @param rolledBack whether a stale program's overwrite was mended once already
 */
public record LedgerEntry(String sidecar, String sha256, Map<String, Field> fields, boolean rolledBack) {
    public LedgerEntry {
        fields = Map.copyOf(fields);
    }

    /**
     * One field; absent is not the same as an empty list.
     *
     * @param before the value before we ever wrote
     * @param beforeRun the value before the last run wrote
     * @param ours what we last wrote
     * @param removed values of ours that a person took out: never written again
     * @param locked whether the field is a person's for good
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Field(
            Optional<List<String>> before,
            Optional<List<String>> beforeRun,
            Optional<List<String>> ours,
            List<String> removed,
            boolean locked) {
        public Field {
            removed = List.copyOf(removed);
        }
    }
}
