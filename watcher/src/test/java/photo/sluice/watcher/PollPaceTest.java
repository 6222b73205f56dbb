// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PollPaceTest {
    private final PollPace pace = new PollPace(5000);

    @Test
    void quickRoundsComeOnceAnInterval() {
        assertThat(pace.due(0)).isTrue();
        assertThat(pace.due(10)).as("one is under way").isFalse();
        pace.through(20);
        assertThat(pace.due(4999)).isFalse();
        assertThat(pace.due(5000)).isTrue();
    }

    @Test
    void slowRoundsTakeATenthOfTheTime() {
        assertThat(pace.due(0)).isTrue();
        pace.through(3000);
        pace.through(3500);
        assertThat(pace.due(29_999)).isFalse();
        assertThat(pace.due(30_000)).isTrue();
    }
}
