// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.writer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sluice writer} as it is installed. */
public final class WriterProcess implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final int PAGE = 4096;
    private final Process process;
    private final long started;

    private WriterProcess(Process process) {
        this.process = process;
        this.started = System.nanoTime();
    }

    /** Starts one; it may be minutes until it does anything. */
    static WriterProcess start(Path home, Path root, Path state, String bootstrap) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                home.resolve("sluice").toString(),
                "writer",
                "--bootstrap-servers=" + bootstrap,
                "--root=" + Made.ROOT + "=" + root);
        builder.environment().put("SLUICE_STATE", state.toString());
        builder.environment().put("SLUICE_HTTP_ADDRESS", "127.0.0.1:0");
        Files.createDirectories(state);
        Path log = state.resolveSibling(state.getFileName() + ".log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new WriterProcess(builder.start());
    }

    /** Seconds since it was started. */
    public double age() {
        return (System.nanoTime() - started) / 1e9;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Bytes of memory that it holds now, whatever for. */
    public long resident() throws IOException {
        String statm = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "statm"));
        return Long.parseLong(statm.split(" ")[1]) * PAGE;
    }

    /** CPU seconds that it has taken so far, on all cores. */
    public double cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Bytes of Java objects that it needs: those that are left after a collection. */
    public Optional<Long> heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        long bytes = 0;
        for (String line : jcmd("GC.heap_info").lines().toList()) {
            Matcher used = USED.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && used.find()) {
                bytes += Long.parseLong(used.group(1)) << 10;
            }
        }
        return bytes == 0 ? Optional.empty() : Optional.of(bytes);
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) return "";
        Process asked = new ProcessBuilder(List.of(tool.toString(), String.valueOf(process.pid()), what))
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }

    /** As a power switch does, for this process alone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to leave and waits. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    }
}
