// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A reader with usual limits and a folder for its photos; no test may leave a rendition open. */
abstract class Reading {
    @TempDir
    Path folder;

    final PhotoReader reader = new PhotoReader(Limits.USUAL);

    @AfterEach
    void nothingStaysOpen() {
        assertThat(reader.open()).isZero();
        reader.close();
    }
}
