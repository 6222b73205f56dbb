// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Placement;
import photo.sluice.inference.answer.Reading;
import photo.sluice.inference.answer.Tensor;
import photo.sluice.inference.card.ModelCard;

/**
 * Brings callers together, with no thread of its own: who comes first waits for company, then runs the graph for all;
 * each prepares and decodes its own picture in its own thread.
 *
 * <pre>
 *  join ─▶ prepare own seat ─▶ first one: wait for company and for the batch before ─▶ run ─▶ each: decode ─▶ leave
 *                              others:    wait ────────────────────────────────────────┘
 * </pre>
 *
 * A batch that the device's memory does not hold is halved, for good. One that fails otherwise is tried again picture by
 * picture, so that each fails alone.
 */
final class Batcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Batcher.class);

    private final ModelCard card;
    private final Call call;
    private final Reading reading;
    private final Batching batching;
    private final Meter meter;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Tray> spare = new ArrayDeque<>();
    private Optional<Tray> forming = Optional.empty();
    private boolean running;
    private int limit;

    Batcher(ModelCard card, Call call, Reading reading, Batching batching, Meter meter) {
        this.card = card;
        this.call = call;
        this.reading = reading;
        this.batching = batching;
        this.meter = meter;
        limit = batching.most();
    }

    /** Pictures in one call at most, as things stand. */
    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the graph answers two pictures at once; where it does, a full batch warms it up. */
    boolean works(Bgr grey) {
        int few = Math.min(2, batching.most());
        try (Tray trial = new Tray(card.input(), few)) {
            for (int seat = 0; seat < few; seat++) trial.lay(seat, grey);
            call.run(trial.values(0, few), few);
        } catch (OrtException e) {
            if (!OutOfMemory.is(e)) return refused(e);
        } catch (IllegalArgumentException e) {
            return refused(e);
        }
        answers(Collections.nCopies(limit(), grey));
        return true;
    }

    private boolean refused(Exception e) {
        LOG.atWarn()
                .addKeyValue("model", card.name())
                .addKeyValue("reason", e.getMessage())
                .log("the graph takes no batches, though it leaves their size open: pictures are shown singly");
        return false;
    }

    /** Waits for its batch and its turn. An interrupt ends the wait for company, no more: a running graph cannot be left. */
    Answer answer(Bgr picture) {
        Tray tray;
        int seat;
        lock.lock();
        try {
            tray = forming.orElseGet(this::free);
            seat = tray.take();
            forming = tray.taken() < limit ? Optional.of(tray) : Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            Placement placement;
            try {
                placement = prepared(tray, seat, picture);
            } finally {
                laid(tray);
                if (seat == 0)
                    lead(tray, System.nanoTime() + batching.patience().toNanos());
            }
            awaitDone(tray);
            return decoded(tray, seat, placement);
        } finally {
            leave(tray);
        }
    }

    /** In batches of their own, in the calling thread. */
    List<Answer> answers(List<Bgr> pictures) {
        List<Answer> answers = new ArrayList<>();
        int most = limit();
        for (int from = 0; from < pictures.size(); from += most) {
            answers.addAll(together(pictures.subList(from, Math.min(pictures.size(), from + most))));
        }
        return answers;
    }

    private List<Answer> together(List<Bgr> pictures) {
        Tray tray;
        lock.lock();
        try {
            tray = free();
            for (int i = 0; i < pictures.size(); i++) tray.take();
        } finally {
            lock.unlock();
        }
        try {
            List<Placement> placements = new ArrayList<>();
            for (Bgr picture : pictures) {
                placements.add(prepared(tray, placements.size(), picture));
                laid(tray);
            }
            lead(tray, System.nanoTime());
            List<Answer> answers = new ArrayList<>();
            for (int seat = 0; seat < pictures.size(); seat++) {
                answers.add(decoded(tray, seat, placements.get(seat)));
            }
            return answers;
        } finally {
            for (int i = 0; i < pictures.size(); i++) leave(tray);
        }
    }

    /** An empty tray; under the lock. */
    private Tray free() {
        Tray tray = spare.poll();
        return tray == null ? new Tray(card.input(), batching.most()) : tray;
    }

    private Placement prepared(Tray tray, int seat, Bgr picture) {
        long began = System.nanoTime();
        Placement placement = tray.lay(seat, picture);
        meter.prepared(card, System.nanoTime() - began);
        return placement;
    }

    private Answer decoded(Tray tray, int seat, Placement placement) {
        Tray.Outcome outcome = tray.outcome(seat);
        if (outcome.fault().isPresent()) {
            throw new AnswerException(card.name(), outcome.fault().get());
        }
        return reading.decoder().answer(outcome.tensors(), placement);
    }

    private void laid(Tray tray) {
        lock.lock();
        try {
            tray.laid();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitDone(Tray tray) {
        lock.lock();
        try {
            while (!tray.isDone()) changed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    private void leave(Tray tray) {
        lock.lock();
        try {
            if (tray.leave()) spare.push(tray);
        } finally {
            lock.unlock();
        }
    }

    private void lead(Tray tray, long deadline) {
        lock.lock();
        try {
            company(tray, deadline);
            // While another batch runs the tray stays open, so that batches grow with the load.
            while (running) changed.awaitUninterruptibly();
            running = true;
            if (forming.filter(tray::equals).isPresent()) forming = Optional.empty();
            while (!tray.allLaid()) changed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
        try {
            run(tray);
        } finally {
            lock.lock();
            try {
                running = false;
                tray.done();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void company(Tray tray, long deadline) {
        boolean interrupted = false;
        while (!interrupted && tray.taken() < limit) {
            long left = deadline - System.nanoTime();
            if (left <= 0) break;
            try {
                changed.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Nobody else runs now and nobody joins any more, so the counts stand still. */
    private void run(Tray tray) {
        int from = 0;
        int singly = 0; // seats below this one are to be run alone
        while (from < tray.taken()) {
            int count = from < singly ? 1 : Math.min(limit(), tray.taken() - from);
            try {
                long began = System.nanoTime();
                List<Map<String, Tensor>> all = call.run(tray.values(from, count), count);
                meter.ran(card, count, System.nanoTime() - began);
                for (Map<String, Tensor> each : all) tray.outcome(from++, new Tray.Outcome(each, Optional.empty()));
            } catch (OrtException e) {
                if (count > 1 && OutOfMemory.is(e)) shrink(count / 2, e);
                else if (count > 1) singly = from + count;
                else tray.outcome(from++, new Tray.Outcome(Map.of(), Optional.of(alone(e))));
            } catch (RuntimeException e) {
                if (count > 1) singly = from + count;
                else tray.outcome(from++, new Tray.Outcome(Map.of(), Optional.of(e)));
            }
        }
    }

    private static Exception alone(OrtException e) {
        if (!OutOfMemory.is(e)) return e;
        return new IllegalArgumentException(
                "one picture alone is too much for the device's memory: " + e.getMessage(), e);
    }

    private void shrink(int count, OrtException e) {
        lock.lock();
        try {
            limit = Math.min(limit, count);
        } finally {
            lock.unlock();
        }
        LOG.atWarn()
                .addKeyValue("model", card.name())
                .addKeyValue("batch", count)
                .addKeyValue("reason", e.getMessage())
                .log("the device's memory is too small for the batch, it is halved");
        meter.shrank(card, count);
    }

    /** Once no caller is inside. */
    @Override
    public void close() {
        spare.forEach(Tray::close);
        spare.clear();
    }
}
