// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.AnnounceAnswered;
import photo.sluice.contract.AnnounceRequested;
import photo.sluice.watcher.bytes.Contents;
import photo.sluice.watcher.file.Moment;
import photo.sluice.watcher.file.Origin;
import photo.sluice.watcher.file.Register;
import photo.sluice.watcher.file.Wish;
import photo.sluice.watcher.folder.Eye;
import photo.sluice.watcher.folder.FolderEvents;
import photo.sluice.watcher.folder.Kind;
import photo.sluice.watcher.folder.Names;
import photo.sluice.watcher.folder.Sight;
import photo.sluice.watcher.folder.Surroundings;
import photo.sluice.watcher.folder.SweepPlan;
import photo.sluice.watcher.ignore.Ignored;

/**
 * The round that one thread goes: is the root there, what has happened, a slice of a sweep, the looks that are due, what
 * has settled. All that it decides is decided in {@link Register} and {@link SweepPlan}. Not thread-safe.
 */
final class Patrol implements FolderEvents.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Patrol.class);
    private static final int LOOKS = 256;
    private static final long LONGEST_WAIT_MILLIS = 250;

    private final WatchedRoot root;
    private final WatcherSettings settings;
    private final WatcherMetrics metrics;
    private final Supplier<Moment> clock;
    private final Register register;
    private final Eye eye;
    private final RootGuard guard;
    private final Dispatch dispatch;
    private final Sweeps sweeps;
    private final SweepPlan plan;
    private final Moves moves;
    private final PollPace pace;
    private final Surroundings surroundings;
    private final Deque<String> suspects = new ArrayDeque<>();
    private @Nullable FolderEvents events;
    private volatile @Nullable String away;
    private boolean unsettled;

    Patrol(
            WatchedRoot root,
            WatcherSettings settings,
            Announcements announcements,
            WatcherMetrics metrics,
            Supplier<Moment> clock,
            Surroundings surroundings) {
        this.root = root;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        register = new Register(settings.patience(), path -> events != null && events.polls(path));
        eye = new Eye(root.path());
        guard = new RootGuard(root.path(), () -> register.sample(100));
        dispatch = new Dispatch(root, announcements, register, metrics, this::image, clock);
        moves = new Moves(root, register, eye, metrics);
        sweeps = new Sweeps(root, settings, register, eye, clock, metrics, moves);
        pace = new PollPace(settings.poll().toMillis());
        this.surroundings = surroundings;
        plan = new SweepPlan(settings.sweep().toMillis(), clock.get());
    }

    /** Whether a file at rest is an image, by its name or by its first bytes; counts one that is not. */
    private boolean image(String path) {
        if (Names.kind(path) == Kind.PHOTO || Contents.image(eye.at(path))) return true;
        sweeps.tally().ignore(Kind.UNKNOWN);
        return false;
    }

    /** One round; takes a quarter of a second at most while there is nothing to do and the log answers. */
    void round() throws InterruptedException {
        Moment now = clock.get();
        FolderEvents watching = present(now) && dispatch.begun(now) && settled() ? watching() : null;
        if (watching == null) {
            Thread.sleep(LONGEST_WAIT_MILLIS);
            return;
        }
        watching.poll(wait(now), this);
        doubt(sweeps.proceed(plan, watching));
        poll(watching, clock.get());
        looks();
        dispatch.announce(clock.get(), sweeps.searching());
        dispatch.forget(settings.forget(), clock.get());
        sweeps.tally().show(metrics, root.name());
        metrics.files(
                root.name(),
                register.size(),
                register.waiting(),
                watching.unwatched().size());
    }

    /** While the share is away nothing is concluded from what is not there. */
    private boolean present(Moment now) {
        Optional<String> lacks = guard.lacks();
        if (lacks.isPresent()) {
            pause(lacks.get());
            return false;
        }
        if (unsettled) return true; // there, but perhaps not the root: the catalogue tells
        metrics.available(root.name(), true);
        if (guard.replaced() && away == null) {
            leave();
            plan.startOver(now);
        }
        if (away != null) {
            LOG.atInfo().addKeyValue("root", root.name()).log("root is back; watching goes on");
            away = null;
            plan.startOver(now);
        }
        return true;
    }

    /** Whether what is there is the root, as far as the catalogue tells. */
    private boolean settled() {
        Optional<String> lacks = guard.settle();
        unsettled = lacks.isPresent();
        lacks.ifPresent(this::pause);
        return !unsettled;
    }

    private void pause(String why) {
        metrics.available(root.name(), false);
        if (away == null) {
            LOG.atError()
                    .addKeyValue("root", root.name())
                    .addKeyValue("reason", why)
                    .log("watching pauses");
            leave();
        }
        away = why;
    }

    private void leave() {
        sweeps.abandon();
        suspects.clear();
        if (events != null) events.close();
        events = null;
    }

    private FolderEvents watching() {
        FolderEvents open = events;
        if (open == null) {
            open = FolderEvents.open(eye, surroundings, settings.how());
            events = open;
        }
        return open;
    }

    /** Until the next thing is due. */
    private long wait(Moment now) {
        if (sweeps.busy() || plan.urgent() || !suspects.isEmpty()) return 0;
        long wait = Math.min(LONGEST_WAIT_MILLIS, dispatch.quiet(now));
        if (register.nextDue().isPresent()) {
            wait = Math.min(wait, register.nextDue().getAsLong() - now.millis());
        }
        return Math.max(0, wait);
    }

    private void poll(FolderEvents watching, Moment now) {
        if (watching.unwatched().isEmpty() || !sweeps.sweptOnce()) return;
        if (!plan.polling() && !sweeps.busy()) pace.through(now.millis());
        if (pace.due(now.millis())) plan.poll(watching.unwatched());
    }

    private void looks() {
        for (String path : register.due(clock.get(), LOOKS)) {
            see(path, Origin.LOOK);
            if (register.passed(path)) sweeps.empty(path);
            if (register.wantsEnd(path, clock.get())
                    && eye.look(path) instanceof Sight.Photo photo
                    && Contents.whole(eye.at(path), photo.look().size())) {
                register.whole(path);
            }
        }
    }

    private void doubt(Collection<String> unseen) {
        suspects.addAll(unseen);
        for (int i = 0; i < LOOKS && !suspects.isEmpty(); i++) see(suspects.remove(), Origin.SWEEP);
    }

    /** Looks at a file that the register knows of. */
    private void see(String path, Origin origin) {
        Sight sight = eye.look(path);
        if (sight instanceof Sight.Photo photo) {
            register.observed(path, photo.look(), photo.key(), origin, clock.get());
            return;
        }
        if (sight instanceof Sight.Ignored ignored && ignored.kind() == Kind.EXCLUDED) {
            register.setAside(path, clock.get());
            return;
        }
        boolean untold = sight instanceof Sight.Unreadable || sight instanceof Sight.Unmappable;
        // A file that moves and cannot be reached any more is let go, and found again by a later sweep.
        if (origin == Origin.LOOK || !untold) lost(path);
    }

    /** Not there, if the root is. */
    private void lost(String path) {
        if (guard.there()) register.gone(path, clock.get());
    }

    @Override
    public void touched(String path, boolean appeared) {
        if (path.equals(Ignored.NAME) || path.endsWith("/" + Ignored.NAME)) reread(path);
        Sight sight = eye.look(path);
        if (sight instanceof Sight.Photo photo) {
            Origin origin = moves.origin(path, photo, Origin.EVENT);
            register.observed(path, photo.look(), photo.key(), origin, clock.get());
        } else if (sight instanceof Sight.Folder) {
            boolean fresh = events != null
                    && !events.watched(path)
                    && !events.unwatched().contains(path);
            if (appeared || fresh) plan.appeared(path);
        } else if (sight instanceof Sight.Missing) {
            deleted(path);
        } else if (appeared) {
            sweeps.note(sweeps.tally(), path, sight);
        }
    }

    /** What is left out is another now: what is left out no longer is looked for, what is by now is let go. */
    private void reread(String path) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        if (!eye.ignored().visit(folder)) return;
        plan.uncovered(folder);
        if (events != null) events.unwatchIgnored(folder);
        for (String file : register.unannounced()) {
            if (eye.ignored().has(file, false)) register.setAside(file, clock.get());
        }
    }

    @Override
    public void deleted(String path) {
        if (path.equals(Ignored.NAME) || path.endsWith("/" + Ignored.NAME)) reread(path);
        if (!(eye.look(path) instanceof Sight.Missing)) {
            touched(path, true); // another one has its name already
        } else if (register.has(path)) {
            lost(path);
        } else if (events != null && events.unwatch(path)) {
            plan.suspect(clock.get());
        }
    }

    @Override
    public void overflow(String folder) {
        metrics.overflow(root.name());
        plan.overflow(folder);
        plan.suspect(clock.get());
    }

    /** Whether photos can be asked for: the root is there, and what was announced is known. */
    boolean ready() {
        return away == null && events != null;
    }

    /** Takes in what somebody asks for; what is there is announced in the next rounds. */
    AnnounceAnswered ask(AnnounceRequested request) {
        Wish wish = new Wish(request.id(), request.only());
        int taken = 0;
        int waiting = 0;
        int gone = 0;
        for (String path : request.paths()) {
            Sight sight = eye.look(path);
            if (!(sight instanceof Sight.Photo photo)) {
                gone++;
            } else if (register.waits(path)) {
                waiting++;
            } else {
                register.ask(path, photo.look(), wish, clock.get());
                taken++;
            }
        }
        return new AnnounceAnswered(request.id(), request.part(), taken, waiting, gone);
    }

    /** Why nothing can be watched or announced; empty while all is well. Any thread may ask. */
    Optional<String> lacks() {
        String missing = away;
        return missing != null ? Optional.of(missing) : dispatch.lacks();
    }

    Progress progress() {
        boolean idle = away == null
                && sweeps.sweptOnce()
                && suspects.isEmpty()
                && !plan.pending()
                && !sweeps.searching()
                && register.waiting() == 0;
        return new Progress(
                register.size(),
                dispatch.announced(),
                register.waiting(),
                sweeps.tally().byKind(),
                sweeps.sweptOnce(),
                idle);
    }

    @Override
    public void close() {
        leave();
    }
}
