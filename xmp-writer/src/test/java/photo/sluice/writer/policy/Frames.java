// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

/** Sets of frames, judged; verdicts are asked for by file name. */
record Frames(Map<PhotoId, Verdict> verdicts) {
    static Frames single(Policy policy, Standing folder, Frame frame) {
        return of(policy, folder, PhotoSet.Kind.SINGLE, frame);
    }

    static Frames single(String policy, Frame frame) {
        return single(Policy.named(policy), Standing.NONE, frame);
    }

    static Frames burst(String policy, Frame... frames) {
        return of(Policy.named(policy), Standing.NONE, PhotoSet.Kind.BURST, frames);
    }

    static Frames of(Policy policy, Standing folder, PhotoSet.Kind kind, Frame... frames) {
        List<Shot> shots = Arrays.stream(frames)
                .map(frame -> new Shot(List.of(frame.photo()), List.of()))
                .toList();
        return judged(policy, folder, new PhotoSet("s-1", kind, shots), frames);
    }

    static Frames judged(Policy policy, Standing folder, PhotoSet set, Frame... frames) {
        Map<PhotoId, Signals> signals = new HashMap<>();
        for (Frame frame : frames) signals.put(frame.photo(), frame.signals());
        return new Frames(policy.judge(set, signals, folder));
    }

    Verdict of(String name) {
        return Objects.requireNonNull(verdicts.get(new PhotoId("hot", name)), name);
    }

    int stars(String name) {
        return of(name).stars();
    }

    int rank(String name) {
        return of(name).set().orElseThrow().rank();
    }

    List<String> reasons(String name) {
        return of(name).reasons();
    }

    static Standing standing(String name, double share) {
        return photo -> photo.name().equals(name) ? Optional.of(share) : Optional.of(0.1);
    }
}
