// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcStatTest {
    /** Fields 1 to 22 of proc(5): utime 1234, stime 56, cutime 700, cstime 8 ticks. */
    private static final String REST = " S 41 42 42 0 -1 4194560 4031 91 0 0 1234 56 700 8 20 0 33 0 98765";

    @Test
    void timesAreTicksOfAHundredthOfASecond() {
        ProcStat stat = ProcStat.parse("4711 (java)" + REST);
        assertThat(stat.id()).isEqualTo(4711);
        assertThat(stat.parent()).isEqualTo(41);
        assertThat(stat.cpuSeconds()).isEqualTo(12.9);
        assertThat(stat.reapedSeconds()).isEqualTo(7.08);
    }

    @Test
    void nameMayHoldSpacesAndParentheses() {
        assertThat(ProcStat.parse("7 (a (b) c) d)" + REST).name()).isEqualTo("a (b) c) d");
    }

    @Test
    void otherTextIsRefused() {
        assertThatThrownBy(() -> ProcStat.parse("7 java S 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcStat.parse("7 (java) S 1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thisProcessIsFoundWithItsThreads() {
        long pid = ProcessHandle.current().pid();
        assertThat(Proc.tree(pid)).first().extracting(ProcStat::id).isEqualTo(pid);
        assertThat(Proc.threads(pid)).hasSizeGreaterThan(1);
        assertThat(Proc.resident(pid)).isGreaterThan(1 << 20);
        assertThat(Proc.proportional(pid)).isBetween(1L << 20, Proc.resident(pid) * 2);
    }

    @Test
    void aProcessThatHasGoneHasNoTree() {
        assertThat(Proc.tree(Long.MAX_VALUE)).isEmpty();
        assertThat(Proc.resident(Long.MAX_VALUE)).isZero();
    }

    @Test
    void proportionalSizeIsTheLineNamedPss() {
        String rollup = "00400000-7fff00000000 ---p 00000000 00:00 0   [rollup]\n"
                + "Rss:              211456 kB\nPss:              170001 kB\nPss_Anon:         160000 kB\n";
        assertThat(Proc.pss(rollup)).isEqualTo(170001L * 1024);
    }
}
