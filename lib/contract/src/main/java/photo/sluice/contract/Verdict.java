// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What we think of a photo.
 *
 * @param technical 0 to 100
 * @param confidence 0 to 1: how sure the judge is that no mark belongs one step higher or lower
 * @param marks what is to be written of it
 * @param set its place among the photos it was judged with; empty for a single file
 * @param reasons codes of why, first the one that decided
 * @param tags paths below {@code auto}
 * @param policy name and version of the policy that judged, such as {@code gentle/2}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Verdict(
        double technical,
        double confidence,
        Marks marks,
        Optional<SetPlace> set,
        List<String> reasons,
        List<String> tags,
        String policy) {
    public Verdict {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is not 0 to 1: " + confidence);
        }
        reasons = List.copyOf(reasons);
        tags = List.copyOf(tags);
    }

    /** The marks' stars. */
    @JsonIgnore
    public int stars() {
        return marks.stars();
    }

    /** The marks' pick label. */
    @JsonIgnore
    public int pick() {
        return marks.pick();
    }

    /**
     * What a policy writes.
     *
     * @param stars 0 to 5, or -1 for rejected where the policy writes that; the shipped policies give at most 3
     * @param pick digiKam's pick label: 0 none, 1 rejected, 2 pending, 3 accepted
     * @param label colour: {@code Red}, {@code Yellow}, {@code Green}, {@code Blue} or {@code Purple}; empty: none is ours
     * @param flag {@code xmpDM:pick} and {@code xmpDM:good}: true picked, false rejected; empty: none is ours
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Marks(int stars, int pick, Optional<String> label, Optional<Boolean> flag) {
        /** The colours that every client knows by these English words. */
        public static final List<String> LABELS = List.of("Red", "Yellow", "Green", "Blue", "Purple");

        public Marks {
            if (pick < 0 || pick > 3) throw new IllegalArgumentException("pick is not 0 to 3: " + pick);
            if (stars < -1 || stars > 5) throw new IllegalArgumentException("stars are not -1 to 5: " + stars);
            label.ifPresent(colour -> {
                if (!LABELS.contains(colour)) throw new IllegalArgumentException("no colour of ours: '" + colour + "'");
            });
        }

        /** Stars and a pick label, nothing more. */
        public static Marks of(int stars, int pick) {
            return new Marks(stars, pick, Optional.empty(), Optional.empty());
        }

        /** Whether any of them asks people to throw the photo away. */
        @JsonIgnore
        public boolean rejects() {
            return stars < 0 || pick == 1 || flag.filter(kept -> !kept).isPresent();
        }
    }
}
