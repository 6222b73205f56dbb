// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What we would like a sidecar to say, before anybody else is asked.
 *
 * @param rating stars 0 to 5, or -1 for rejected (opt-in profiles only; in {@code IMG.xmp}, where darktable would show
 *     two stars, it becomes 0 stars, pick label 1 and a rejecting flag); empty: unjudged
 * @param pick digiKam's pick label: 0 none, 1 rejected, 2 pending, 3 accepted; empty: say nothing
 * @param tags keywords with their ancestors; duplicates are dropped, and what is beyond {@link #MOST_TAGS}
 * @param marks colour and flag, for those who ask
 * @param oneStar whose a single star beside darktable's data is
 */
public record Wanted(
        Optional<Integer> rating, Optional<Integer> pick, List<Tag> tags, Facts facts, Marks marks, OneStar oneStar) {

    /** Many times what taggers find; keeps a sidecar small. */
    public static final int MOST_TAGS = 256;

    /** Takes back all that was ours, and leaves the bookkeeping; {@link Undo} also takes that away. */
    public static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty(), List.of(), Facts.NONE);

    private static final int REJECTED = -1;

    public Wanted {
        rating.ifPresent(stars -> within("rating", stars, REJECTED, 5));
        pick.ifPresent(label -> within("pick", label, 0, 3));
        tags = new LinkedHashSet<>(tags).stream().limit(MOST_TAGS).toList();
        Objects.requireNonNull(facts);
        Objects.requireNonNull(marks);
        Objects.requireNonNull(oneStar);
    }

    /** No marks, and a single star is a person's. */
    public Wanted(Optional<Integer> rating, Optional<Integer> pick, List<Tag> tags, Facts facts) {
        this(rating, pick, tags, facts, Marks.NONE, OneStar.PERSON);
    }

    /** The same with these marks. */
    public Wanted with(Marks other) {
        return new Wanted(rating, pick, tags, facts, other, oneStar);
    }

    /** The same with this belief about a single star. */
    public Wanted with(OneStar other) {
        return new Wanted(rating, pick, tags, facts, marks, other);
    }

    /** The same in the words that a sidecar of this name is read by. */
    Wanted as(SidecarName name) {
        if (!name.adobe() || rating.filter(stars -> stars == REJECTED).isEmpty()) return this;
        Marks rejecting = new Marks(marks.colour(), marks.home(), marks.flag().or(() -> Optional.of(Flag.REJECTED)));
        return new Wanted(Optional.of(0), pick.or(() -> Optional.of(1)), tags, facts, rejecting, oneStar);
    }

    private static void within(String what, int value, int low, int high) {
        if (value < low || value > high) throw new IllegalArgumentException(what + " " + value);
    }
}
