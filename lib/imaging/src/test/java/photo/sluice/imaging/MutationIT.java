// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;
import photo.sluice.imaging.measure.Examination;

/**
 * Damaged files of every format give a picture or a reason, in time and in little memory, and this process lives on.
 *
 * <p>The seed is printed; with it the same files come again.
 */
class MutationIT {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final long ROOM = 1L << 30;

    /** What a process with the native libraries loaded and nothing read has resident, measured at 137 MB. */
    private static final long BARE = 137L << 20;

    /** Reasons that say something about the file's bytes. */
    private static final List<Reason> CLEAR =
            Arrays.stream(Reason.values()).filter(Reason::lastsWithTheBytes).toList();

    @TempDir
    Path folder;

    @Test
    void threeHundredDamagedFilesGiveAPictureOrAReason() throws Exception {
        damage(300, 20_261_121);
    }

    @Test
    @Tag("long")
    void twoThousandDamagedFilesGiveAPictureOrAReason() throws Exception {
        damage(2000, Long.getLong("mutation.seed", 4_711));
    }

    private void damage(int count, long seed) throws Exception {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Limits limits = new Limits(250_000_000, 1 << 30, new Limits.Decoding(TIME, Limits.Decoding.USUAL.memory(), 2));
        Map<String, Integer> ends = new TreeMap<>();
        List<String> slow = new ArrayList<>();
        long slowest = 0;
        long before = Resident.now(); // of tests that ran before in this process
        try (PhotoReader reader = new PhotoReader(limits);
                Resident resident = new Resident()) {
            List<Map.Entry<String, byte[]>> bases =
                    List.copyOf(Bases.all(folder).entrySet());
            for (int i = 0; i < count; i++) {
                Map.Entry<String, byte[]> base = bases.get(i % bases.size());
                Path file = Pictures.file(folder, i + "-" + base.getKey(), mutated(base.getValue(), random));
                long start = System.nanoTime();
                String end = outcome(reader, file);
                long took = System.nanoTime() - start;
                slowest = Math.max(slowest, took);
                if (took > 1_000_000_000L) {
                    slow.add(file.getFileName() + " " + end + " " + took / 1_000_000 + " ms");
                }
                ends.merge(end, 1, Integer::sum);
                Files.delete(file);
            }
            System.out.printf(
                    "%d files of %d bases: %s%nslowest %d ms %s%nresident at most %d MiB more%n",
                    count, bases.size(), ends, slowest / 1_000_000, slow, resident.peak() - before >> 20);
            assertThat(ends).containsKey("picture");
            assertThat(Duration.ofNanos(slowest)).isLessThan(TIME.multipliedBy(2));
            assertThat(resident.peak() - before).isLessThan(ROOM - BARE);
            assertThat(reader.open()).isZero();
        }
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] mutated = sound.clone();
        int hits = 1 + random.nextInt(12);
        for (int h = 0; h < hits; h++) {
            // Headers are hit more often than pixels.
            int reach = random.nextBoolean() ? Math.min(600, mutated.length) : mutated.length;
            int at = random.nextInt(reach);
            if (random.nextInt(4) == 0) {
                int extreme = random.nextBoolean() ? 0xff : 0;
                Arrays.fill(mutated, at, Math.min(mutated.length, at + 4), (byte) extreme);
            } else {
                mutated[at] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(mutated, 1 + random.nextInt(mutated.length)) : mutated;
    }

    private static String outcome(PhotoReader reader, Path file) {
        try (Rendition rendition = reader.read(file)) {
            assertThat(Examination.of(rendition).measures().technical()).isBetween(0.0, 100.0);
            return "picture";
        } catch (UnreadablePhoto e) {
            assertThat(e.reason()).as(e.getMessage()).isIn(CLEAR);
            assertThat(e.getMessage()).startsWith(e.reason().code()).contains(String.valueOf(file.getFileName()));
            return e.reason().code();
        }
    }
}
