// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import photo.sluice.cli.pipeline.Board;

class RunTest {
    private static int status(long quarantined, long refused) {
        return Run.status(new Board.Counts(9, 9, 9, 9, quarantined, refused));
    }

    @Test
    void whatIsWorstForThePhotosIsTheExitStatus() {
        assertThat(status(0, 0)).isEqualTo(0);
        assertThat(status(2, 0)).isEqualTo(1);
        assertThat(status(2, 3)).isEqualTo(1);
        assertThat(status(0, 3)).isEqualTo(4);
    }
}
