// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.nio.file.Path;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.runtime.Roots;
import photo.sluice.viewing.PhotoStage;

/** {@code PhotoArrived} in, {@code PhotoTagged} out. It closes nothing that it was given. */
public final class TaggerStage extends PhotoStage {
    /** The name in groups, metrics, rejections, and towards {@link SharedRenditions}. */
    public static final String NAME = "tagger";

    /** Looks at every photo anew. */
    public TaggerStage(Roots roots, SharedRenditions renditions, Tagger tagger) {
        this(roots, renditions, tagger, Earlier.REPLACED);
    }

    /** @param earlier what becomes of what was tagged before */
    public TaggerStage(Roots roots, SharedRenditions renditions, Tagger tagger, Earlier earlier) {
        super(NAME, roots, renditions, (photo, subject) -> seen(roots, tagger, earlier, photo, subject));
    }

    private static PhotoTagged seen(Roots roots, Tagger tagger, Earlier earlier, Rendition photo, Subject subject) {
        PhotoId id = subject.photo();
        Tagged tagged = roots.path(id.root())
                .map(root -> root.resolve(id.path()))
                .map(Path::toAbsolutePath)
                .map(file -> earlier.with(file, tagger.by(), () -> tagger.tag(photo, id.path())))
                .orElseGet(() -> tagger.tag(photo, id.path()));
        return new Tagged(tagger.inWords(tagged.tags()), tagged.tookMs(), tagged.by()).about(subject);
    }
}
