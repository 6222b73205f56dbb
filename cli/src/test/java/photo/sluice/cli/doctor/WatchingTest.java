// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too few watches are told before they run out. */
final class WatchingTest {
    @TempDir
    Path limits;

    private List<Finding.Level> look(String watches, String instances, long folders) throws IOException {
        Files.writeString(limits.resolve("max_user_watches"), watches + "\n");
        Files.writeString(limits.resolve("max_user_instances"), instances + "\n");
        return new Watching(limits)
                .look(folders, 1).stream().map(Finding::level).toList();
    }

    @Test
    void enoughWatchesAreFine() throws IOException {
        assertThat(look("8192", "128", 100)).containsOnly(Finding.Level.FINE);
    }

    @Test
    void foldersThatTakeMostWatchesAreSomethingToLookAt() throws IOException {
        assertThat(look("8192", "128", 8000)).contains(Finding.Level.LOOK);
        assertThat(new Watching(limits).look(8000, 1).get(0).advice().orElseThrow())
                .contains("max_user_watches=524288");
    }

    @Test
    void fewInstancesAreSomethingToLookAt() throws IOException {
        assertThat(look("8192", "8", 1)).contains(Finding.Level.LOOK);
    }

    @Test
    void kernelWithoutInotifyIsANote() {
        assertThat(new Watching(limits.resolve("nowhere")).look(1, 1))
                .extracting(Finding::level)
                .containsExactly(Finding.Level.NOTE);
    }
}
