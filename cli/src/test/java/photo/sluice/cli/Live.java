// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that may still run: what it printed so far, its children, and the ways to end it. */
final class Live {
    private final Process process;
    private final Path out;
    private final Path err;

    private Live(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Live start(List<String> command, Map<String, String> environment, Path folder, String name)
            throws IOException {
        String safe = name.replaceAll("[^A-Za-z0-9.-]", "_");
        Path out = Files.createTempFile(folder, safe.substring(0, Math.min(30, safe.length())) + "-", ".out");
        Path err = out.resolveSibling(out.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SLUICE_"));
        builder.environment().putAll(environment);
        // Standard input is a pipe that nobody writes into: it ends when we do, and children go with us.
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Live live = new Live(builder.start(), out, err);
        Runtime.getRuntime().addShutdownHook(new Thread(live::kill)); // a broken-off test leaves nobody behind
        return live;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Its whole lines on standard output so far. */
    List<String> out() {
        String text = text(out);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    String err() {
        return text(err);
    }

    /** Its lines on standard output so far, each of which is one JSON object. */
    List<JsonNode> objects() {
        return Ended.objects(out());
    }

    /** Children and their children. */
    List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    /** Sends a signal by its name, such as {@code INT}. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was started deaf for SIGINT, as a shell starts what it puts in the background. */
    boolean ignoresInterrupts() {
        String mask = text(Path.of("/proc", String.valueOf(pid()), "status"))
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0")
                .substring("SigIgn:".length())
                .strip();
        return (Long.parseUnsignedLong(mask, 16) & 2) != 0;
    }

    /** SIGKILL; whoever it started is left to notice. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end; one that does not come in time is a failure, with what was said so far. */
    Ended ended(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                kill();
                throw new AssertionError("still runs after " + patience + "\n" + text(out) + "\n" + text(err));
            }
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException(e);
        }
        return new Ended(process.exitValue(), out(), err());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
