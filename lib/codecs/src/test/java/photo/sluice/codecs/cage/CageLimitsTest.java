// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CageLimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void usualLimitsAreTwoGibibytesAndHalfAMinute() {
        assertThat(CageLimits.USUAL)
                .isEqualTo(new CageLimits(2, Duration.ofSeconds(30), 250_000_000, 2L << 30, Duration.ofSeconds(60)));
    }

    @Test
    void limitThatLeavesNoRoomIsRefusedByName() {
        assertThatThrownBy(() -> new CageLimits(0, SECOND, 1, 1L << 30, SECOND)).hasMessageContaining("children");
        assertThatThrownBy(() -> new CageLimits(1, Duration.ZERO, 1, 1L << 30, SECOND))
                .hasMessageContaining("time");
        assertThatThrownBy(() -> new CageLimits(1, SECOND, 0, 1L << 30, SECOND)).hasMessageContaining("maxPixels");
        assertThatThrownBy(() -> new CageLimits(1, SECOND, 1, 1L << 20, SECOND)).hasMessageContaining("memoryBytes");
        assertThatThrownBy(() -> new CageLimits(1, SECOND, 1, 1L << 30, Duration.ZERO))
                .hasMessageContaining("idle");
    }
}
