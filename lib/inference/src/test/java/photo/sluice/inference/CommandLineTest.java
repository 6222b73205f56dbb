// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void whatWouldCrashIsSaidInstead() {
        assertThatCode(() -> CommandLine.check(4095)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CommandLine.check(4096))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4096 bytes")
                .hasMessageContaining("lib/*");
    }
}
