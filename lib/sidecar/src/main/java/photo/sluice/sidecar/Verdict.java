// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Optional;
import photo.sluice.sidecar.packet.Edit;

/**
 * What was decided on one field.
 *
 * @param ours what is ours from now on
 * @param removed all tombstones, old and new
 */
record Verdict(Optional<Edit> edit, List<String> ours, List<String> removed, boolean locked) {

    /** Nothing to do, nothing ours, nothing locked. */
    static final Verdict NONE = new Verdict(Optional.empty(), List.of(), List.of(), false);

    static Verdict person() {
        return new Verdict(Optional.empty(), List.of(), List.of(), true);
    }
}
