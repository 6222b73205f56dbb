// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Watches how much memory this process and its descendants have resident, every 20 ms, until closed. */
final class Resident implements AutoCloseable {
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "resident");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong peak = new AtomicLong();

    Resident() {
        look();
        watch.scheduleWithFixedDelay(this::look, 20, 20, TimeUnit.MILLISECONDS);
    }

    /** The most bytes that were seen. */
    long peak() {
        look();
        return peak.get();
    }

    private void look() {
        long now = now();
        peak.accumulateAndGet(now, Math::max);
    }

    /** Bytes resident now, in this process and all below it. */
    static long now() {
        return LongStream.concat(
                        LongStream.of(ProcessHandle.current().pid()),
                        ProcessHandle.current().descendants().mapToLong(ProcessHandle::pid))
                .map(Resident::of)
                .sum();
    }

    private static long of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
