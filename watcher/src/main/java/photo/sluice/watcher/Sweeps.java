// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.watcher.file.Moment;
import photo.sluice.watcher.file.Origin;
import photo.sluice.watcher.file.Register;
import photo.sluice.watcher.folder.Eye;
import photo.sluice.watcher.folder.FolderEvents;
import photo.sluice.watcher.folder.Kind;
import photo.sluice.watcher.folder.Names;
import photo.sluice.watcher.folder.Sight;
import photo.sluice.watcher.folder.SweepPlan;
import photo.sluice.watcher.folder.Walk;

/** Makes the sweeps that the plan asks for, a slice at a time; an urgent one interrupts a long one. */
final class Sweeps {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final int STEP = 32;
    /** As long as an event may have to wait for a sweep. */
    private static final long SLICE_MILLIS = 20;
    /** Each trouble is told once, until there are too many to remember. */
    private static final int TOLD = 1000;

    private final WatchedRoot root;
    private final WatcherSettings settings;
    private final Register register;
    private final Eye eye;
    private final Supplier<Moment> clock;
    private final WatcherMetrics metrics;
    private final Moves moves;
    private final Deque<Sweep> running = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();
    private Tally tally = new Tally();
    private boolean sweptOnce;

    Sweeps(
            WatchedRoot root,
            WatcherSettings settings,
            Register register,
            Eye eye,
            Supplier<Moment> clock,
            WatcherMetrics metrics,
            Moves moves) {
        this.root = root;
        this.settings = settings;
        this.register = register;
        this.eye = eye;
        this.clock = clock;
        this.metrics = metrics;
        this.moves = moves;
    }

    /** Goes on for a slice. Returns files that a sweep of the whole root did not meet, for a second look. */
    List<String> proceed(SweepPlan plan, FolderEvents events) {
        long until = clock.get().millis() + SLICE_MILLIS;
        do {
            Moment now = clock.get();
            plan.next(now, !running.isEmpty()).ifPresent(order -> running.push(new Sweep(order, plan, events, now)));
            Sweep sweep = running.peek();
            if (sweep == null) return List.of();
            sweep.now = now;
            if (!sweep.walk.step(STEP)) {
                running.pop();
                if (sweep.order.full()) return ended(sweep, plan);
            }
        } while (clock.get().millis() < until);
        return List.of();
    }

    private List<String> ended(Sweep sweep, SweepPlan plan) {
        Moment now = clock.get();
        plan.swept(now);
        sweptOnce = true;
        tally = sweep.tally;
        metrics.swept(root.name(), (now.millis() - sweep.begun.millis()) / 1000.0);
        List<String> unseen = register.unseen(sweep.number);
        if (sweep.walk.met() == 0 && !unseen.isEmpty()) {
            // An empty folder is more often a share that is not mounted than a library that was deleted unwatched.
            tell("", "the root is empty, though photos are known to lie in it; nothing is taken for deleted", "");
            return List.of();
        }
        return unseen;
    }

    /** Breaks off whatever is under way. */
    void abandon() {
        running.forEach(sweep -> sweep.walk.close());
        running.clear();
    }

    /** Whether the whole root has been through once. */
    boolean sweptOnce() {
        return sweptOnce;
    }

    boolean busy() {
        return !running.isEmpty();
    }

    /** Whether what is under way may still find something that ought to be known by now; a regular sweep ought not. */
    boolean searching() {
        return running.stream()
                .anyMatch(sweep -> sweep.order.origin() != Origin.SWEEP && sweep.order.origin() != Origin.POLL);
    }

    /** What the last whole sweep met, and what events have told of since. */
    Tally tally() {
        return tally;
    }

    /** Counts and tells of something that is not announced. */
    void note(Tally into, String path, Sight sight) {
        if (sight instanceof Sight.Ignored ignored) {
            into.ignore(ignored.kind());
        } else if (sight instanceof Sight.FolderOutside link) {
            into.outside();
            tell(path, "linked folder lies outside of the root and is left out", link.target());
        } else if (sight instanceof Sight.Unmappable) {
            into.unmappable();
            tell(path, "name is not UTF-8 and is left out; rename it", "");
        } else if (sight instanceof Sight.Unreadable unreadable) {
            into.unreadable();
            tell(path, "cannot be read and is left out", unreadable.reason());
        }
    }

    /** This file stays without a byte: told once, and counted until it gets some. */
    void empty(String path) {
        tally.ignore(Kind.EMPTY);
        tell(path, "file stays empty and is left alone until it gets some bytes", "");
    }

    private void tell(String path, String what, String why) {
        if (told.size() >= TOLD || !told.add(path + '\0' + what)) return;
        LOG.atWarn()
                .addKeyValue("root", root.name())
                .addKeyValue("path", path)
                .addKeyValue("reason", why)
                .log(what);
    }

    /** One sweep that is under way. */
    private final class Sweep implements Walk.Visitor {
        private final SweepPlan.Order order;
        private final SweepPlan plan;
        private final FolderEvents events;
        private final Moment begun;
        private final int number = register.beginSweep();
        private final Tally tally;
        private final Walk walk;
        private Moment now;

        Sweep(SweepPlan.Order order, SweepPlan plan, FolderEvents events, Moment now) {
            this.order = order;
            this.plan = plan;
            this.events = events;
            this.begun = now;
            this.now = now;
            this.tally = order.full() ? new Tally() : Sweeps.this.tally;
            if (order.full() && !sweptOnce) Sweeps.this.tally = tally;
            this.walk = new Walk(eye, order.folder(), order.recursive(), this);
        }

        @Override
        public void entering(String folder) {
            boolean replaced = order.origin() == Origin.EVENT || order.origin() == Origin.OVERFLOW;
            if (replaced) events.watchAnew(folder);
            else events.watch(folder);
        }

        @Override
        public void met(String path, Sight sight) {
            if (sight instanceof Sight.Photo photo) {
                take(path, photo);
                if (photo.look().size() == 0 && order.full() && register.passed(path)) tally.ignore(Kind.EMPTY);
                if (register.passed(path) && Names.kind(path) == Kind.UNKNOWN) tally.ignore(Kind.UNKNOWN);
            } else if (sight instanceof Sight.Folder) {
                if (!events.watched(path) && !events.unwatched().contains(path)) plan.appeared(path);
            } else if (order.full() || order.origin() == Origin.EVENT) {
                note(tally, path, sight);
            }
        }

        private void take(String path, Sight.Photo photo) {
            boolean polled = events.polls(path);
            boolean unmissed = order.origin() == Origin.SWEEP && polled; // there was no event to miss
            Origin origin = moves.origin(path, photo, unmissed ? Origin.POLL : order.origin());
            if (register.has(path)) {
                register.observed(path, photo.look(), photo.key(), origin, now);
                return;
            }
            Optional<Eye.Change> changed = eye.changed(path);
            boolean rested = !polled
                    && changed.filter(Eye.Change::itself)
                            .filter(change -> settings.patience().rested(photo.look(), change.at(), now.wall()))
                            .isPresent();
            if (rested) register.found(path, photo.look(), photo.key(), origin, now);
            else register.observed(path, photo.look(), photo.key(), origin, now);
            boolean before = changed.filter(change -> change.at().isBefore(settings.left()))
                    .isPresent();
            if (before && order.origin() == Origin.START && !sweptOnce) register.pass(path);
        }

        @Override
        public void unreadable(String folder, IOException why) {
            if (order.full() || order.origin() == Origin.EVENT)
                note(tally, folder, new Sight.Unreadable(why.toString()));
        }
    }
}
