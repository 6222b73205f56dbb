// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Stays until its standard input ends, then leaves a word. */
    private static final String FAITHFUL =
            "echo \"READY $$ $GREETING\"; while read line; do :; done; echo left >> \"$0\"; exit 0";

    @TempDir
    Path folder;

    private final List<Child> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(child -> child.close(Duration.ofMillis(100)));
    }

    @Test
    void readyGivesWhatTheChildSaysAndItsEnvironmentIsOurs() throws Exception {
        Child child = start(FAITHFUL);
        String said = child.awaitReady(PATIENCE);
        assertThat(said).isEqualTo(child.pid().orElseThrow() + " hello");
        assertThat(child.restarts()).isZero();
        assertThat(child.lacks()).isEmpty();
    }

    @Test
    void linesBeforeAndAfterReadyDoNotBlockTheChild() throws Exception {
        Child child = start("i=0; while [ $i -lt 5000 ]; do echo \"chatter $i\"; i=$((i+1)); done; " + FAITHFUL);
        assertThat(child.awaitReady(PATIENCE)).endsWith("hello");
    }

    @Test
    void childThatDiesIsStartedAgain() throws Exception {
        Child child = start(FAITHFUL);
        child.awaitReady(PATIENCE);
        long first = child.pid().orElseThrow();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE)
                .until(() -> child.restarts() == 1 && child.lacks().isEmpty());
        assertThat(child.pid().orElseThrow()).isNotEqualTo(first);
        assertThat(child.awaitReady(PATIENCE)).startsWith(child.pid().orElseThrow() + " ");
    }

    @Test
    void closeEndsItByTheEndOfItsInputAndItMayTidyUp() throws Exception {
        Child child = start(FAITHFUL);
        child.awaitReady(PATIENCE);
        ProcessHandle running = ProcessHandle.of(child.pid().orElseThrow()).orElseThrow();
        child.close();
        assertThat(running.isAlive()).isFalse();
        assertThat(Files.readString(mark())).isEqualTo("left\n");
        assertThat(child.restarts()).isZero();
        child.close();
    }

    @Test
    void childThatDoesNotListenIsEndedAllTheSame() throws Exception {
        Child child = start("trap '' TERM; echo READY; while :; do sleep 0.05; done");
        child.awaitReady(PATIENCE);
        ProcessHandle running = ProcessHandle.of(child.pid().orElseThrow()).orElseThrow();
        child.close(Duration.ofMillis(100));
        await().atMost(PATIENCE).until(() -> !running.isAlive());
        assertThat(child.restarts()).isZero();
    }

    @Test
    void closeWhileItIsStartingAgainLeavesNothingBehind() throws Exception {
        Child child = start("echo $$ >> \"$0\"; exit 1");
        await().atMost(PATIENCE).until(() -> child.restarts() >= 1);
        child.close();
        int starts = child.restarts();
        await().during(Duration.ofMillis(600)).atMost(PATIENCE).until(() -> child.restarts() == starts);
        for (String pid : Files.readAllLines(mark())) {
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
        }
    }

    @Test
    void statusThreeIsReportedWithItsLastWords() {
        Child child = start("echo 'first line' >&2; echo 'the disk is gone' >&2; exit 3");
        assertThatThrownBy(() -> child.awaitReady(PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tester did not start (exit status 3): the disk is gone")
                .hasMessageContaining(log().toString());
    }

    @Test
    void childThatIsNeverReadyIsReportedInTime() {
        Child child = start("while read line; do :; done");
        assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(300)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tester did not start");
        assertThat(child.lacks()).contains("tester is starting");
    }

    @Test
    void programThatIsNotThereIsReported() {
        Child child = new Child(
                new ChildCommand("tester", List.of(folder.resolve("none").toString()), Map.of(), log()));
        children.add(child.start());
        assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(300)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tester did not start");
    }

    @Test
    void standardErrorIsKeptAcrossRestarts() throws Exception {
        Child child = start("echo \"born $$\" >&2; " + FAITHFUL);
        child.awaitReady(PATIENCE);
        long first = child.pid().orElseThrow();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE)
                .until(() -> child.restarts() == 1 && child.lacks().isEmpty());
        assertThat(Files.readAllLines(log()))
                .containsExactly("born " + first, "born " + child.pid().orElseThrow());
    }

    @Test
    void frozenChildIsKilledAndStartedAgain() throws Exception {
        Child child = start("echo READY; while :; do echo ALIVE; sleep 0.05; done", 100);
        child.awaitReady(PATIENCE);
        long first = child.pid().orElseThrow();
        assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(first))
                        .start()
                        .waitFor())
                .isZero();
        await().atMost(PATIENCE)
                .until(() -> child.restarts() == 1 && child.lacks().isEmpty());
        assertThat(ProcessHandle.of(first)).isEmpty();
    }

    @Test
    void childWithoutSignsOfLifeIsLeftAlone() throws Exception {
        Child child = start(FAITHFUL, 10);
        child.awaitReady(PATIENCE);
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> child.restarts() == 0);
        assertThat(child.pid()).isPresent();
    }

    /** {@code $0} of the script is a file that it may write to. */
    private Child start(String script) {
        return start(script, Pulse.EVERY_MILLIS);
    }

    private Child start(String script, long lookMillis) {
        Child child = new Child(
                new ChildCommand(
                        "tester", List.of("sh", "-c", script, mark().toString()), Map.of("GREETING", "hello"), log()),
                lookMillis);
        children.add(child);
        return child.start();
    }

    private Path mark() {
        return folder.resolve("mark");
    }

    private Path log() {
        return folder.resolve("logs").resolve("child.log");
    }
}
