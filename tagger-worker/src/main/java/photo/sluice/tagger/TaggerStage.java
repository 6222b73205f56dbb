// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import photo.sluice.imaging.SharedRenditions;
import photo.sluice.runtime.Roots;
import photo.sluice.viewing.PhotoStage;

/** {@code PhotoArrived} in, {@code PhotoTagged} out. It closes nothing that it was given. */
public final class TaggerStage extends PhotoStage {
    /** The name in groups, metrics, rejections, and towards {@link SharedRenditions}. */
    public static final String NAME = "tagger";

    public TaggerStage(Roots roots, SharedRenditions renditions, Tagger tagger) {
        super(
                NAME,
                roots,
                renditions,
                (photo, subject) -> tagger.tag(photo, subject.photo().path()).about(subject));
    }
}
