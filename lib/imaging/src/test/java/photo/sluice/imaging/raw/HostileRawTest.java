// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.imaging.raw.RawFile.field;
import static photo.sluice.imaging.raw.RawFile.number;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import photo.sluice.imaging.format.Bytes;

class HostileRawTest {
    /** Bytes that count how often they are fetched. */
    private static final class Counted {
        int fetches;

        Bytes of(byte[] file) {
            return new Bytes(
                    (at, into) -> {
                        fetches++;
                        into.put(file, (int) at, into.remaining());
                    },
                    file.length,
                    "test");
        }
    }

    @Test
    void directoriesThatLeadInACircleAreReadOnce() {
        RawFile file = RawFile.little(1000)
                .header("II*\0", 8)
                .ifd(8, 100, number(0x14a, 8), number(0x8769, 8))
                .ifd(100, 8, number(0x14a, 100), number(0x201, 300), number(0x202, 100))
                .jpeg(300, 0xc0, 64, 48);
        assertThat(PreviewFinder.find(file.bytes())).contains(new Preview(300, 100, 64, 48, 1));
    }

    @Test
    void offsetsAndCountsBeyondAllMeasureAreIgnored() {
        long far = 0xffffffffL;
        RawFile file = RawFile.little(1000)
                .header("II*\0", 8)
                .ifd(
                        8,
                        100,
                        field(0x14a, RawFile.LONG, far, 500),
                        number(0x201, far),
                        number(0x202, far),
                        field(0x2e, RawFile.UNDEFINED, far, 300),
                        number(0x8769, far))
                .ifd(100, (int) far, number(0x201, 300), number(0x202, 100))
                .jpeg(300, 0xc0, 64, 48);
        assertThat(PreviewFinder.find(file.bytes())).contains(new Preview(300, 100, 64, 48, 1));
    }

    @Test
    void fileThatNamesAThousandDirectoriesCostsABoundedNumberOfReads() {
        // Directories 4 MB apart, each with 16 further ones, so that each costs a page.
        int apart = 70_000;
        RawFile file = RawFile.little(apart * 600).header("II*\0", apart);
        for (int i = 1; i < 598; i++) {
            file.ifd(
                    apart * i,
                    apart * (i + 1),
                    field(0x14a, RawFile.LONG, 16, apart * i + 100),
                    number(0x201, 9),
                    number(0x202, 99));
            for (int k = 0; k < 16; k++) {
                file.u32(apart * i + 100 + 4 * k, (long) apart * Math.min(597, i * 16 + k));
            }
        }
        Counted counted = new Counted();
        assertThat(PreviewFinder.find(counted.of(file.array()))).isEmpty();
        assertThat(counted.fetches).isLessThanOrEqualTo(Reads.MOST + 5);
    }

    @Test
    void jpegOfNothingButMarkersIsLeftSoon() {
        RawFile file = RawFile.little(100_000).header("II*\0", 8).ifd(8, 0, number(0x201, 100), number(0x202, 99_000));
        file.text(100, "\u00ff\u00d8");
        for (int at = 102; at < 99_000; at += 4) {
            file.text(at, "\u00ff\u00fe\0\2"); // an empty comment
        }
        Counted counted = new Counted();
        assertThat(PreviewFinder.find(counted.of(file.array()))).isEmpty();
        assertThat(counted.fetches).isLessThan(5);
    }

    @Test
    void damageIsNeverMoreThanANoOrAPreviewInsideTheFile() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] sound = RawFile.big(1200)
                .header("MM\0*", 8)
                .ifd(8, 0, field(0x112, RawFile.SHORT, 1, 6), field(0x14a, RawFile.LONG, 2, 100), number(0x8769, 400))
                .u32(100, 200)
                .u32(104, 300)
                .ifd(200, 0, number(0x201, 600), number(0x202, 100))
                .ifd(300, 0, number(0x103, 7), number(0x111, 900), number(0x117, 100))
                .ifd(400, 0, field(0x927c, RawFile.UNDEFINED, 100, 450))
                .text(450, "Nikon\0\2\20\0\0MM\0*")
                .jpeg(600, 0xc0, 6000, 4000)
                .array();
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = sound.clone();
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(500)] = (byte) random.nextInt(256);
            }
            var preview = PreviewFinder.find(new Bytes(ByteBuffer.wrap(damaged), "damaged"));
            preview.ifPresent(p -> assertThat(p.offset() + p.length()).isBetween(1L, 1200L));
            found += preview.isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(1, 19_999);
    }
}
