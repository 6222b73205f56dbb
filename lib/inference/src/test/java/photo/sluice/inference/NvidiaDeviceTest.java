// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaDeviceTest {
    @TempDir
    Path root;

    @Test
    void deviceIsKnownByTheDriversFiles() throws IOException {
        assertThat(NvidiaDevice.isPresent(root)).isFalse();
        Files.createDirectories(root.resolve("proc/driver/nvidia"));
        assertThat(NvidiaDevice.isPresent(root)).isTrue();
    }

    @Test
    void deviceFileAloneIsEnough() throws IOException {
        Files.createFile(Files.createDirectories(root.resolve("dev")).resolve("nvidia0"));
        assertThat(NvidiaDevice.isPresent(root)).isTrue();
    }
}
