// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.Stage;

/**
 * {@code PhotoArrived} in, {@code PhotoTagged} out. A photo without pixels is rejected with its reason; a share that is
 * away or stumbles is tried again. It closes nothing that it was given.
 */
public final class TaggerStage implements Stage {
    /** The name in groups, metrics, rejections, and towards {@link SharedRenditions}. */
    public static final String NAME = "tagger";

    private final Roots roots;
    private final SharedRenditions renditions;
    private final Tagger tagger;

    public TaggerStage(Roots roots, SharedRenditions renditions, Tagger tagger) {
        this.roots = roots;
        this.renditions = renditions;
        this.tagger = tagger;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome process(PhotoArrived arrived) {
        Subject subject = arrived.subject();
        try {
            Path file = roots.locate(subject.photo());
            return Outcome.Done.with(tagged(file, subject.version()).about(subject));
        } catch (FaultException e) {
            return Outcome.of(e);
        } catch (UnreadablePhoto e) {
            return Outcome.of(Refusal.of(e, roots, subject.photo().root()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to leave: whoever holds the photo gives it back
            return new Outcome.Retry(Fault.IO_ERROR, Duration.ZERO, "interrupted before " + subject.photo());
        }
    }

    private Tagged tagged(Path file, Version version) throws UnreadablePhoto, InterruptedException {
        return renditions.use(NAME, file, version.size(), version.modified().toEpochMilli(), tagger::tag);
    }

    /** The root that is not there, if any. */
    @Override
    public Optional<FaultException> check() {
        return roots.check();
    }
}
