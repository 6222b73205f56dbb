// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.List;
import java.util.Locale;
import photo.sluice.contract.PhotoId;

/**
 * Photos that are judged together.
 *
 * @param id the same for the same photos, whatever order they came in
 * @param shots in order of capture; one for a {@link Kind#SINGLE}
 */
public record PhotoSet(String id, Kind kind, List<Shot> shots) {
    public PhotoSet {
        shots = List.copyOf(shots);
        if (shots.isEmpty()) throw new IllegalArgumentException("a set has at least one shot");
    }

    /** All files and versions of all shots. */
    public List<PhotoId> photos() {
        return shots.stream().flatMap(shot -> shot.all().stream()).toList();
    }

    /** Why photos belong together. */
    public enum Kind {
        /** No neighbour is like it. */
        SINGLE,
        /** Takes of the same thing within moments: rivals, of which the best is picked. */
        BURST,
        /** One scene at several exposures: kept whole. */
        BRACKET,
        /** One scene at several distances of focus: kept whole. */
        FOCUS_STACK,
        /** Overlapping parts of a wide scene: kept whole. */
        PANORAMA;

        /** Kebab-case name, as in sidecars and JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the set is only of use as a whole: nothing in it is thinned out. */
        public boolean whole() {
            return this == BRACKET || this == FOCUS_STACK || this == PANORAMA;
        }
    }
}
