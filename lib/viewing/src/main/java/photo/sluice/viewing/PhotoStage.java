// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.Stage;

/**
 * A stage that looks at a photo's pixels: {@code PhotoArrived} in, one event about the same subject out. A photo without
 * pixels is rejected with its reason; a share that is away or stumbles is tried again. It closes nothing that it was
 * given.
 */
public abstract class PhotoStage implements Stage {
    private final String name;
    private final Roots roots;
    private final SharedRenditions renditions;
    private final BiFunction<Rendition, Subject, Event> sight;

    /**
     * A stage that publishes what {@code sight} says.
     *
     * @param name in groups, metrics, rejections, and towards {@code renditions}
     * @param sight called by several threads at once; it only reads the rendition and keeps nothing of it
     */
    protected PhotoStage(
            String name, Roots roots, SharedRenditions renditions, BiFunction<Rendition, Subject, Event> sight) {
        this.name = name;
        this.roots = roots;
        this.renditions = renditions;
        this.sight = sight;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Outcome process(PhotoArrived arrived) {
        Subject subject = arrived.subject();
        try {
            return Outcome.Done.with(seen(roots.locate(subject.photo()), subject));
        } catch (FaultException e) {
            return Outcome.of(e);
        } catch (UnreadablePhoto e) {
            return Outcome.of(Refusal.of(e, roots, subject.photo().root()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to leave: whoever holds the photo gives it back
            return new Outcome.Retry(Fault.IO_ERROR, Duration.ZERO, "interrupted before " + subject.photo());
        } catch (CancellationException e) {
            // The same, while it was being decoded, by this thread or by the one that decoded it for both.
            return new Outcome.Retry(Fault.IO_ERROR, Duration.ZERO, "interrupted while decoding " + subject.photo());
        }
    }

    private Event seen(Path file, Subject subject) throws UnreadablePhoto, InterruptedException {
        Version version = subject.version();
        return renditions.use(
                name, file, version.size(), version.modified().toEpochMilli(), photo -> sight.apply(photo, subject));
    }

    /** The root that is not there, if any. */
    @Override
    public final Optional<FaultException> check() {
        return roots.check();
    }
}
