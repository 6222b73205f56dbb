// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Field;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.policy.Signals;
import photo.sluice.writer.policy.Standing;
import photo.sluice.writer.set.PhotoSet;

/** Judges sets by a policy, and keeps what a person's rating has frozen. Pure. */
record Bench(Policy policy) {
    /** In the reasons of a verdict whose stars are those of an earlier one, since a person has rated in its set. */
    static final String FROZEN = "frozen";

    /** Says nothing, for those who only want to know what stands in a sidecar. */
    static final Verdict NO_VERDICT =
            new Verdict(0, 0, Verdict.Marks.of(0, 0), Optional.empty(), List.of(), List.of(), "none");

    /** The verdicts on a set, by photo; photos whose state is not known take no part. */
    Map<PhotoId, Verdict> judge(PhotoSet set, Function<PhotoId, Optional<PhotoState>> states, Standing folder) {
        Map<PhotoId, Signals> signals = new HashMap<>();
        for (PhotoId photo : set.photos()) {
            states.apply(photo)
                    .flatMap(state -> state.scored()
                            .map(scored -> new Signals(
                                    photo,
                                    scored,
                                    state.tagged().map(PhotoTagged::tags).orElse(List.of()))))
                    .ifPresent(seen -> signals.put(photo, seen));
        }
        return policy.judge(set, signals, folder);
    }

    /** Whether a rating of a person's would take something away: we have written stars there, and it has neighbours. */
    static boolean mayBeFrozen(PhotoState state, PhotoSet set) {
        return set.photos().size() > 1 && state.ours(Field.RATING).isPresent();
    }

    /** The same verdict with the stars and the pick label that are ours already. */
    static Verdict frozen(Verdict verdict, PhotoState state) {
        int stars = state.ours(Field.RATING).orElse(verdict.stars());
        int pick = state.ours(Field.PICK).orElse(verdict.pick());
        Verdict.Marks marks = new Verdict.Marks(
                stars, pick, verdict.marks().label(), verdict.marks().flag());
        List<String> reasons = new ArrayList<>(verdict.reasons());
        reasons.add(FROZEN);
        return new Verdict(
                verdict.technical(),
                verdict.confidence(),
                marks,
                verdict.set(),
                reasons,
                verdict.tags(),
                verdict.policy());
    }
}
