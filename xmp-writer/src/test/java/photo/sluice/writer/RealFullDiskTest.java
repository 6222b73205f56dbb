// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;

/** A file system of the kernel that is really full. */
class RealFullDiskTest {
    private static final String GENEROUS = "based-on: gentle\nname: generous\nversion: 1\nsteps: {sound: {stars: 3}}\n";

    @TempDir
    Path temp;

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectories(temp.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0,
                "a file system can be mounted here only by root");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (run("mountpoint", "-q", disk.toString()) == 0) run("umount", disk.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1; // no such command here
        }
    }

    /** Writes until nothing more fits. */
    private void fill() {
        try {
            Files.write(disk.resolve("ballast"), new byte[1 << 20]);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void assertNothingLeft(Rig rig) throws IOException {
        try (Stream<Path> files = Files.list(rig.folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".sluice-"));
        }
    }

    @Test
    void newSidecarComesWhenThereIsSpaceAgain() throws IOException {
        Rig rig = new Rig(disk.resolve("hot"));
        Subject photo = rig.photo("a.jpg");
        fill();
        rig.accept(Results.sound(photo), tagged(photo, "auto|night")).settle();
        assertThat(rig.outcomes()).isEmpty();
        assertThat(rig.file("a.jpg.xmp")).doesNotExist();
        assertNothingLeft(rig);
        assertThat(Metrics.text(rig.registry)).contains("sluice_sidecar_postponed_total{reason=\"disk-full\"} 1");
        Files.delete(disk.resolve("ballast"));
        rig.after(Duration.ofSeconds(6));
        assertThat(rig.outcome().state()).isEqualTo(SidecarOutcome.State.WRITTEN);
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(2);
        rig.close();
    }

    @Test
    void oldSidecarStaysWholeWhileThereIsNoSpaceAndIsReplacedThen() throws IOException {
        Rig rig = new Rig(disk.resolve("hot"));
        Subject photo = rig.photo("a.jpg");
        rig.accept(Results.sound(photo), tagged(photo, "auto|night")).settle();
        byte[] old = Files.readAllBytes(rig.file("a.jpg.xmp"));
        rig.ledger.clear();
        fill();
        Request.Scope scope = new Request.Scope("r-1", "hot", "", false, Instant.EPOCH);
        rig.ask(new RejudgeRequested(scope, GENEROUS, false)).after(Duration.ofSeconds(1));
        assertThat(rig.file("a.jpg.xmp")).hasBinaryContent(old);
        assertThat(rig.outcomes()).isEmpty();
        assertThat(rig.answers).noneMatch(answer -> answer.done());
        assertNothingLeft(rig);
        Files.delete(disk.resolve("ballast"));
        rig.after(Duration.ofSeconds(6)).after(Duration.ofSeconds(6));
        assertThat(rig.outcome().state()).isEqualTo(SidecarOutcome.State.WRITTEN);
        assertThat(rig.sidecar("a.jpg.xmp").rating()).contains(3);
        assertThat(rig.answers).anyMatch(answer -> answer.done());
        rig.close();
    }
}
