// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.Hash;
import photo.sluice.sidecar.file.Publication.Step;

/** A real process, killed by SIGKILL: the old sidecar is there or the new one, whole, and the next writer goes on. */
final class KillTest {

    private static final byte[] OLD = Victim.content(1);
    private static final byte[] NEW = Victim.content(2);

    @TempDir
    Path folder;

    private static Process start(String... args) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                path,
                Victim.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String line(Process victim) throws IOException {
        return new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static void kill(Process victim) throws InterruptedException {
        victim.destroyForcibly(); // SIGKILL
        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Kills it at this step; gives what is then there, empty for nothing. */
    private byte[] killed(String work, Path sidecar, Step step) throws IOException, InterruptedException {
        Process victim = start(work, sidecar.toString(), step.name());
        try {
            assertThat(line(victim)).isEqualTo(step.name());
        } finally {
            kill(victim);
        }
        return Files.exists(sidecar) ? Files.readAllBytes(sidecar) : new byte[0];
    }

    private void goesOn(Path sidecar, byte[] now) throws IOException {
        assertThat(new Publication(sidecar, now.length == 0 ? "" : Hash.of(now), true).publish(NEW))
                .isTrue();
        Stumps.sweep(folder, Instant.now().plusSeconds(3600));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(sidecar);
        }
        Files.delete(sidecar);
    }

    @Test
    void killedWhileReplacingLeavesTheOldSidecarOrTheNewOne() throws Exception {
        Path sidecar = folder.resolve("IMG.xmp");
        for (Step step : Step.values()) {
            Files.write(sidecar, OLD);
            byte[] now = killed("publish", sidecar, step);
            boolean renamed = step == Step.RENAMED || step == Step.DONE;
            assertThat(now).as(step.name()).isEqualTo(renamed ? NEW : OLD);
            goesOn(sidecar, now);
        }
    }

    @Test
    void killedWhileCreatingLeavesNoSidecarOrTheWholeOne() throws Exception {
        Path sidecar = folder.resolve("IMG.xmp");
        for (Step step : Step.values()) {
            byte[] now = killed("publish", sidecar, step);
            boolean renamed = step == Step.RENAMED || step == Step.DONE;
            assertThat(now).as(step.name()).isEqualTo(renamed ? NEW : new byte[0]);
            goesOn(sidecar, now);
        }
    }

    @Test
    void killedWhileRemovingLeavesTheSidecarOrNone() throws Exception {
        Path sidecar = folder.resolve("IMG.xmp");
        for (Step step : List.of(Step.CHECKED, Step.RENAMED, Step.DONE)) {
            Files.write(sidecar, OLD);
            byte[] now = killed("remove", sidecar, step);
            assertThat(now).as(step.name()).isEqualTo(step == Step.CHECKED ? OLD : new byte[0]);
            goesOn(sidecar, now);
        }
    }

    @Test
    @Tag("long")
    void killedAHundredTimesAtRandomMomentsItIsNeverHalfWritten() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("KillTest seed " + seed);
        Random random = new Random(seed);
        Path sidecar = folder.resolve("IMG.xmp");
        int present = 0;
        for (int round = 0; round < 120; round++) {
            Process victim = start("forever", sidecar.toString());
            try {
                assertThat(line(victim)).isEqualTo("at work");
                LockSupport.parkNanos(random.nextInt(60_000_000)); // the moment is what is random
            } finally {
                kill(victim);
            }
            if (!Files.exists(sidecar)) continue;
            present++;
            List<String> lines = Files.readAllLines(sidecar);
            assertThat(lines).as("round " + round).hasSize(4000).allMatch(lines.get(0)::equals);
        }
        assertThat(present).isPositive();
    }
}
