// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merge;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.Undo;
import photo.sluice.sidecar.Wanted;
import photo.sluice.sidecar.packet.Malformation;

/**
 * Sidecars on a disk, in two steps, so that the caller can put the intent on record between them:
 *
 * <pre>
 *  prepare      reads and merges; writes nothing               crash: nothing happened
 *  (caller)     stores Ready.intent()                          crash: an intent, told by its hash not to be published
 *  publish      temporary file, force, rename                  crash: the old sidecar or the new one, never half of one
 *  or remove    rename aside, remove                           crash: the sidecar or none, never half of one
 *  (caller)     stores Done.ledger()                           crash: an intent, told by its hash to be published
 *  forceFolder  makes the renames of a folder last             power loss before it: perhaps the old sidecar, as above
 * </pre>
 *
 * <p>Whatever the crash, calling {@code prepare} with the last stored ledger goes on from there and takes nothing of ours
 * for a person's. Thread-safe; two writers of one photo must be kept apart by the caller.
 */
public final class SidecarFile {

    private static final int TRIES = 5;

    private final List<Path> roots;
    private final Clock clock;
    private final boolean force;

    /** @param roots folders outside of which nothing is ever written, whatever links say; need not exist yet */
    public SidecarFile(List<Path> roots, Clock clock) {
        this(roots, clock, true);
    }

    private SidecarFile(List<Path> roots, Clock clock, boolean force) {
        this.roots = List.copyOf(roots);
        this.clock = clock;
        this.force = force;
    }

    /**
     * The same without forcing bytes to the disk: as safe against crashes of ours, but a power loss may leave an empty
     * file where a sidecar was. To measure what forcing costs.
     */
    public static SidecarFile unforced(List<Path> roots, Clock clock) {
        return new SidecarFile(roots, clock, false);
    }

    /**
     * Reads a photo's sidecar and merges into it. What a person decided in the photo's other sidecar, if there are two,
     * is taken over.
     */
    public Prepared prepare(Path photo, SidecarName name, Wanted wanted, Ledger ledger, Embedded embedded) {
        return prepare(path(photo, name), (source, now) -> {
            Embedded said = sibling(photo, name, embedded);
            return Merge.merge(source.bytes(), wanted, ledger, said, name, now);
        });
    }

    /**
     * Reads a photo's sidecar and works out what it is without us: {@link Prepared.Ready}, {@link Prepared.ReadyToDelete}
     * or why there is nothing to do.
     *
     * @param embedded what stands in the photo itself, so that a sidecar which says no more is removed
     */
    public Prepared prepareUndo(Path photo, SidecarName name, Undo.Reach reach, Ledger ledger, Embedded embedded) {
        return prepare(
                path(photo, name), (source, now) -> Undo.undo(source.bytes(), ledger, embedded, reach, name, now));
    }

    /** Works out, from a sidecar as it was found, what shall become of it. */
    private interface Work {
        Merged of(Source source, Instant now);
    }

    private Prepared prepare(Path path, Work work) {
        try {
            Instant now = clock.instant();
            Source source = Source.read(path, roots);
            if (source.isEmpty() && source.recent(now)) return new Prepared.Busy(path, Source.SETTLED);
            Merged merged = work.of(source, now);
            if (merged instanceof Merged.Malformed malformed
                    && malformed.malformation() == Malformation.NOT_XML
                    && source.recent(now)) {
                return new Prepared.Busy(path, Source.SETTLED);
            }
            if (merged instanceof Merged.Write write) {
                Protection.check(source.path());
                return new Prepared.Ready(source.path(), write);
            }
            if (merged instanceof Merged.Delete delete) {
                Protection.check(source.path());
                return new Prepared.ReadyToDelete(source.path(), delete);
            }
            return new Prepared.Nothing(path, merged);
        } catch (Refused e) {
            return new Prepared.Refuse(e.path(), e.code(), e.detail());
        }
    }

    /** Writes what was prepared, unless somebody else has written since. A failure leaves the old file and no stump. */
    public Published publish(Prepared.Ready ready) {
        Publication publication = new Publication(ready.path(), ready.intent().base(), force);
        return publish(
                ready.path(),
                ready.intent(),
                () -> publication.publish(ready.write().bytes()));
    }

