// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.runtime.log.Topics;

/** One thread of a stage: takes photos, has them worked on, settles them; suspects alone. */
final class Slot implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
    private static final long BACK_OFF_MILLIS = 1000;

    private final Supplier<Intake> intakes;
    private final Workbench bench;
    private final Solo solo;
    private final QueueSettings settings;
    private final BooleanSupplier mayTake;
    private final Drain drain;

    /** @param intakes makes a new intake; the one at hand is given up when it fails in an unforeseen way */
    Slot(
            Supplier<Intake> intakes,
            Workbench bench,
            Solo solo,
            QueueSettings settings,
            BooleanSupplier mayTake,
            Drain drain) {
        this.intakes = intakes;
        this.bench = bench;
        this.solo = solo;
        this.settings = settings;
        this.mayTake = mayTake;
        this.drain = drain;
    }

    @Override
    public void run() {
        try (bench) {
            while (!drain.begun()) {
                try (Intake intake = intakes.get()) {
                    while (!drain.begun()) turn(intake);
                } catch (RuntimeException e) {
                    LOG.atError().setCause(e).log("a worker's thread failed; what it had in hand comes again");
                    Thread.sleep(BACK_OFF_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to leave
        }
    }

    private void turn(Intake intake) throws InterruptedException {
        try {
            if (mayTake.getAsBoolean()) round(intake);
            else Thread.sleep(BACK_OFF_MILLIS);
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the broker does not answer; trying again");
            Thread.sleep(BACK_OFF_MILLIS);
        }
    }

    private void round(Intake intake) throws InterruptedException {
        List<Delivery> taken = intake.take();
        if (taken.isEmpty()) return;
        List<Delivery> fresh = new ArrayList<>();
        List<Delivery> suspects = new ArrayList<>();
        for (Delivery delivery : taken) (delivery.count() > 1 ? suspects : fresh).add(delivery);
        LaneConsumer lane = intake.of(taken.get(0).lane());
        if (!fresh.isEmpty()) {
            under(solo.shared(settings.renewal(), lane::renew), () -> bench.work(fresh, lane));
        }
        suspects.sort(Comparator.comparingInt(this::deaths)); // what has killed already goes last: it takes none along
        for (Delivery suspect : suspects) {
            bench.keep(lane);
            if (!lane.holds(suspect)) continue; // it comes again
            if (deaths(suspect) >= settings.tries() || suspect.count() >= Topics.DELIVERIES) bench.bury(suspect, lane);
            else under(solo.alone(settings.renewal(), lane::renew), () -> bench.risk(suspect, lane));
        }
    }

    private int deaths(Delivery delivery) {
        return bench.deaths(delivery);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void under(Lock held, Work work) throws InterruptedException {
        try {
            work.run();
        } finally {
            held.unlock();
        }
    }
}
