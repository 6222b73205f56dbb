// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Metrics TOLD = new Metrics(List.of(
            "sluice_stage_in_hand{stage=\"scorer\"} 2.0",
            "sluice_stage_in_hand{stage=\"tagger\"} 1.0",
            "sluice_stage_in_hand_of_others{stage=\"scorer\"} 70.0",
            "sluice_writer_waiting 12.0",
            "rubbish",
            "sluice_writer_waiting_for rubbish"));

    @Test
    void numbersAreSummedByNameAndLabel() {
        assertThat(TOLD.sum("sluice_stage_in_hand", "stage", "scorer")).hasValue(2);
        assertThat(TOLD.sum("sluice_stage_in_hand")).hasValue(3);
        assertThat(TOLD.sum("sluice_writer_waiting")).hasValue(12);
    }

    @Test
    void whatIsNotToldIsNotZero() {
        assertThat(TOLD.sum("sluice_stage_suspended", "stage", "scorer")).isEmpty();
        assertThat(Metrics.of(List.of("127.0.0.1:1")).lines()).isEmpty();
    }
}
