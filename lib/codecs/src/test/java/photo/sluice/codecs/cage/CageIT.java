// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Dng;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Pixels;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;

class CageIT {
    private static Cage cage;

    @BeforeAll
    static void open() {
        cage = new Cage(CageLimits.USUAL);
    }

    @AfterAll
    static void close() {
        cage.close();
    }

    @ParameterizedTest
    @CsvSource({
        // orientation, width, height, where the red half is then: x, y
        "1, 32, 24, 16, 4",
        "3, 32, 24, 16, 20",
        "6, 24, 32, 20, 16",
        "8, 24, 32, 4, 16"
    })
    void rawComesUprightAtHalfSize(int orientation, int width, int height, int redX, int redY) throws Undecodable {
        needs(Codec.RAW);
        try (Pixels pixels = new Pixels()) {
            Frame frame = cage.decode(Codec.RAW, ByteBuffer.wrap(Dng.of(64, 48, orientation, 48)), pixels);
            assertThat(frame.width()).isEqualTo(width);
            assertThat(frame.height()).isEqualTo(height);
            assertThat(frame.fullWidth()).isEqualTo(2 * width);
            assertThat(frame.fullHeight()).isEqualTo(2 * height);
            int[] red = Pixels.at(frame, redX, redY);
            int[] blue = Pixels.at(frame, width - 1 - redX, height - 1 - redY);
            assertThat(red[2]).as("red of the red half").isGreaterThan(red[0] + 100);
            assertThat(blue[0]).as("blue of the blue half").isGreaterThan(blue[2] + 100);
        }
    }

    @ParameterizedTest
    @CsvSource({"47, fine", "24, half", "0, header only"})
    void rawThatEndsEarlyIsTruncated(int rows, String how) {
        needs(Codec.RAW);
        assertThat(refused(Codec.RAW, Dng.of(640, 48, 1, rows)).reason())
                .as(how)
                .isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void emptyFileIsTruncated(Codec codec) {
        needs(codec);
        assertThat(refused(codec, new byte[0]).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void garbageIsRefusedWithoutAskingForMemory(Codec codec) {
        needs(codec);
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);
        assertThat(refused(codec, garbage).reason()).isIn(Reason.UNSUPPORTED, Reason.CORRUPT);
        assertThat(refused(codec, "a text".getBytes(StandardCharsets.US_ASCII)).reason())
                .isIn(Reason.UNSUPPORTED, Reason.CORRUPT, Reason.TRUNCATED);
    }

    @Test
    void morePixelsThanAllowedAreRefusedByTheirNumber() {
        needs(Codec.RAW);
        CageLimits few = new CageLimits(1, Duration.ofSeconds(30), 3000, 64L << 20, Duration.ofSeconds(60));
        try (Cage small = new Cage(few)) {
            Undecodable refusal = refused(small, Codec.RAW, Dng.of(64, 48, 1, 48));
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refusal).hasMessageContaining("64 x 48");
        }
    }

    @Test
    void moreMemoryThanAllowedIsRefusedAndTheNextPhotoIsDecoded() throws Undecodable {
        needs(Codec.RAW);
        CageLimits little = new CageLimits(1, Duration.ofSeconds(30), 250_000_000, 64L << 20, Duration.ofSeconds(60));
        try (Cage small = new Cage(little);
                Pixels pixels = new Pixels()) {
            // 30 megapixels are 61 MB of file, which is allowed, and as much again of sensor data, which then is not.
            assertThat(refused(small, Codec.RAW, Dng.of(6400, 4800, 1, 4800)).reason())
                    .isEqualTo(Reason.TOO_LARGE);
            assertThat(refused(small, Codec.RAW, Dng.of(12000, 10000, 1, 1)).reason())
                    .isEqualTo(Reason.TOO_LARGE);
            Frame frame = small.decode(Codec.RAW, ByteBuffer.wrap(Dng.of(64, 48, 1, 48)), pixels);
            assertThat(frame.width()).isEqualTo(32);
        }
    }

    @Test
    void fourAtOnceGetTheSamePixels() throws Exception {
        needs(Codec.RAW);
        byte[] dng = Dng.of(640, 480, 1, 480);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> sums = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sums.add(callers.submit(() -> {
                    try (Pixels pixels = new Pixels()) {
                        return Pixels.checksum(cage.decode(Codec.RAW, ByteBuffer.wrap(dng), pixels));
                    }
                }));
            }
            long first = sums.get(0).get();
            for (Future<Long> sum : sums) {
                assertThat(sum.get()).isEqualTo(first);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aPartOfABufferIsRead() throws Undecodable {
        needs(Codec.RAW);
        byte[] dng = Dng.of(64, 48, 1, 48);
        ByteBuffer within = ByteBuffer.allocateDirect(dng.length + 30)
                .position(10)
                .put(dng)
                .limit(10 + dng.length)
                .position(10);
        try (Pixels pixels = new Pixels()) {
            assertThat(cage.decode(Codec.RAW, within, pixels).height()).isEqualTo(24);
            assertThat(within.position()).isEqualTo(10);
        }
    }

    @Test
    void rawWithoutPreviewGivesAnEmptyOne() throws Undecodable {
        needs(Codec.RAW);
        assertThat(cage.preview(ByteBuffer.wrap(Dng.of(64, 48, 1, 48)))).isEmpty();
    }

    private static Undecodable refused(Codec codec, byte[] file) {
        return refused(cage, codec, file);
    }

    private static Undecodable refused(Cage cage, Codec codec, byte[] file) {
        try (Pixels pixels = new Pixels()) {
            Undecodable refusal = catchThrowableOfType(
                    Undecodable.class,
                    () -> cage.decode(codec, ByteBuffer.wrap(Arrays.copyOf(file, file.length)), pixels));
            assertThat(refusal).as("refusal").isNotNull().message().isNotBlank();
            assertThat(pixels.asked()).isZero();
            return refusal;
        }
    }

    private static void needs(Codec codec) {
        assumeTrue(cage.available(codec), codec + " is not in this build");
    }
}
