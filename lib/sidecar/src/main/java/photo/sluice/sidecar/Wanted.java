// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What we would like a sidecar to say, before anybody else is asked.
 *
 * @param rating stars 0 to 5, or -1 for rejected (opt-in profiles only; becomes 0 in {@code IMG.xmp}, where darktable
 *     would show two stars); empty: unjudged
 * @param pick digiKam's pick label: 0 none, 1 rejected, 2 pending, 3 accepted; empty: say nothing
 * @param tags keywords with their ancestors; duplicates are dropped
 */
public record Wanted(Optional<Integer> rating, Optional<Integer> pick, List<Tag> tags, Facts facts) {

    /** Takes back all that was ours: the undo of everything. */
    public static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty(), List.of(), Facts.NONE);

    public Wanted {
        rating.ifPresent(stars -> within("rating", stars, -1, 5));
        pick.ifPresent(label -> within("pick", label, 0, 3));
        tags = List.copyOf(new LinkedHashSet<>(tags));
        Objects.requireNonNull(facts);
    }

    private static void within(String what, int value, int low, int high) {
        if (value < low || value > high) throw new IllegalArgumentException(what + " " + value);
    }
}
