// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobTest {
    @TempDir
    private Path folder;

    @Test
    void billHoldsWallUserAndSystemSeconds() {
        Bill bill = Bill.parse("12.345 6.700 0.089\n", 1);
        assertThat(bill).isEqualTo(new Bill(12.345, 6.7, 0.089, 1));
        assertThat(bill.cpu()).isCloseTo(6.789, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(Bill.parse("1,5 0,5 0,25", 0).cpu()).isEqualTo(0.75);
        assertThatThrownBy(() -> Bill.parse("bash: no such thing", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void grandchildrenAreOnTheBillAndWordsAreKeptApart() throws Exception {
        String busy = "for i in {1..60000}; do :; done";
        List<String> command = List.of("bash", "-c", "bash -c '" + busy + "'; echo out; echo err >&2; exit 5");
        try (Job job = Job.start(command, Map.of(), folder)) {
            Bill bill = job.await();
            assertThat(bill.status()).isEqualTo(5);
            assertThat(bill.cpu()).isPositive();
            assertThat(job.output()).containsExactly("out");
            assertThat(job.complaints()).isEqualTo("err\n");
        }
    }

    @Test
    void closingEndsWhatItStarted() throws Exception {
        Job job = Job.start(List.of("sleep", "600"), Map.of(), folder);
        job.close();
        assertThat(job.alive()).isFalse();
    }
}
