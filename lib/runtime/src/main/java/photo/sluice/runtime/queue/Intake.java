// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;
import java.util.List;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.log.Cluster;

/**
 * One thread's two lanes. Live goes first; backfill is asked only when live is empty.
 *
 * <p>The one exception keeps promises to the broker: a backfill photo may have been handed to us after we last asked,
 * and its lock is running; so backfill is looked at, at the latest, after a third of the lock's duration.
 */
final class Intake implements AutoCloseable {
    /**
     * While photos come. A poll asks the broker once, and what it gets may be the mark of a transaction's end alone: then
     * it waits its time out, with the next photo unasked for. So while photos come it is asked anew all the time.
     */
    private static final Duration BUSY_WAIT = Duration.ofMillis(20);

    private static final Duration QUIET_WAIT = Duration.ofMillis(100);
    /** When nothing has come for a while: a live photo is still given at once, a backfill photo after this. */
    private static final Duration IDLE_WAIT = Duration.ofMillis(500);

    private static final int QUIET_AFTER = 50;
    /** How often a lane may have nothing, between two of its photos, before the live one is waited on again. */
    private static final int STICKY = 10;

    private static final int IDLE_AFTER = QUIET_AFTER + 20;

    private final LaneConsumer live;
    private final LaneConsumer backfill;
    private final Duration renewal;
    private LaneConsumer busy;
    private int empty;

    Intake(Cluster cluster, String stage, QueueSettings settings) {
        this.live = new LaneConsumer(cluster, stage, Lane.LIVE, settings.batch());
        this.backfill = new LaneConsumer(cluster, stage, Lane.BACKFILL, settings.batch());
        this.renewal = settings.renewal();
        this.busy = live;
    }

    /** Some photos, or none after a moment. It waits on the lane that was busy last, so neither lane idles a worker. */
    List<Delivery> take() {
        if (backfill.unasked().compareTo(renewal) > 0) {
            List<Delivery> held = backfill.take(Duration.ZERO);
            if (!held.isEmpty()) return held;
        }
        List<Delivery> taken = live.take(busy == live ? patience() : Duration.ZERO);
        if (!taken.isEmpty()) {
            busy = live;
            empty = 0;
            return taken;
        }
        taken = backfill.take(busy == live ? Duration.ZERO : patience());
        if (!taken.isEmpty()) busy = backfill;
        else if (empty > STICKY) busy = live;
        empty = taken.isEmpty() ? empty + 1 : 0;
        return taken;
    }

    private Duration patience() {
        return empty < QUIET_AFTER ? BUSY_WAIT : empty < IDLE_AFTER ? QUIET_WAIT : IDLE_WAIT;
    }

    LaneConsumer of(Lane lane) {
        return lane == Lane.LIVE ? live : backfill;
    }

    @Override
    public void close() {
        live.close();
        backfill.close();
    }
}
