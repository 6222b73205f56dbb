// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one child process alive: when it ends by itself it is started again, at once the first time, then after a pause
 * that doubles from 0.2 to 5 seconds while it keeps dying young.
 *
 * <p>The child prints {@code READY …} on standard output when it can be used, and stops when its standard input ends, so
 * it never outlives us, whatever becomes of us. A child that has begun to print {@code ALIVE} now and then and no longer
 * does is frozen (SIGSTOP, a debugger, a fault of its JVM); it is killed and started again.
 */
public final class Child implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LAST_PAUSE_MILLIS = 5000;
    private static final long LOG_LIMIT = 10L << 20;

    private final ChildCommand command;
    private final long lookMillis;
    private final Thread keeper;
    private @Nullable Process process;
    private Optional<String> ready = Optional.empty();
    private int starts;
    private int lastExit = -1;
    private boolean closed;

    public Child(ChildCommand command) {
        this(command, Pulse.EVERY_MILLIS);
    }

    /** @param lookMillis between two looks for a sign of life */
    Child(ChildCommand command, long lookMillis) {
        this.command = command;
        this.lookMillis = lookMillis;
        this.keeper = new Thread(this::keep, "keeper-" + command.name());
        keeper.setDaemon(true);
    }

    /** Starts it, and keeps it from then on. */
    public Child start() {
        keeper.start();
        return this;
    }

    /**
     * Waits until the child says that it is ready.
     *
     * @return what follows {@code READY} on its line
     * @throws IOException if it is not ready in time, or gives up with an exit status that says the environment is wrong
     */
    public synchronized String awaitReady(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ready.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            boolean givesUp = lastExit == 3 && starts > 0 && process == null;
            if (left <= 0 || closed || givesUp) {
                throw new IOException(
                        command.name() + " did not start" + (lastExit >= 0 ? " (exit status " + lastExit + ")" : "")
                                + ": " + lastWords() + " (log: " + command.log() + ")");
            }
            wait(left);
        }
        return ready.get();
    }

    /** The process id, while it runs. */
    public synchronized Optional<Long> pid() {
        return process == null ? Optional.empty() : Optional.of(process.pid());
    }

    /** How often it was started again after it had ended by itself. */
    public synchronized int restarts() {
        return Math.max(0, starts - 1);
    }

    /** What it lacks, for readiness. */
    public synchronized Optional<String> lacks() {
        return ready.isPresent() ? Optional.empty() : Optional.of(command.name() + " is starting");
    }

    private void keep() {
        long pause = 0;
        while (!isClosed()) {
            long began = System.nanoTime();
            try {
                if (pause > 0) Thread.sleep(pause);
                runOnce();
            } catch (IOException e) {
                LOG.atError().addKeyValue("child", command.name()).setCause(e).log("cannot be started");
            } catch (InterruptedException e) {
                return;
            }
            boolean young = System.nanoTime() - began < YOUNG.toNanos();
            pause = !young ? 0 : Math.min(LAST_PAUSE_MILLIS, pause == 0 ? FIRST_PAUSE_MILLIS : pause * 2);
        }
    }

    private void runOnce() throws IOException, InterruptedException {
        Process running = launch();
        if (running == null) return;
        Pulse pulse = new Pulse(Pulse.PATIENCE);
        Thread watch = new Thread(() -> watch(running, pulse), "pulse-" + command.name());
        watch.setDaemon(true);
        watch.start();
        try (BufferedReader out = running.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(Pulse.SIGN)) pulse.beat();
                if (line.startsWith("READY"))
                    becomeReady(line.substring("READY".length()).trim());
            }
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("child", command.name()).setCause(e).log("its output broke off");
        }
        ended(running.waitFor());
    }

    private void watch(Process running, Pulse pulse) {
        try {
            while (!running.waitFor(lookMillis, TimeUnit.MILLISECONDS)) {
                if (!pulse.stopped()) continue;
                LOG.atWarn()
                        .addKeyValue("child", command.name())
                        .addKeyValue("pid", running.pid())
                        .log("frozen: no sign of life; killing it");
                running.destroyForcibly();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (closed) return null;
        rotate(command.log());
        ProcessBuilder builder = new ProcessBuilder(inItsOwnSession(command.command()));
        builder.environment().putAll(command.environment());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        process = builder.start();
        starts++;
        return process;
    }

    /** Ctrl-C in a terminal goes to the whole session; a child must not leave before we have drained. */
    private static List<String> inItsOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) return command;
        List<String> all = new ArrayList<>(command);
        all.add(0, SETSID.toString());
        return all;
    }

    private synchronized void becomeReady(String rest) {
        ready = Optional.of(rest);
        notifyAll();
    }

    private synchronized void ended(int status) {
        process = null;
        ready = Optional.empty();
        lastExit = status;
        notifyAll();
        if (!closed) {
            LOG.atWarn()
                    .addKeyValue("child", command.name())
                    .addKeyValue("status", status)
                    .log("ended by itself; starting it again");
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static void rotate(Path log) throws IOException {
        if (log.getParent() != null) Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String lastWords() {
        try {
            String[] lines = Files.readString(command.log()).strip().split("\n");
            return lines[lines.length - 1];
        } catch (IOException e) {
            return "it left no word";
        }
    }

    /** Asks it to stop, waits, and ends it if it does not. */
    @Override
    public void close() {
        close(Duration.ofSeconds(20));
    }

    /** As {@link #close()}, with this much patience. */
    public void close(Duration patience) {
        Process running;
        synchronized (this) {
            if (closed) return;
            closed = true;
            running = process;
            notifyAll();
        }
        keeper.interrupt();
        if (running == null) return;
        try {
            running.getOutputStream().close(); // its standard input ends: it drains and leaves
            if (running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
            running.destroy();
            if (running.waitFor(2, TimeUnit.SECONDS)) return;
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("child", command.name()).setCause(e).log("gone already");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.destroyForcibly();
    }
}
