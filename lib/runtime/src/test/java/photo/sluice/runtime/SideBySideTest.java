// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideBySideTest {
    private final SideBySide threads = new SideBySide("test", 4);

    @Test
    void resultsComeInTheOrderOfTheWork() {
        List<Supplier<Integer>> work = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> work.add(() -> i));
        assertThat(threads.all(work))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(threads.all(List.<Supplier<Integer>>of())).isEmpty();
    }

    @Test
    void asManyAreDoneAtOnceAsWereAllowed() {
        CountDownLatch four = new CountDownLatch(4);
        Supplier<Boolean> waits = () -> {
            four.countDown();
            try {
                return four.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        };
        assertThat(threads.all(List.of(waits, waits, waits, waits))).containsOnly(true);
    }

    @Test
    void failureIsThrownWhenAllHasEnded() {
        AtomicInteger done = new AtomicInteger();
        List<Supplier<Integer>> work = List.of(
                () -> {
                    throw new IllegalArgumentException("first");
                },
                done::incrementAndGet,
                done::incrementAndGet);
        assertThatThrownBy(() -> threads.all(work)).hasMessage("first");
        assertThat(done).hasValue(2);
    }

    @Test
    void interruptWaitsForWhatWasBegunAndIsKept() {
        Thread.currentThread().interrupt();
        assertThat(threads.all(List.<Supplier<Integer>>of(() -> 1, () -> 2))).containsExactly(1, 2);
        assertThat(Thread.interrupted()).isTrue();
    }
}
