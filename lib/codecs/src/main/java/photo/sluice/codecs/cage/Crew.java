// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import photo.sluice.codecs.Undecodable;

/** The processes of a cage: who works, who rests, who must go. Thread-safe. */
final class Crew implements AutoCloseable {
    private final Launch launch;
    private final Duration idle;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Resting> resting = new ConcurrentLinkedDeque<>();
    private final Set<Child> all = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock;
    private volatile boolean closed;

    /** A use of one process, which is at rest again afterwards, or else lost. */
    @FunctionalInterface
    interface Use<T> {
        T of(Child child) throws IOException, InterruptedException, Undecodable, Inherited;
    }

    /** Without work, and what will end it when it has been so for too long. */
    private record Resting(Child child, Future<?> leave) {}

    Crew(Launch launch, int children, Duration idle) {
        this.launch = launch;
        this.idle = idle;
        this.places = new Semaphore(children, true);
        this.clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "cage-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clock.setKeepAliveTime(5, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /** Uses a process that rests, or a new one; waits for a place if all are taken. */
    <T> T with(Use<T> use) throws IOException, InterruptedException, Undecodable, Inherited {
        places.acquire();
        try {
            Optional<Child> rested = rested();
            return use(rested.isPresent() ? rested.get() : started(), use);
        } finally {
            places.release();
        }
    }

    /** Uses a process that has seen no photo. */
    <T> T withNew(Use<T> use) throws IOException, InterruptedException, Undecodable, Inherited {
        places.acquire();
        try {
            return use(started(), use);
        } finally {
            places.release();
        }
    }

    /** Runs something short after a while, unless cancelled. */
    ScheduledFuture<?> after(Duration time, Runnable what) {
        try {
            return clock.schedule(what, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw gone();
        }
    }

    private static CancellationException gone() {
        return new CancellationException("the cage is closed");
    }

    boolean closed() {
        return closed;
    }

    private Child started() throws IOException {
        if (closed) {
            throw gone();
        }
        Child child = Child.start(launch);
        all.add(child);
        if (closed) {
            dismiss(child);
            throw gone();
        }
        return child;
    }

    private Optional<Child> rested() {
        while (true) {
            Resting candidate = resting.pollFirst();
            if (candidate == null) {
                return Optional.empty();
            }
            candidate.leave().cancel(false);
            if (candidate.child().alive()) {
                return Optional.of(candidate.child());
            }
            dismiss(candidate.child());
        }
    }

    private <T> T use(Child child, Use<T> use) throws IOException, InterruptedException, Undecodable, Inherited {
        try {
            return use.of(child);
        } finally {
            if (child.ready() && !closed) {
                rest(child);
            } else {
                dismiss(child);
            }
        }
    }

    private void rest(Child child) {
        try {
            Future<?> leave = after(idle, () -> {
                if (resting.removeIf(other -> other.child().equals(child))) {
                    dismiss(child);
                }
            });
            resting.addFirst(new Resting(child, leave));
        } catch (CancellationException e) {
            dismiss(child); // closed this moment: the photo is decoded all the same
        }
    }

    private void dismiss(Child child) {
        all.remove(child);
        child.close();
    }

    /** Kills all, also those at work. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        all.forEach(this::dismiss);
        resting.clear();
    }
}
