// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread of a stage: takes photos, has them worked on, settles them; suspects alone. */
final class Slot implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
    private static final long BACK_OFF_MILLIS = 1000;

    private final Intake intake;
    private final Workbench bench;
    private final Solo solo;
    private final QueueSettings settings;
    private final BooleanSupplier mayTake;
    private final Drain drain;

    Slot(Intake intake, Workbench bench, Solo solo, QueueSettings settings, BooleanSupplier mayTake, Drain drain) {
        this.intake = intake;
        this.bench = bench;
        this.solo = solo;
        this.settings = settings;
        this.mayTake = mayTake;
        this.drain = drain;
    }

    @Override
    public void run() {
        try (intake;
                bench) {
            while (!drain.begun()) {
                try {
                    if (mayTake.getAsBoolean()) round();
                    else Thread.sleep(BACK_OFF_MILLIS);
                } catch (KafkaException e) {
                    LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the broker does not answer; trying again");
                    Thread.sleep(BACK_OFF_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to leave
        }
    }

    private void round() throws InterruptedException {
        List<Delivery> taken = intake.take();
        if (taken.isEmpty()) return;
        List<Delivery> fresh = new ArrayList<>();
        List<Delivery> suspects = new ArrayList<>();
        for (Delivery delivery : taken) (delivery.count() > 1 ? suspects : fresh).add(delivery);
        LaneConsumer lane = intake.of(taken.get(0).lane());
        if (!fresh.isEmpty()) {
            under(solo.shared(settings.renewal(), lane::renew), () -> bench.work(fresh, lane));
        }
        for (Delivery suspect : suspects) {
            if (suspect.count() > settings.tries()) bench.bury(suspect, lane);
            else under(solo.alone(settings.renewal(), lane::renew), () -> bench.work(List.of(suspect), lane));
        }
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
