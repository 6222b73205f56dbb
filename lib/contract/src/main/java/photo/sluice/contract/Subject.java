// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an event is about; every later event of the same photo repeats it unchanged.
 *
 * @param photo which photo
 * @param version which state of its bytes
 * @param lane how urgent
 * @param run the run that announced it, for undo by run
 * @param seen when the watcher first noticed this version; latency from drop to sidecar counts from here
 * @param only the stages that are asked to look at it, of a photo that the others have looked at before; absent: all.
 *     What the others said of an earlier version with the same bytes goes on counting
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Subject(PhotoId photo, Version version, Lane lane, String run, Instant seen, Optional<Set<String>> only) {
    @JsonCreator
    public Subject {
        only = only.map(stages -> java.util.Collections.unmodifiableSet(new TreeSet<>(stages)));
        if (only.filter(Set::isEmpty).isPresent()) throw new IllegalArgumentException("no stage is asked");
    }

    /** Every stage is asked. */
    public Subject(PhotoId photo, Version version, Lane lane, String run, Instant seen) {
        this(photo, version, lane, run, seen, Optional.empty());
    }

    /** Whether this stage is to look at it. */
    public boolean asks(String stage) {
        return only.isEmpty() || only.get().contains(stage);
    }
}
