// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.Hash;

/** The window between the last look and the rename, and what a failure inside leaves. */
final class PublicationTest {

    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};
    private static final byte[] THEIRS = {3};

    @TempDir
    Path folder;

    private Path sidecar;

    @BeforeEach
    void path() {
        sidecar = folder.resolve("IMG.xmp");
    }

    @AfterEach
    void noStumps() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.filter(file -> !file.equals(sidecar))).isEmpty();
        }
    }

    private void theirs(Publication.Step step) {
        if (step != Publication.Step.CHECKED) return;
        try {
            Files.write(sidecar, THEIRS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writeInPlaceInsideTheWindowIsPutBack() throws IOException {
        Files.write(sidecar, OLD);
        assertThat(new Publication(sidecar, Hash.of(OLD), true, this::theirs).publish(NEW))
                .isFalse();
        assertThat(sidecar).hasBinaryContent(THEIRS);
    }

    @Test
    void sidecarCreatedInsideTheWindowIsLeftAlone() throws IOException {
        assertThat(new Publication(sidecar, "", true, this::theirs).publish(NEW))
                .isFalse();
        assertThat(sidecar).hasBinaryContent(THEIRS);
    }

    @Test
    void failureInsideTheWindowLeavesTheOldSidecar() throws IOException {
        Files.write(sidecar, OLD);
        Publication failing = new Publication(sidecar, Hash.of(OLD), true, step -> {
            if (step == Publication.Step.CHECKED) throw new IllegalStateException("struck by lightning");
        });
        assertThatThrownBy(() -> failing.publish(NEW)).isInstanceOf(IllegalStateException.class);
        assertThat(sidecar).hasBinaryContent(OLD);
    }

    @Test
    void undisturbedPublicationReplaces() throws IOException {
        Files.write(sidecar, OLD);
        assertThat(new Publication(sidecar, Hash.of(OLD), true).publish(NEW)).isTrue();
        assertThat(sidecar).hasBinaryContent(NEW);
    }

    @Test
    void undisturbedRemovalRemoves() throws IOException {
        Files.write(sidecar, OLD);
        assertThat(new Publication(sidecar, Hash.of(OLD), true).remove()).isTrue();
        assertThat(sidecar).doesNotExist();
    }

    @Test
    void fileThatChangedSinceItWasReadIsNotRemoved() throws IOException {
        Files.write(sidecar, THEIRS);
        assertThat(new Publication(sidecar, Hash.of(OLD), true).remove()).isFalse();
        assertThat(sidecar).hasBinaryContent(THEIRS);
    }

    @Test
    void writeInPlaceBeforeTheRemovalIsPutBack() throws IOException {
        Files.write(sidecar, OLD);
        assertThat(new Publication(sidecar, Hash.of(OLD), true, this::theirs).remove())
                .isFalse();
        assertThat(sidecar).hasBinaryContent(THEIRS);
    }

    @Test
    void sidecarThatAppearsDuringTheRemovalStays() throws IOException {
        Files.write(sidecar, OLD);
        Publication removal = new Publication(sidecar, Hash.of(OLD), true, step -> {
            if (step == Publication.Step.RENAMED) theirs(Publication.Step.CHECKED);
        });
        assertThat(removal.remove()).isTrue();
        assertThat(sidecar).hasBinaryContent(THEIRS);
    }
}
