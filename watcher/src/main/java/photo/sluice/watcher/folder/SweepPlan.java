// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import photo.sluice.watcher.file.Moment;
import photo.sluice.watcher.file.Origin;

/**
 * Which folder is to be swept next, and why: pure. A new folder and an overflow are urgent; the whole root is swept at
 * the start, regularly, and soon after something makes deletions likely. A sweep covers those waiting for folders in it.
 */
public final class SweepPlan {
    private static final long SOON_MILLIS = 1000;

    private final long intervalMillis;
    private final TreeMap<String, Order> urgent = new TreeMap<>();
    private long fullAt;
    private Origin fullOrigin = Origin.START;

    /**
     * One sweep to make.
     *
     * @param folder below the root, empty for the root
     * @param recursive whether its folders are swept as well
     */
    public record Order(String folder, boolean recursive, Origin origin) {
        /** Whether everything is met, so that what is not met is not there. */
        public boolean full() {
            return folder.isEmpty() && recursive;
        }
    }

    /** The whole root is due at once. */
    public SweepPlan(long intervalMillis, Moment now) {
        this.intervalMillis = intervalMillis;
        this.fullAt = now.millis();
    }

    /** A folder was created or moved here; files may lie in it that no event will tell of. */
    public void appeared(String folder) {
        order(folder, Origin.EVENT);
    }

    /** Events of this folder were lost. */
    public void overflow(String folder) {
        order(folder, Origin.OVERFLOW);
    }

    /** What is left out of this folder is another now; what is left out no longer lay there before. */
    public void uncovered(String folder) {
        order(folder, Origin.START);
    }

    private void order(String folder, Origin origin) {
        for (String above = folder; ; above = parent(above)) {
            Order waiting = urgent.get(above);
            if (waiting != null && waiting.recursive()) return;
            if (above.isEmpty()) break;
        }
        urgent.subMap(folder.isEmpty() ? "" : folder + "/", folder.isEmpty() ? "\uffff" : folder + "0")
                .clear();
        urgent.put(folder, new Order(folder, true, origin));
    }

    private static String parent(String folder) {
        int slash = folder.lastIndexOf('/');
        return slash < 0 ? "" : folder.substring(0, slash);
    }

    /**
     * These folders have no events and are to be looked at, each without the folders in it. Does nothing while the last
     * round through them is not done: one that takes longer than its interval must not begin with the same folders again.
     */
    public void poll(Collection<String> folders) {
        if (polling()) return;
        for (String folder : folders) urgent.putIfAbsent(folder, new Order(folder, false, Origin.POLL));
    }

    /** Files may have gone without a word: the root is swept soon. */
    public void suspect(Moment now) {
        if (fullAt > now.millis() + SOON_MILLIS) fullAt = now.millis() + SOON_MILLIS;
    }

    /** Everything is to be found again, as at the start. */
    public void startOver(Moment now) {
        urgent.clear();
        fullAt = now.millis();
        fullOrigin = Origin.START;
    }

    /**
     * What to sweep now, if anything.
     *
     * @param busy whether a sweep is under way: only an urgent one comes in between
     */
    public Optional<Order> next(Moment now, boolean busy) {
        if (!urgent.isEmpty()) return Optional.of(urgent.pollFirstEntry().getValue());
        if (busy || now.millis() < fullAt) return Optional.empty();
        fullAt = now.millis() + intervalMillis;
        Order order = new Order("", true, fullOrigin);
        fullOrigin = Origin.SWEEP;
        return Optional.of(order);
    }

    /** The sweep of the whole root has ended; the next is due an interval from now. */
    public void swept(Moment now) {
        fullAt = Math.max(fullAt, now.millis() + intervalMillis);
    }

    /** Whether the last round through the folders without events is still under way. */
    public boolean polling() {
        return urgent.values().stream().anyMatch(order -> !order.recursive());
    }

    /** Whether a sweep waits that interrupts another. */
    public boolean urgent() {
        return !urgent.isEmpty();
    }

    /** Whether a sweep waits that has to come before the root can be called quiet; regular ones have not. */
    public boolean pending() {
        return fullOrigin == Origin.START || urgent.values().stream().anyMatch(Order::recursive);
    }
}
