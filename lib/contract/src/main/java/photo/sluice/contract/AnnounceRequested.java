// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Photos are to be announced, also those that were announced before as they are: as new versions, in the backfill lane.
 * Asked of the watcher of the root, who alone counts versions.
 *
 * @param id names the request, and the run that the new versions are of
 * @param part which part of the request this is, from 0; each is answered alone
 * @param paths below the root, at most {@value #MOST_PATHS}
 * @param only as in {@link Subject#only}
 * @param asked when
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AnnounceRequested(
        String id, int part, String root, List<String> paths, Optional<Set<String>> only, Instant asked)
        implements RequestEvent {
    /** So that a request stays small beside the megabyte that a record may have, whatever the names are. */
    public static final int MOST_PATHS = 200;

    public AnnounceRequested {
        if (id.isBlank()) throw new IllegalArgumentException("a request has an id");
        if (part < 0) throw new IllegalArgumentException("part must not be negative: " + part);
        if (!PhotoId.isRootName(root)) throw new IllegalArgumentException("not a root name: '" + root + "'");
        paths = List.copyOf(paths);
        if (paths.size() > MOST_PATHS) throw new IllegalArgumentException(paths.size() + " photos are too many");
        for (String path : paths) new PhotoId(root, path);
        only = only.map(stages -> java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(stages)));
        if (only.filter(Set::isEmpty).isPresent()) throw new IllegalArgumentException("no stage is asked");
    }
}
