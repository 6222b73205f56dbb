// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty hot folder and a product of its own, all of whose processes end with the test. */
abstract class HotFolder {
    @TempDir
    Path temp;

    Path hot;
    Sluice sluice;

    @BeforeEach
    void makeFolders() throws IOException {
        hot = Files.createDirectory(temp.resolve("hot"));
        sluice = new Sluice(temp);
    }

    @AfterEach
    void endProcesses() {
        sluice.close();
    }
}
