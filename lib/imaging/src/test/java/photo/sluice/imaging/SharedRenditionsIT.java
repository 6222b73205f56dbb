// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.imaging.format.UnreadablePhoto;

@Timeout(120)
class SharedRenditionsIT {
    @TempDir
    Path folder;

    private final PhotoReader reader = new PhotoReader(Limits.USUAL);
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void close() {
        threads.shutdownNow();
        reader.close();
    }

    @Test
    void bothStagesSeeTheSameRenditionAndThenItIsGone() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 100 << 20);
        Path photo = photo("a.png", 300);
        Rendition first = use(shared, "scorer", photo, r -> r);
        assertThat(shared.heldBytes()).isEqualTo(first.nativeBytes()).isPositive();
        Rendition second = use(shared, "tagger", photo, r -> r);
        assertThat(second).isSameAs(first);
        assertThat(shared.heldBytes()).isZero();
        assertThat(reader.open()).isZero();
    }

    @Test
    void theSameStageTwiceDoesNotUseItUp() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 100 << 20);
        Path photo = photo("a.png", 300);
        Rendition first = use(shared, "scorer", photo, r -> r);
        assertThat((Object) use(shared, "scorer", photo, r -> r)).isSameAs(first);
        assertThat((Object) use(shared, "tagger", photo, r -> r)).isSameAs(first);
        shared.close();
        assertThat(reader.open()).isZero();
    }

    @Test
    void whoComesWhileItIsInUseSharesIt() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 100 << 20);
        Path photo = photo("a.png", 300);
        CountDownLatch both = new CountDownLatch(2);
        RenditionUse<Rendition> meet = r -> {
            both.countDown();
            try {
                assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return r;
        };
        Future<Rendition> scorer = threads.submit(() -> use(shared, "scorer", photo, meet));
        Future<Rendition> tagger = threads.submit(() -> use(shared, "tagger", photo, meet));
        assertThat(scorer.get()).isSameAs(tagger.get());
        assertThat(reader.open()).isZero();
    }

    @Test
    void failureIsSharedToo() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 100 << 20);
        Path photo = Pictures.file(folder, "bad.jpg", "no photo".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        AtomicReference<Throwable> first = new AtomicReference<>();
        assertThatThrownBy(() -> use(shared, "scorer", photo, r -> r))
                .isInstanceOf(UnreadablePhoto.class)
                .satisfies(first::set);
        assertThatThrownBy(() -> use(shared, "tagger", photo, r -> r)).isSameAs(first.get());
        assertThatThrownBy(() -> use(shared, "scorer", photo, r -> r)).isNotSameAs(first.get());
    }

    @Test
    void failingUseLeavesNothingBehind() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 100 << 20);
        Path photo = photo("a.png", 300);
        RenditionUse<String> fails = r -> {
            throw new IllegalStateException("a bug");
        };
        assertThatThrownBy(() -> use(shared, "scorer", photo, fails)).hasMessage("a bug");
        assertThatThrownBy(() -> use(shared, "tagger", photo, fails)).hasMessage("a bug");
        assertThat(reader.open()).isZero();
        assertThat(shared.heldBytes()).isZero();
    }

    @Test
    void aloneItIsPlainReading() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 1, 1);
        assertThat(use(shared, "scorer", photo("a.png", 300), Rendition::width)).isEqualTo(300);
        assertThat(shared.heldBytes()).isZero();
        assertThat(reader.open()).isZero();
    }

    @Test
    void stageAheadWaitsForTheOtherAndGoesOn() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 1, Duration.ofSeconds(60));
        Path a = photo("a.png", 300);
        Path b = photo("b.png", 300);
        use(shared, "scorer", a, r -> r);
        Future<Integer> ahead = threads.submit(() -> use(shared, "scorer", b, Rendition::width));
        await().until(shared::hasWaiters);
        use(shared, "tagger", a, r -> r);
        assertThat(ahead.get(60, TimeUnit.SECONDS)).isEqualTo(300);
        shared.close();
        assertThat(reader.open()).isZero();
    }

    @Test
    void stageThatStandsStillCostsOneWait() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 1, Duration.ofMillis(50));
        for (int i = 0; i < 40; i++) {
            use(shared, "scorer", photo("p" + i + ".png", 100), r -> r);
        }
        assertThat(reader.open())
                .as("the window holds one, the rest was evicted")
                .isLessThanOrEqualTo(1);
        // With a wait each this would be 2 s of patience; only that it goes on is asserted, and that sharing resumes.
        Path last = folder.resolve("p39.png");
        assertThat(use(shared, "tagger", last, Rendition::width)).isEqualTo(100);
        shared.close();
        assertThat(reader.open()).isZero();
    }

    @Test
    void manyThreadsOfTwoStagesLeakNothing() throws Exception {
        SharedRenditions shared = new SharedRenditions(reader, 2, 600_000, Duration.ofMillis(20));
        List<Path> photos = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            photos.add(photo("m" + i + ".png", 200 + i));
        }
        List<Future<?>> runs = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            String stage = t % 2 == 0 ? "scorer" : "tagger";
            long seed = 100 + t;
            runs.add(threads.submit(() -> {
                Random random = new Random(seed);
                for (int i = 0; i < 300; i++) {
                    int at = (i / 2 + random.nextInt(8)) % photos.size();
                    assertThat(use(shared, stage, photos.get(at), Rendition::width))
                            .isEqualTo(200 + at);
                }
                return null;
            }));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        shared.close();
        assertThat(shared.heldBytes()).isZero();
        assertThat(reader.open()).isZero();
    }

    @Test
    void thousandsOfRenditionsTakeNoMoreMemory() throws Exception {
        Path photo = photo("a.png", 120);
        for (int i = 0; i < 300; i++) {
            reader.read(photo).close();
        }
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 3000; i++) {
            reader.read(photo).close();
        }
        assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
        assertThat(reader.open()).isZero();
    }

    private Path photo(String name, int width) {
        return Pictures.file(folder, name, Pictures.encoded(Pictures.plain(width, 200, 10, 20, 30), ".png"));
    }

    private static <T> T use(SharedRenditions shared, String stage, Path photo, RenditionUse<T> use) throws Exception {
        long size = Files.size(photo);
        return shared.use(stage, photo, size, Files.getLastModifiedTime(photo).toMillis(), use);
    }
}
