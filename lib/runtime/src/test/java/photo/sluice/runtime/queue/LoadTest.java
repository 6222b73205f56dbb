// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private static final long MIB = 1 << 20;

    @Test
    void batchIsCutWhereItsBytesEnd() {
        Load load = new Load(10 * MIB);
        assertThat(load.together(List.of(4 * MIB, 5 * MIB, 2 * MIB, MIB), size -> size))
                .containsExactly(4 * MIB, 5 * MIB);
        assertThat(load.together(List.of(MIB, MIB), size -> size)).hasSize(2);
    }

    @Test
    void photoLargerThanAllIsTakenAlone() throws Exception {
        Load load = new Load(10 * MIB);
        assertThat(load.together(List.of(40 * MIB, 1L), size -> size)).containsExactly(40 * MIB);
        AtomicInteger renewals = new AtomicInteger();
        Load.Share small = load.take(MIB, SOON, () -> {});
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Load.Share> large = other.submit(() -> load.take(40 * MIB, SOON, renewals::incrementAndGet));
        await().until(() -> renewals.get() > 3);
        assertThat(large.isDone()).as("while something else is at work").isFalse();
        small.close();
        large.get().close();
        other.shutdown();
    }

    @Test
    void neverMoreBytesAreAtWorkThanAllowed() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Load load = new Load(10 * MIB);
        AtomicLong atWork = new AtomicLong();
        AtomicLong most = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new java.util.ArrayList<>();
        for (int w = 0; w < 8; w++) {
            Random random = new Random(seed + w);
            all.add(workers.submit(() -> {
                for (int i = 0; i < 200; i++) {
                    long size = 1 + random.nextInt((int) (6 * MIB));
                    try (Load.Share share = load.take(size, SOON, () -> {})) {
                        most.accumulateAndGet(atWork.addAndGet(size), Math::max);
                        Thread.yield();
                        atWork.addAndGet(-size);
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : all) each.get();
        workers.shutdown();
        assertThat(most.get()).isBetween(6 * MIB, 10 * MIB);
    }

    @Test
    void noBytesAreNoLimit() {
        assertThatThrownBy(() -> new Load(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Load(Long.MAX_VALUE).together(List.of(1L << 40, 1L << 40), size -> size))
                .hasSize(1);
    }
}