    /** Removes what was prepared to go, unless somebody else has written since. */
    public Published remove(Prepared.ReadyToDelete ready) {
        Publication publication = new Publication(ready.path(), ready.intent().base(), force);
        return publish(ready.path(), ready.intent(), publication::remove);
    }

    private static Published publish(Path path, Ledger intent, Refused.Work<Boolean> work) {
        try {
            Protection.check(path);
            boolean done = Refused.translating(path, work);
            return done ? new Published.Done(path, intent.settled()) : new Published.Changed(path);
        } catch (Refused e) {
            return new Published.Refuse(e.path(), e.code(), e.detail());
        }
    }

    /** The result of {@link #write}: exactly one of the two steps' last words. */
    public record Written(Prepared prepared, Optional<Published> published) {}

    /**
     * Both steps, started over when the file changes under our hands, five times at most.
     *
     * @param acknowledge stores an intent for good before it returns; what it throws goes through, with nothing written
     */
    public Written write(
            Path photo,
            SidecarName name,
            Wanted wanted,
            Ledger ledger,
            Embedded embedded,
            Consumer<Ledger> acknowledge) {
        return bring(() -> prepare(photo, name, wanted, ledger, embedded), acknowledge);
    }

    /** Both steps of an undo, as {@link #write}. */
    public Written undo(
            Path photo,
            SidecarName name,
            Undo.Reach reach,
            Ledger ledger,
            Embedded embedded,
            Consumer<Ledger> acknowledge) {
        return bring(() -> prepareUndo(photo, name, reach, ledger, embedded), acknowledge);
    }

    private Written bring(Supplier<Prepared> preparing, Consumer<Ledger> acknowledge) {
        for (int left = TRIES; ; left--) {
            Prepared prepared = preparing.get();
            Published published;
            if (prepared instanceof Prepared.Ready ready) {
                acknowledge.accept(ready.intent());
                published = publish(ready);
            } else if (prepared instanceof Prepared.ReadyToDelete ready) {
                acknowledge.accept(ready.intent());
                published = remove(ready);
            } else {
                return new Written(prepared, Optional.empty());
            }
            if (!(published instanceof Published.Changed changed)) return new Written(prepared, Optional.of(published));
            if (left == 1) {
                Published given = new Published.Refuse(changed.path(), Refusal.KEEPS_CHANGING, TRIES + " tries");
                return new Written(prepared, Optional.of(given));
            }
        }
    }

    /** Makes the renames in a folder last through a power loss; once for many sidecars. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes stumps older than ten minutes that crashes of ours have left in a folder; gives how many. */
    public int sweep(Path folder) throws IOException {
        return Stumps.sweep(folder, clock.instant());
    }

    /** Where a photo's sidecar of this name lies; perhaps a link. */
    public static Path path(Path photo, SidecarName name) {
        return photo.resolveSibling(name.beside(String.valueOf(photo.getFileName())));
    }

    /** The hash of a sidecar as a {@link Ledger} has it; empty for none, and for an empty one. */
    public static String hash(Path sidecar) throws IOException {
        return Publication.current(sidecar);
    }

    /** A sibling that cannot be read says nothing: it is reported when its own turn comes. */
    private Embedded sibling(Path photo, SidecarName name, Embedded embedded) {
        SidecarName.Form form = name.form() == SidecarName.Form.EXT ? SidecarName.Form.ADOBE : SidecarName.Form.EXT;
        SidecarName other = SidecarName.of(form, String.valueOf(photo.getFileName()));
        Path path = path(photo, other);
        if (path.equals(path(photo, name)) || !Files.isRegularFile(path)) return embedded;
        try {
            byte[] bytes = Source.read(path, roots).bytes().orElse(new byte[0]);
            boolean ours = Refused.translating(path, () -> Naming.isOurs(photo, other));
            return ours && Sidecar.read(bytes) instanceof Sidecar.Reading.Read read
                    ? embedded.and(read.view())
                    : embedded;
        } catch (Refused e) {
            return embedded;
        }
    }
}
