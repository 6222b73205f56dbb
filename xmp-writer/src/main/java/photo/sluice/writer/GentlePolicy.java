// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photo.sluice.contract.Measures;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Tag;
import photo.sluice.contract.Verdict;

/**
 * The verdict on a single photo by the policy {@code gentle}: pure and versioned.
 *
 * <ul>
 *   <li>2 stars: sound. Three and more are left to aesthetic models and to people.
 *   <li>1 star: one serious fault.
 *   <li>0 stars: unusable, that is a technical score below {@value #UNUSABLE}, or nothing in the frame.
 * </ul>
 *
 * The pick label follows digiKam's: 3 accepted from two stars, 2 pending below, 1 rejected only for a frame with nothing
 * in it. People delete by reject flag, so a merely bad photo never gets one.
 */
public final class GentlePolicy {
    /** Name and version, as they stand in verdicts and sidecars. */
    public static final String NAME = "gentle";

    public static final String VERSION = "1";

    /** Below this technical score a photo is of no use to anybody. */
    static final int UNUSABLE = 12;

    /** Below this technical score something is seriously wrong, even if no single reason says so. */
    static final int SOUND = 40;

    private static final int ACCEPTED = 3;
    private static final int PENDING = 2;
    private static final int REJECTED = 1;

    /** Frames with nothing in them. */
    private static final Set<String> NOTHING_THERE = Set.of("blank-black", "blank-white", "nothing-sharp");

    /** Faults that cost a star each; what is left out here is reported, not punished. */
    private static final Set<String> SERIOUS = Set.of(
            "defocused", "motion-blur", "noisy", "underexposed", "overexposed", "over-compressed", "low-resolution");

    private GentlePolicy() {}

    /** The verdict; the same signals give the same verdict. */
    public static Verdict judge(PhotoScored scored, List<Tag> tags) {
        Measures measures = scored.measures();
        List<String> reasons = new ArrayList<>(measures.reasons());
        boolean nothing = reasons.stream().anyMatch(NOTHING_THERE::contains);
        boolean serious = reasons.stream().anyMatch(SERIOUS::contains) || measures.technical() < SOUND;
        int stars = nothing || measures.technical() < UNUSABLE ? 0 : serious ? 1 : 2;
        int pick = nothing ? REJECTED : stars >= 2 ? ACCEPTED : PENDING;
        if (nothing) decidedBy(NOTHING_THERE, reasons);
        else if (stars == 0) reasons.add(0, "unusable");
        else if (stars == 1) decidedBy(SERIOUS, reasons);
        else reasons.add(0, "sound");
        return new Verdict(
                measures.technical(),
                1,
                Verdict.Marks.of(stars, pick),
                Optional.empty(),
                reasons,
                tags.stream().map(Tag::path).sorted().toList(),
                NAME + "/" + VERSION);
    }

    /** Puts the worst of these in front; if none of them stands there, it was the sum of small things. */
    private static void decidedBy(Set<String> decisive, List<String> reasons) {
        String first = reasons.stream().filter(decisive::contains).findFirst().orElse("weak");
        reasons.remove(first);
        reasons.add(0, first);
    }
}
