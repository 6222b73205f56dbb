// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import photo.sluice.imaging.SharedRenditions;
import photo.sluice.runtime.Roots;
import photo.sluice.viewing.PhotoStage;

/** {@code PhotoArrived} in, {@code PhotoScored} out. It closes nothing that it was given. */
public final class ScorerStage extends PhotoStage {
    /** The name in groups, metrics, rejections, and towards {@link SharedRenditions}. */
    public static final String NAME = "scorer";

    public ScorerStage(Roots roots, SharedRenditions renditions, Scorer scorer) {
        super(
                NAME,
                roots,
                renditions,
                (photo, subject) -> scorer.score(photo, subject.photo().key()).about(subject));
    }
}
