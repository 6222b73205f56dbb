// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import photo.sluice.contract.PhotoId;
import photo.sluice.writer.set.PhotoSet;

/**
 * Whether a person has rated in a set: looked up in the sidecars, since nobody tells us. Of a set that is asked for again
 * only those sidecars are read that somebody has touched since. Not thread-safe.
 */
final class Ratings {
    private final SidecarDesk desk;
    private final Function<PhotoId, Optional<PhotoState>> states;

    /** Of this set, the sidecars that were looked at and hold no person's stars. */
    private final Map<PhotoId, Set<Stamp>> unrated = new HashMap<>();

    private @Nullable PhotoSet set;
    private boolean rated;

    Ratings(SidecarDesk desk, Function<PhotoId, Optional<PhotoState>> states) {
        this.desk = desk;
        this.states = states;
    }

    /** Once a set is rated it stays so for as long as it is the one that is asked for. */
    boolean in(PhotoSet asked) {
        if (!asked.equals(set)) {
            set = asked;
            rated = false;
            unrated.clear();
        }
        for (PhotoId photo : asked.photos()) {
            if (rated) break;
            look(photo);
        }
        return rated;
    }

    private void look(PhotoId photo) {
        Optional<Set<Stamp>> stands = desk.stamps(photo);
        if (stands.isPresent() && stands.get().equals(unrated.get(photo))) return;
        unrated.remove(photo);
        PhotoState state = states.apply(photo).orElse(null);
        if (state == null) return;
        rated = state.ratedByPeople() || desk.isRated(state);
        stands.ifPresent(stamps -> unrated.put(photo, stamps));
    }
}
