// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import photo.sluice.codecs.Undecodable.Reason;

class ObituaryTest {
    private static final String CRASH = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f1, pid=1, tid=2
            #
            # Problematic frame:
            # C  [libraw_r.so.20+0x1234]  LibRaw::unpack()+0x10
            #
            # Core dump disabled.
            #
            """;

    @Test
    void crashNamesTheFrame() {
        Obituary crash = Obituary.of(1, CRASH); // of a virtual machine that is to leave no core
        assertThat(crash.reason()).isEqualTo(Reason.CRASHED);
        assertThat(crash.message()).isEqualTo("the decoder crashed: C  [libraw_r.so.20+0x1234]  LibRaw::unpack()+0x10");
    }

    @Test
    void crashForWantOfMemoryIsTheSizeOfThePhoto() {
        assertThat(Obituary.of(134, "terminate called after throwing an instance of 'std::bad_alloc'\n")
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(Obituary.of(1, "# There is insufficient memory for the Java Runtime Environment to continue.")
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void killByTheSystemSaysSo() {
        assertThat(Obituary.of(137, "").message()).contains("killed");
    }

    @Test
    void lastWordsAreShortAndOfTheLastLine() {
        assertThat(Obituary.of(3, "one\ntwo\n\n").message()).endsWith("status 3: two");
        assertThat(Obituary.of(3, "x".repeat(10_000)).message()).hasSizeLessThan(300);
    }
}
