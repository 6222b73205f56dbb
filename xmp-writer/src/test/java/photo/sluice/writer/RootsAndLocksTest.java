// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static photo.sluice.writer.Results.sound;
import static photo.sluice.writer.Results.tagged;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;

/** Shares come and go, and another writer may still be alive. */
@Timeout(60)
class RootsAndLocksTest {
    @TempDir
    Path folder;

    private Path hot;
    private Path away;
    private Rig rig;

    @BeforeEach
    void openWriter() throws IOException {
        hot = folder.toRealPath().resolve("hot");
        away = folder.toRealPath().resolve("away");
        rig = new Rig(hot);
    }

    @Test
    void photoOfARootThatIsAwayIsPostponedAndWrittenWhenItIsBack() throws IOException {
        Subject photo = rig.photo("2026/a.jpg");
        rig.accept(sound(photo), tagged(photo));
        Files.move(hot, away);
        rig.settle();
        for (int i = 0; i < 5; i++) rig.after(Duration.ofSeconds(5));
        assertThat(rig.ledger).isEmpty();
        assertThat(hot).as("nothing is made in its place").doesNotExist();
        assertThat(Metrics.text(rig.registry)).contains("sluice_sidecar_postponed_total{reason=\"root\"} 6.0");
        Files.move(away, hot);
        rig.after(Duration.ofSeconds(5));
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void rootThatGoesBetweenIntentAndFileIsNoEndOfThePhoto() throws IOException {
        Subject photo = rig.photo("2026/a.jpg");
        rig.trap = events -> {
            rig.trap = more -> {};
            try {
                Files.move(hot, away);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.outcomes()).isEmpty();
        Files.move(away, hot);
        rig.after(Duration.ofSeconds(5));
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
        assertThat(rig.sidecar("2026/a.jpg.xmp").applied().locked()).isEmpty();
    }

    @Test
    void rootThatIsAwayDoesNotKeepAnotherOneFromItsSidecars() throws IOException {
        rig = new Rig(hot, Map.of("hot", hot, "cold", folder.toRealPath().resolve("never-mounted")));
        Subject photo = rig.photo("a.jpg");
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    @Test
    void folderThatAnotherProcessHoldsIsPostponedAndItsNeighbourIsNot() throws Exception {
        Subject held = rig.photo("held/a.jpg");
        Subject free = rig.photo("free/b.jpg");
        Process other = holder("hot/held");
        try {
            rig.accept(sound(held), tagged(held), sound(free), tagged(free)).settle();
            rig.after(Duration.ofSeconds(1));
            assertThat(rig.outcome().subject()).isEqualTo(free);
            assertThat(rig.file("held/a.jpg.xmp")).doesNotExist();
            assertThat(Metrics.text(rig.registry))
                    .contains("sluice_sidecar_postponed_total{reason=\"folder-lock\"} 2.0");
        } finally {
            other.getOutputStream().close();
            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        rig.after(Duration.ofSeconds(1));
        assertThat(rig.outcomes()).hasSize(2).allMatch(o -> o.state() == State.WRITTEN);
    }

    @Test
    void processThatIsKilledLeavesNoLock() throws Exception {
        Subject photo = rig.photo("held/a.jpg");
        Process other = holder("hot/held");
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.ledger).isEmpty();
        other.destroyForcibly();
        await().until(() -> !other.isAlive());
        rig.after(Duration.ofSeconds(1));
        assertThat(rig.outcome().state()).isEqualTo(State.WRITTEN);
    }

    /** The lock lies on the share; one that came back anew has a file of its own. */
    @Test
    void lockOfARootThatCameBackAnewIsSeen() throws Exception {
        Subject first = rig.photo("held/a.jpg");
        rig.accept(sound(first), tagged(first)).settle();
        Subject second = rig.photo("held/b.jpg");
        Files.move(hot, away);
        rig.accept(sound(second), tagged(second)).settle();
        Files.createDirectories(hot);
        rig.photo("held/b.jpg");
        Process other = holder("hot/held");
        try {
            rig.after(Duration.ofSeconds(6));
            assertThat(rig.outcomes()).as("the new lock file is looked at").hasSize(1);
        } finally {
            other.destroyForcibly();
            await().until(() -> !other.isAlive());
        }
        rig.after(Duration.ofSeconds(6));
        assertThat(rig.outcomes()).hasSize(2);
    }

    private Process holder(String place) throws IOException {
        Path launcher = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = Path.of(java.net.URI.create(LockHolder.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        Process process = new ProcessBuilder(List.of(
                        launcher.toString(),
                        "-Xshare:auto",
                        "-cp",
                        classes,
                        LockHolder.class.getName(),
                        hot.toString(),
                        place))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("READY");
        return process;
    }
}
