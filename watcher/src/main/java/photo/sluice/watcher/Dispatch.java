// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;
import photo.sluice.watcher.file.FileState.Settled;
import photo.sluice.watcher.file.Moment;
import photo.sluice.watcher.file.Origin;
import photo.sluice.watcher.file.Register;
import photo.sluice.watcher.file.Wish;

/**
 * Takes what has settled to the log, live photos first. When the log fails it waits, 0.5 s to 10 s, and asks what the
 * catalogue knows before it tries again: nothing is lost and nothing is announced twice.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int BATCH = 500;
    /** Photos of a backlog are gathered for so long, or a sweep would be made of small transactions. */
    private static final long GATHER_MILLIS = 200;

    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 10_000;
    /** A client library tries for a minute before it gives up; people want to know earlier. */
    private static final long STALLED_MILLIS = 5000;

    private final WatchedRoot root;
    private final Announcements announcements;
    private final Register register;
    private final WatcherMetrics metrics;
    private final Predicate<String> image;
    private final Supplier<Moment> clock;
    private boolean begun;
    private boolean informed;
    private long notBefore = Long.MIN_VALUE;
    private long wait = FIRST_WAIT_MILLIS;
    private long gatherUntil = Long.MIN_VALUE;
    private long announced;
    private volatile @Nullable String lacks;
    private volatile @Nullable Moment attempting;

    /** @param image whether the file at a path is one by name or by its first bytes */
    Dispatch(
            WatchedRoot root,
            Announcements announcements,
            Register register,
            WatcherMetrics metrics,
            Predicate<String> image,
            Supplier<Moment> clock) {
        this.root = root;
        this.announcements = announcements;
        this.register = register;
        this.metrics = metrics;
        this.image = image;
        this.clock = clock;
    }

    /** Whether the catalogue has been read once, so that what is known is not taken for new; tries to if not. */
    boolean begun(Moment now) {
        return begun || informed(now);
    }

    /** Learns from the catalogue what was announced, if that is not known for certain; returns whether it is now. */
    private boolean informed(Moment now) {
        if (!informed && now.millis() >= notBefore) {
            attempt(now, () -> {
                announcements.known().forEach((path, version) -> learn(path, version, now));
                informed = true;
                begun = true;
            });
        }
        return informed;
    }

    private void learn(String path, Version version, Moment now) {
        Optional<Settled> doubtful = register.settled(path);
        register.know(path, version);
        if (doubtful.isPresent() && register.settled(path).isEmpty()) {
            count(path, doubtful.get(), doubtful.get().origin().lane(), now); // it had arrived after all
        }
    }

    /**
     * Announces a batch of each lane that has something to announce.
     *
     * @param searching whether the root is still gone through: then of the backlog one batch at a time, so that all folders
     *     are watched sooner; it is more than can be looked at meanwhile
     */
    void announce(Moment now, boolean searching) {
        if (!informed(now) || now.millis() < notBefore) return;
        announce(Lane.LIVE, now);
        if (now.millis() < gatherUntil
                && (searching || register.settled(Lane.BACKFILL, BATCH).size() < BATCH)) return;
        if (announce(Lane.BACKFILL, now)) gatherUntil = now.millis() + GATHER_MILLIS;
    }

    /** How long nothing can be announced, milliseconds: 0 while something waits that can be, the longest if none does. */
    long quiet(Moment now) {
        if (register.ready() == 0) return Long.MAX_VALUE;
        boolean gathering = register.settled(Lane.LIVE, 1).isEmpty() && register.ready() < BATCH;
        long at = Math.max(notBefore, gathering ? gatherUntil : notBefore);
        return Math.max(at, now.millis()) - now.millis();
    }

    private boolean announce(Lane lane, Moment now) {
        List<String> paths = new ArrayList<>();
        List<Settled> versions = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        for (String path : register.settled(lane, BATCH)) {
            Optional<Settled> settled = register.settled(path);
            if (settled.isEmpty()) continue;
            if (!image.test(path)) {
                register.pass(path);
                continue;
            }
            paths.add(path);
            versions.add(settled.get());
            subjects.add(subject(path, settled.get(), lane));
        }
        if (subjects.isEmpty() || !informed) return false;
        return attempt(now, () -> {
            informed = false; // until the log has said yes
            announcements.announce(subjects);
            informed = true;
            Moment said = clock.get();
            for (int i = 0; i < paths.size(); i++) {
                register.announced(paths.get(i), versions.get(i));
                count(paths.get(i), versions.get(i), lane, said);
            }
        });
    }

    private Subject subject(String path, Settled settled, Lane lane) {
        Version version = new Version(
                settled.sequence() + 1, settled.look().size(), settled.look().modified());
        Optional<Wish> wish = register.wish(path);
        return new Subject(
                new PhotoId(root.name(), path),
                version,
                lane,
                wish.map(Wish::run).orElse(root.run()),
                settled.since().wall(),
                wish.flatMap(Wish::only));
    }

    private void count(String path, Settled version, Lane lane, Moment now) {
        announced++;
        metrics.announced(root.name(), lane, (now.millis() - version.since().millis()) / 1000.0);
        if (version.origin() == Origin.SWEEP) metrics.foundBySweep(root.name());
        LOG.atDebug()
                .addKeyValue("photo", path)
                .addKeyValue("lane", lane.code())
                .addKeyValue("origin", version.origin())
                .log("announced");
    }

    /** Lets the catalogue forget photos that have been gone for this long. */
    void forget(Duration after, Moment now) {
        if (!informed || now.millis() < notBefore) return;
        List<String> gone = register.departed().since(after, now, BATCH);
        if (gone.isEmpty()) return;
        attempt(now, () -> {
            announcements.forget(
                    gone.stream().map(path -> new PhotoId(root.name(), path)).toList());
            register.departed().forgotten(gone);
            metrics.forgotten(root.name(), gone.size());
        });
    }

    private interface Attempt {
        void run() throws FaultException;
    }

    private boolean attempt(Moment now, Attempt attempt) {
        attempting = now;
        try {
            attempt.run();
            if (lacks != null) LOG.atInfo().addKeyValue("root", root.name()).log("the broker answers again");
            lacks = null;
            wait = FIRST_WAIT_MILLIS;
            return true;
        } catch (FaultException e) {
            metrics.retry(root.name());
            if (lacks == null) {
                LOG.atWarn()
                        .addKeyValue("root", root.name())
                        .addKeyValue("fault", e.fault().code())
                        .addKeyValue("reason", e.getMessage())
                        .log("arrivals wait until the broker answers");
            }
            lacks = e.getMessage();
            notBefore = now.millis() + wait;
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
            return false;
        } finally {
            attempting = null;
        }
    }

    /** Versions announced since the start. */
    long announced() {
        return announced;
    }

    /** Why nothing can be announced; empty while it can. Any thread may ask, also while the log keeps this one waiting. */
    Optional<String> lacks() {
        String known = lacks;
        Moment since = attempting;
        long waited = since == null ? 0 : clock.get().millis() - since.millis();
        if (known == null && waited >= STALLED_MILLIS) {
            return Optional.of("the broker has not answered for " + waited / 1000 + " s");
        }
        return Optional.ofNullable(known);
    }
}
