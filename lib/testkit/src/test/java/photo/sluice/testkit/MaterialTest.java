// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialTest {
    @Test
    void folderBesideAnyAncestorIsFound(@TempDir Path home) throws IOException {
        Path material = Files.createDirectories(home.resolve("shared/material"));
        Path module = Files.createDirectories(home.resolve("checkout/lib/imaging"));
        assertThat(Material.above(module)).contains(material);
    }

    @Test
    void absenceIsNoFailure(@TempDir Path home) throws IOException {
        assertThat(Material.above(Files.createDirectories(home.resolve("checkout/lib"))))
                .isEmpty();
        assertThat(Material.file("no/such/file.jpg")).isEmpty();
    }
}
