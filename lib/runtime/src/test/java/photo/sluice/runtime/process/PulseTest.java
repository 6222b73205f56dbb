// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PulseTest {
    private final Pulse pulse = new Pulse(3);

    @Test
    void childThatNeverGaveASignIsNotExpectedTo() {
        for (int i = 0; i < 100; i++) assertThat(pulse.stopped()).isFalse();
    }

    @Test
    void childThatFallsSilentIsFrozenAfterSoManyLooks() {
        pulse.beat();
        for (int i = 0; i < 3; i++) assertThat(pulse.stopped()).isFalse();
        assertThat(pulse.stopped()).isTrue();
    }

    @Test
    void oneSignStartsTheCountAnew() {
        pulse.beat();
        for (int i = 0; i < 3; i++) pulse.stopped();
        pulse.beat();
        for (int i = 0; i < 3; i++) assertThat(pulse.stopped()).isFalse();
    }
}
