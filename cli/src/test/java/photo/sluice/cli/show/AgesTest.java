// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0 s",
        "59, 59 s",
        "60, 1 min",
        "200, 3 min 20 s",
        "7200, 2 h",
        "7500, 2 h 5 min",
        "86400, 1 d",
        "273600, 3 d 4 h"
    })
    void ageIsTwoUnitsAtMost(long seconds, String words) {
        assertThat(Ages.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
