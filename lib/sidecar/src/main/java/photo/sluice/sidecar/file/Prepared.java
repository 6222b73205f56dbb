// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.nio.file.Path;
import java.time.Duration;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merged;

/** What should be done with a sidecar. Nothing has been written yet. */
public sealed interface Prepared {

    /** Acknowledge {@link #intent}, then publish. */
    record Ready(Path path, Merged.Write write) implements Prepared {
        /** To be stored for good before {@link SidecarFile#publish}. */
        public Ledger intent() {
            return write.intent();
        }

        /** Hash of the bytes to be written. */
        public String sha256() {
            return write.intent().sha256();
        }
    }

    /** Acknowledge {@link #intent}, then have it removed. */
    record ReadyToDelete(Path path, Merged.Delete delete) implements Prepared {
        /** To be stored for good before {@link SidecarFile#remove}. */
        public Ledger intent() {
            return delete.intent();
        }
    }

    /** Nothing to publish: unchanged, malformed, disputed or (a bug) unfaithful. */
    record Nothing(Path path, Merged merged) implements Prepared {}

    /** Somebody seems to be writing; ask again after this time. */
    record Busy(Path path, Duration again) implements Prepared {}

    /** The file must not, or cannot, be read or written. */
    record Refuse(Path path, Refusal code, String detail) implements Prepared {}
}
