// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

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
 * {@code PhotoArrived} in, {@code PhotoScored} out. A photo without pixels is rejected with its reason; a share that is
 * away or stumbles is tried again. It closes nothing that it was given.
 */
public final class ScorerStage implements Stage {
    /** The name in groups, metrics, rejections, and towards {@link SharedRenditions}. */
    public static final String NAME = "scorer";

    private final Roots roots;
    private final SharedRenditions renditions;
    private final Scorer scorer;

    public ScorerStage(Roots roots, SharedRenditions renditions, Scorer scorer) {
        this.roots = roots;
        this.renditions = renditions;
        this.scorer = scorer;
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
            return Outcome.Done.with(scored(file, subject.version()).about(subject));
        } catch (FaultException e) {
            return Outcome.of(e);
        } catch (UnreadablePhoto e) {
            return Outcome.of(Refusal.of(e, roots, subject.photo().root()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to leave: whoever holds the photo gives it back
            return new Outcome.Retry(Fault.IO_ERROR, Duration.ZERO, "interrupted before " + subject.photo());
        }
    }

    private Scored scored(Path file, Version version) throws UnreadablePhoto, InterruptedException {
        return renditions.use(NAME, file, version.size(), version.modified().toEpochMilli(), scorer::score);
    }

    /** The root that is not there, if any. */
    @Override
    public Optional<FaultException> check() {
        return roots.check();
    }
}
