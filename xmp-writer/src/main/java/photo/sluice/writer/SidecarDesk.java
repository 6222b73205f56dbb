// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Fault;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.SideBySide;
import photo.sluice.runtime.streams.Outlet;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.Published;
import photo.sluice.sidecar.file.Refusal;
import photo.sluice.sidecar.file.SidecarFile;

/**
 * Takes judged photos of one folder to their sidecars: prepare all, acknowledge all intents, publish each, force the
 * folder once. What it cannot finish now it names, so that it is tried again. Not thread-safe.
 */
final class SidecarDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SidecarDesk.class);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Roots roots;
    private final WriterSettings settings;
    private final Clock clock;
    private final SideBySide threads;
    private final WriterMetrics metrics;
    private final FolderLocks locks = new FolderLocks();
    private final Broom broom = new Broom();

    /** @param threads publish sidecars: forcing one to the disk is waiting, and the disk takes several together */
    SidecarDesk(Roots roots, WriterSettings settings, Clock clock, SideBySide threads, WriterMetrics metrics) {
        this.threads = threads;
        this.roots = roots;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * What came of a batch.
     *
     * @param ended to be published, then remembered
     * @param postponed to be tried again after this time
     * @param partly of those postponed that have two sidecars, one of which is written: what is known by now
     */
    record Batch(
            List<SidecarOutcome> ended, Map<PhotoId, Duration> postponed, Map<PhotoState, List<LedgerEntry>> partly) {
        Batch() {
            this(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    /**
     * Brings these photos of one folder to their sidecars.
     *
     * @throws FaultException if the ledger takes no intents; then nothing was written
     */
    Batch bring(String folder, Map<PhotoState, ? extends Order> judged, Outlet ledger) throws FaultException {
        Batch batch = new Batch();
        if (judged.isEmpty()) return batch;
        String root = judged.keySet().iterator().next().subject().photo().root();
        Path top;
        try {
            top = roots.mounted(root);
        } catch (FaultException e) {
            roots.path(root).ifPresent(locks::forget);
            judged.keySet().forEach(state -> postpone(batch, state, LATER, "root"));
            return batch;
        }
        // Of this root alone: another one may be away, and no sidecar may lead there.
        SidecarFile files = new SidecarFile(List.of(top), clock);
        FolderLocks.Attempt attempt = locks.lock(top, folder);
        if (!(attempt instanceof FolderLocks.Attempt.Held held)) {
            judged.keySet().forEach(state -> postpone(batch, state, SOON, "folder-lock"));
            return batch;
        }
        try (held) {
            List<Job> jobs = intend(prepare(judged, files, batch), ledger, batch);
            Set<Path> touched = new LinkedHashSet<>();
            threads.all(jobs.stream()
                    .map(job -> (Supplier<Job>) () -> job.publish(files))
                    .toList());
            for (Job job : jobs) publish(job, files, batch, touched);
            for (Path each : touched) {
                force(each);
                broom.sweep(files, each);
            }
        }
        return batch;
    }

    /**
     * What would become of a photo's sidecars.
     *
     * @param code {@code would-write}, {@code would-delete}, or why not
     * @param ledger as it would be from here on
     */
    record Outlook(String code, List<LedgerEntry> ledger) {}

    /** What would become of these photos' sidecars now; nothing is written. */
    Map<PhotoState, Outlook> preview(Map<PhotoState, ? extends Order> orders) {
        Map<PhotoState, Outlook> outlooks = new LinkedHashMap<>();
        if (orders.isEmpty()) return outlooks;
        Batch batch = new Batch();
        try {
            Path top = roots.mounted(
                    orders.keySet().iterator().next().subject().photo().root());
            for (Job job : prepare(orders, new SidecarFile(List.of(top), clock), batch)) {
                outlooks.put(job.state, new Outlook(job.outlook(), job.intents()));
            }
        } catch (FaultException e) {
            LOG.atDebug().setCause(e).log("no preview of a root that is away");
        }
        batch.ended.forEach(outcome -> orders.keySet().stream()
                .filter(state -> state.subject().equals(outcome.subject()))
                .forEach(
                        state -> outlooks.put(state, new Outlook(outcome.state().code(), state.ledger()))));
        orders.keySet().forEach(state -> outlooks.putIfAbsent(state, new Outlook("busy", state.ledger())));
        return outlooks;
    }

    /** The jobs whose intents the ledger has. One that is too large for it must not hold its neighbours up. */
    private List<Job> intend(List<Job> jobs, Outlet ledger, Batch batch) throws FaultException {
        List<SidecarIntended> intents = jobs.stream()
                .filter(Job::hasIntent)
                .map(job -> new SidecarIntended(job.state.subject(), job.intents()))
                .toList();
        if (intents.isEmpty()) return jobs;
        try {
            ledger.publish(intents);
            return jobs;
        } catch (FaultException e) {
            if (e.fault() != Fault.TOO_LARGE) throw e;
            if (jobs.size() == 1) {
                batch.ended.add(outcome(jobs.get(0).state, State.QUARANTINED)
                        .fault(e.fault())
                        .message(e.getMessage())
                        .build());
                return List.of();
            }
        }
        List<Job> taken = new ArrayList<>();
        for (Job job : jobs) taken.addAll(intend(List.of(job), ledger, batch));
        return taken;
    }

    private List<Job> prepare(Map<PhotoState, ? extends Order> judged, SidecarFile files, Batch batch) {
        List<Supplier<Tried>> work = new ArrayList<>();
        judged.forEach((state, order) -> work.add(() -> prepared(state, order, files)));
        List<Job> jobs = new ArrayList<>();
        threads.all(work).forEach(tried -> {
            PhotoState state = tried.state;
            try {
                jobs.add(tried.job());
            } catch (FaultException e) {
                if (e.fault() == Fault.GONE) {
                    batch.ended.add(
                            outcome(state, State.GONE).message(e.getMessage()).build());
                } else if (e.fault() == Fault.OUTSIDE_ROOT || e.fault() == Fault.NO_PERMISSION) {
                    batch.ended.add(outcome(state, State.READONLY)
                            .message(e.getMessage())
                            .build());
                } else {
                    postpone(batch, state, LATER, "root");
                }
            } catch (IOException e) {
                LOG.atWarn()
                        .addKeyValue("photo", state.subject().photo())
                        .setCause(e)
                        .log("cannot look for sidecars");
                postpone(batch, state, LATER, "io");
            }
        });
        return jobs;
    }

    /** What came of preparing a photo: a job, or why there is none. */
    private record Tried(
            PhotoState state, Optional<Job> done, Optional<FaultException> fault, Optional<IOException> failure) {
        Job job() throws FaultException, IOException {
            if (fault.isPresent()) throw fault.get();
            if (failure.isPresent()) throw failure.get();
            return done.orElseThrow();
        }
    }

    /** On a thread of its own. */
    private Tried prepared(PhotoState state, Order order, SidecarFile files) {
        try {
            Job job = new Job(state, order, fileOf(state.subject().photo()));
            job.prepare(files, settings.naming().of(job.file), settings.oneStar());
            return new Tried(state, Optional.of(job), Optional.empty(), Optional.empty());
        } catch (FaultException e) {
            return new Tried(state, Optional.empty(), Optional.of(e), Optional.empty());
        } catch (IOException e) {
            return new Tried(state, Optional.empty(), Optional.empty(), Optional.of(e));
        }
    }

    private void publish(Job job, SidecarFile files, Batch batch, Set<Path> touched) {
        Ending ending = outcome(job.state, State.UNCHANGED);
        job.order.judged().ifPresent(ending::verdict);
        List<LedgerEntry> ledger = new ArrayList<>();
        for (Job.Part part : job.parts) {
            ending.sidecar(part.sidecar());
            if (bring(part, job, files, new Progress(ending, ledger, touched), batch)) continue;
            if (!ledger.isEmpty()) batch.partly.put(job.state, kept(job.state, ledger));
            return;
        }
        batch.ended.add(ending.ledger(kept(job.state, ledger)).build());
    }

    /** What has come of a photo's sidecars so far. */
    private record Progress(Ending ending, List<LedgerEntry> ledger, Set<Path> touched) {}

    /** One sidecar; false if the photo is to be tried again. */
    private boolean bring(Job.Part part, Job job, SidecarFile files, Progress progress, Batch batch) {
        Ending ending = progress.ending;
        Prepared prepared = part.prepared();
        if (part.intent().isPresent()) {
            ending.locked(part.locked());
            Published published = job.published(part, files);
            if (published instanceof Published.Done done) {
                progress.touched.add(
                        Optional.ofNullable(done.path().getParent()).orElse(done.path()));
                progress.ledger.add(Ledgers.entry(part.sidecar(), done.ledger()));
                ending.wrote();
            } else if (published instanceof Published.Changed) {
                postpone(batch, job.state, SOON, "changed");
                return false;
            } else if (published instanceof Published.Refuse refuse) {
                return !refused(job, refuse.code(), refuse.detail(), ending, batch);
            }
        } else if (prepared instanceof Prepared.Nothing nothing) {
            nothingToPublish(nothing, part, ending, progress.ledger);
        } else if (prepared instanceof Prepared.Busy busy) {
            postpone(batch, job.state, busy.again(), "busy");
            return false;
        } else if (prepared instanceof Prepared.Refuse refuse) {
            return !refused(job, refuse.code(), refuse.detail(), ending, batch);
        }
        return true;
    }

    private static void nothingToPublish(
            Prepared.Nothing nothing, Job.Part part, Ending ending, List<LedgerEntry> ledger) {
        Merged merged = nothing.merged();
        if (merged instanceof Merged.Unchanged unchanged) {
            ledger.add(Ledgers.entry(part.sidecar(), unchanged.ledger()));
            ending.locked(unchanged.locked());
        } else if (merged instanceof Merged.Malformed malformed) {
            ending.state(State.MALFORMED)
                    .message(nothing.path() + ": " + malformed.malformation() + ": " + malformed.reason());
        } else if (merged instanceof Merged.Disputed disputed) {
            ending.state(State.LOCKED).message(nothing.path() + ": " + disputed.reason());
        } else if (merged instanceof Merged.Unfaithful unfaithful) {
            LOG.atError()
                    .addKeyValue("sidecar", nothing.path())
                    .addKeyValue("differences", unfaithful.differences())
                    .log("bug: a merge would have changed what is not ours; nothing written");
            ending.fault(Fault.BUG).message(nothing.path() + ": the merge would change " + unfaithful.differences());
        }
    }

    /** Whether the photo is to be tried again; otherwise the ending says why it is not. */
    private boolean refused(Job job, Refusal code, String detail, Ending ending, Batch batch) {
        if (isAway(job.photo().root())) {
            postpone(batch, job.state, LATER, "root"); // a share that went away just now has refused nothing
            return true;
        }
        switch (code) {
            case DISK_FULL, IO, KEEPS_CHANGING -> {
                String reason = code == Refusal.DISK_FULL ? "disk-full" : "io";
                LOG.atError()
                        .addKeyValue("photo", job.photo())
                        .addKeyValue("reason", code)
                        .addKeyValue("detail", detail)
                        .log("sidecar could not be written; trying again");
                postpone(batch, job.state, LATER, reason);
                return true;
            }
            case NO_FOLDER -> ending.state(State.GONE).message(detail);
            case TOO_LARGE, NOT_A_FILE -> ending.state(State.MALFORMED).message(detail);
            case READ_ONLY, DANGLING_LINK, OUTSIDE_ROOTS ->
                ending.state(State.READONLY).message(detail);
        }
        return false;
    }

    private boolean isAway(String root) {
        try {
            roots.mounted(root);
            return false;
        } catch (FaultException e) {
            return true;
        }
    }

    /** The new entries, and the old ones of sidecars that were not looked at. */
    private static List<LedgerEntry> kept(PhotoState state, List<LedgerEntry> fresh) {
        List<LedgerEntry> all = new ArrayList<>(fresh);
        for (LedgerEntry old : state.ledger()) {
            if (fresh.stream().noneMatch(entry -> entry.sidecar().equals(old.sidecar()))) all.add(old);
        }
        all.removeIf(entry -> Ledgers.of(List.of(entry), entry.sidecar()).equals(Ledger.EMPTY));
        return all;
    }

    /**
     * Whether a person's stars stand in a sidecar of a photo that has ended: looked up in the file, since nobody tells us
     * when they are given. What cannot be read now says no.
     */
    boolean isRated(PhotoState state) {
        try {
            Path file = fileOf(state.subject().photo());
            if (Ledgers.hold(state, file)) return false;
            SidecarFile files = new SidecarFile(
                    List.of(roots.mounted(state.subject().photo().root())), clock);
            Job job = new Job(
                    state, new Order.Say(Bench.NO_VERDICT, state.subject().run()), file);
            job.prepare(files, settings.naming().of(file), settings.oneStar());
            return job.parts.stream().anyMatch(part -> part.locked().contains(Field.RATING));
        } catch (FaultException | IOException e) {
            return false;
        }
    }

    /** What tells that nobody has touched a photo's sidecars since; empty if nothing tells it now. */
    Optional<Set<Stamp>> stamps(PhotoId photo) {
        Optional<Path> file = roots.path(photo.root()).map(root -> root.resolve(photo.path()));
        if (file.isEmpty()) return Optional.empty();
        return Stamp.ofSidecars(file.get(), clock.instant());
    }

    /** The sidecar lies beside the name under which the photo was found, even if that is a link. */
    private Path fileOf(PhotoId photo) throws FaultException {
        Path real = roots.locate(photo);
        Path file = roots.mounted(photo.root()).resolve(photo.path());
        return Files.isSymbolicLink(file) ? file : real;
    }

    private void postpone(Batch batch, PhotoState state, Duration pause, String reason) {
        metrics.postponed(reason);
        batch.postponed.put(state.subject().photo(), pause);
    }

    private static void force(Path folder) {
        try {
            SidecarFile.forceFolder(folder);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("the folder could not be forced to disk");
        }
    }

    /** An ending of this version, to be filled in. */
    Ending outcome(PhotoState state, State how) {
        return new Ending(state, how, clock.instant());
    }

    @Override
    public void close() {
        locks.close();
    }
}
