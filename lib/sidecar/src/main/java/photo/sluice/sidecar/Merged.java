// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Set;
import photo.sluice.sidecar.packet.Malformation;

/** What a merge wants done. */
public sealed interface Merged {

    /** A stable word for events and metrics. */
    String code();

    /**
     * Write these bytes.
     *
     * @param intent to be acknowledged before the bytes go to disk, and {@link Ledger#settled} after
     * @param locked fields that a person has decided, on which we keep silent
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by the hash in the intent
    record Write(byte[] bytes, Ledger intent, Set<Field> locked, Set<Complaint> complaints) implements Merged {
        @Override
        public String code() {
            return "written";
        }
    }

    /**
     * Remove the file: an undo left nothing in it that is not ours or the photo's own.
     *
     * @param intent to be acknowledged before the file goes, and {@link Ledger#settled} after
     * @param locked fields that a person has decided, on which we keep silent should the sidecar come back
     */
    record Delete(Ledger intent, Set<Field> locked) implements Merged {
        @Override
        public String code() {
            return "deleted";
        }
    }

    /** The file says all that we want to say already; the ledger may still have learnt something. */
    record Unchanged(Ledger ledger, Set<Field> locked) implements Merged {
        @Override
        public String code() {
            return "unchanged";
        }
    }

    /** The file is nothing that we would dare to write again. It is never repaired and never moved. */
    record Malformed(Malformation malformation, String reason) implements Merged {
        @Override
        public String code() {
            return "malformed";
        }
    }

    /** A program with a stale database has undone our work for the second time. A person should look at it. */
    record Disputed(String reason) implements Merged {
        @Override
        public String code() {
            return "disputed";
        }
    }

    /** Our bytes would have changed something that is not ours: a bug. Nothing may be written. */
    record Unfaithful(List<String> differences) implements Merged {
        @Override
        public String code() {
            return "unfaithful";
        }
    }
}
