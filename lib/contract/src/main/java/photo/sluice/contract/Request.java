// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Something that is asked of all writers; each does it for those of its folders that the scope covers. A copy goes to every
 * partition, since the asker need not know which folders there are.
 */
public sealed interface Request extends RequestEvent permits RejudgeRequested, UndoRequested {
    Scope scope();

    @Override
    @JsonIgnore
    default String id() {
        return scope().id();
    }

    /**
     * What a request is about.
     *
     * @param id names the request, and the run that its sidecars are written by
     * @param root name of the root
     * @param folder path below the root, {@code /}-separated; empty: all of it
     * @param dryRun whether nothing is to be written, only said
     * @param asked when
     */
    record Scope(String id, String root, String folder, boolean dryRun, Instant asked) {
        public Scope {
            if (id.isBlank()) throw new IllegalArgumentException("a request has an id");
            if (!PhotoId.isRootName(root)) throw new IllegalArgumentException("not a root name: '" + root + "'");
            if (!folder.isEmpty()) new PhotoId(root, folder);
        }

        /** The folder with its root, as {@link PhotoId#folder} names it. */
        @JsonIgnore
        public String place() {
            return folder.isEmpty() ? root : root + "/" + folder;
        }

        /** Whether photos of this folder, named as by {@link PhotoId#folder}, are meant: it, and all that lies below it. */
        public boolean covers(String place) {
            return (place + "/").startsWith(place() + "/");
        }
    }
}
