// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Dng;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Pixels;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;
import photo.sluice.codecs.library.Library;

class CageFaultsIT {
    private static final byte[] PHOTO = Dng.of(64, 48, 1, 48);

    private final Set<Process> started = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void needsRaw() {
        assumeTrue(Library.CONFINEMENT.built() && Library.LIBRAW.built(), "LibRaw is not in this build");
    }

    @Test
    void decoderThatHangsIsKilledAndTheNextPhotoGetsAnother() {
        try (Cage cage = cage(BadChild.Hangs.class, limits(Duration.ofMillis(700)))) {
            assertThat(refusal(cage).reason()).isEqualTo(Reason.TOO_SLOW);
            assertThat(refusal(cage)).hasMessageContaining("0.7 s");
            assertThat(started).hasSize(2);
            await().until(() -> started.stream().noneMatch(Process::isAlive));
        }
    }

    @Test
    void decoderThatDiesTellsItsLastWords() {
        try (Cage cage = cage(BadChild.Dies.class, CageLimits.USUAL)) {
            Undecodable refusal = refusal(cage);
            assertThat(refusal.reason()).isEqualTo(Reason.CRASHED);
            assertThat(refusal).hasMessageContaining("status 3").hasMessageEndingWith("its last words");
        }
    }

    @Test
    void photoThatAUsedDecoderDiesOfIsTriedInANewOne() throws Undecodable {
        try (Cage cage = cage(BadChild.DiesOfTheSecond.class, CageLimits.USUAL);
                Pixels pixels = new Pixels()) {
            for (int i = 0; i < 3; i++) {
                Frame frame = cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
                assertThat(Pixels.at(frame, 0, 0)).containsExactly(1, 2, 3);
            }
            assertThat(started).hasSize(3);
        }
    }

    @Test
    void answerThatCannotBeIsACrash() {
        try (Cage cage = cage(BadChild.Lies.class, CageLimits.USUAL)) {
            assertThat(refusal(cage).reason()).isEqualTo(Reason.CRASHED);
        }
    }

    @Test
    void decoderThatDoesNotStartIsNoPhotosFault() {
        try (Cage cage = cage(BadChild.NeverGreets.class, CageLimits.USUAL);
                Pixels pixels = new Pixels()) {
            assertThatThrownBy(() -> cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no decoders today");
        }
    }

    @Test
    void decoderKilledAtWorkCostsItsPhoto() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Cage cage = cage(BadChild.Hangs.class, CageLimits.USUAL)) {
            Future<Undecodable> refusal = caller.submit(() -> refusal(cage));
            await().until(() -> started.stream().anyMatch(CageFaultsIT::hasTaken));
            started.forEach(process -> process.toHandle().destroyForcibly());
            assertThat(refusal.get().reason()).isEqualTo(Reason.CRASHED);
            assertThat(refusal.get()).hasMessageContaining("killed");
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void interruptMeansLeave() throws Exception {
        try (Cage cage = cage(BadChild.Hangs.class, CageLimits.USUAL)) {
            boolean[] flag = new boolean[1];
            Throwable[] thrown = new Throwable[1];
            Thread caller = new Thread(() -> {
                try (Pixels pixels = new Pixels()) {
                    cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
                } catch (Undecodable | RuntimeException e) {
                    thrown[0] = e;
                    flag[0] = Thread.currentThread().isInterrupted();
                }
            });
            caller.start();
            await().until(() -> started.size() == 1);
            caller.interrupt();
            caller.join();
            assertThat(thrown[0]).isInstanceOf(CancellationException.class);
            assertThat(flag[0]).isTrue();
            await().until(() -> started.stream().noneMatch(Process::isAlive));
        }
    }

    @Test
    void closingTheCageEndsWhatIsAtWork() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Cage cage = cage(BadChild.Hangs.class, CageLimits.USUAL)) {
            Future<Undecodable> refusal = caller.submit(() -> refusal(cage));
            await().until(() -> started.size() == 1);
            cage.close();
            assertThatThrownBy(refusal::get).isInstanceOf(ExecutionException.class);
            await().until(() -> started.stream().noneMatch(Process::isAlive));
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void signalsThatGoToAllProcessesAtOnceDoNotEndADecoder() throws Exception {
        try (Cage cage = cage(CageMain.class, CageLimits.USUAL);
                Pixels pixels = new Pixels()) {
            cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
            Process decoder = started.iterator().next();
            for (String signal : List.of("-INT", "-HUP", "-TERM")) {
                assertThat(new ProcessBuilder("kill", signal, Long.toString(decoder.pid()))
                                .start()
                                .waitFor())
                        .isZero();
            }
            cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
            assertThat(started).containsExactly(decoder);
            assertThat(decoder.isAlive()).isTrue();
        }
    }

    @Test
    void closedCageDecodesNothing() {
        Cage cage = cage(CageMain.class, CageLimits.USUAL);
        cage.close();
        cage.close();
        try (Pixels pixels = new Pixels()) {
            assertThatThrownBy(() -> cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(started).isEmpty();
    }

    @Test
    void idleDecodersLeaveAndOthersComeWhenNeeded() throws Undecodable {
        CageLimits impatient = new CageLimits(2, Duration.ofSeconds(30), 1_000_000, 1L << 30, Duration.ofMillis(300));
        try (Cage cage = cage(CageMain.class, impatient);
                Pixels pixels = new Pixels()) {
            cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
            await().until(() -> started.stream().noneMatch(Process::isAlive));
            cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
            assertThat(started).hasSize(2);
        }
    }

    @Test
    void decodersLeaveWithAParentThatIsKilled() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Parent.class.getName());
        Process parent = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = parent.inputReader()) {
            long idle = Long.parseLong(out.readLine());
            long hanging = Long.parseLong(out.readLine());
            assertThat(ProcessHandle.of(idle)).isPresent();
            assertThat(ProcessHandle.of(hanging)).isPresent();
            parent.destroyForcibly().waitFor();
            await().until(() -> ProcessHandle.of(idle).isEmpty()
                    && ProcessHandle.of(hanging).isEmpty());
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Has one decoder that rests and one that hangs, and says which. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            try (Cage resting = new Cage(CageLimits.USUAL);
                    Cage hanging = new Cage(CageLimits.USUAL, new JavaLaunch(BadChild.Hangs.class, CageLimits.USUAL));
                    Pixels pixels = new Pixels()) {
                resting.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
                ProcessHandle child =
                        ProcessHandle.current().children().findFirst().orElseThrow();
                System.out.println(child.pid());
                new Thread(() -> {
                            ProcessHandle other = child;
                            while (other.equals(child)) {
                                other = ProcessHandle.current()
                                        .children()
                                        .filter(c -> !c.equals(child))
                                        .findFirst()
                                        .orElse(child);
                            }
                            System.out.println(other.pid());
                        })
                        .start();
                hanging.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels);
            }
        }
    }

    private Cage cage(Class<?> main, CageLimits limits) {
        Launch launch = new JavaLaunch(main, limits);
        return new Cage(limits, socket -> {
            Process process = launch.start(socket);
            started.add(process);
            return process;
        });
    }

    private static Undecodable refusal(Cage cage) {
        try (Pixels pixels = new Pixels()) {
            return catchThrowableOfType(
                    Undecodable.class, () -> cage.decode(Codec.RAW, ByteBuffer.wrap(PHOTO), pixels));
        }
    }

    /** The process says so when it has a photo in hand. */
    private static boolean hasTaken(Process process) {
        try {
            return process.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CageLimits limits(Duration time) {
        return new CageLimits(2, time, 1_000_000, 1L << 30, Duration.ofSeconds(60));
    }
}
