// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Does things that mostly wait several at once. Its threads leave when they have had nothing to do for ten seconds, and keep
 * no process alive; thread-safe.
 */
public final class SideBySide {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /** @param most how many things at once */
    public SideBySide(String name, int most) {
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The results in the order of the work; when it returns or throws, all of it has ended. Throws what the first failed with. */
    public <T> List<T> all(List<Supplier<T>> work) {
        if (work.size() == 1) return List.of(work.get(0).get());
        List<Future<T>> begun = new ArrayList<>();
        for (Supplier<T> one : work) begun.add(threads.submit(one::get));
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        boolean interrupted = false;
        for (Future<T> each : begun) {
            while (true) {
                try {
                    results.add(each.get());
                    break;
                } catch (ExecutionException e) {
                    failures.add(e.getCause() == null ? e : e.getCause());
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // half done is worse than late
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        for (Throwable failure : failures) {
            if (failure instanceof RuntimeException known) throw known;
            if (failure instanceof Error known) throw known;
            throw new IllegalStateException(failure);
        }
        return results;
    }
}
