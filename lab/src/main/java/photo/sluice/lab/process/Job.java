// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that runs to its end and leaves a bill, by {@code time} of bash. Closing it ends it and its descendants. */
public final class Job implements AutoCloseable {
    private static final String SCRIPT = "TIMEFORMAT='" + Bill.FORMAT
            + "'; { time \"$@\" >\"$BENCH_OUT\" 2>\"$BENCH_ERR\" </dev/null; } 2>\"$BENCH_TIME\"";

    private final Process process;
    private final Path folder;

    private Job(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** @param folder where {@code out}, {@code err} and {@code time} are left */
    public static Job start(List<String> command, Map<String, String> environment, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> all = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash"));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        builder.environment().put("BENCH_OUT", folder.resolve("out").toString());
        builder.environment().put("BENCH_ERR", folder.resolve("err").toString());
        builder.environment().put("BENCH_TIME", folder.resolve("time").toString());
        return new Job(builder.start(), folder);
    }

    /** Starts it and waits for its end. */
    public static Bill run(List<String> command, Path folder) throws IOException, InterruptedException {
        try (Job job = start(command, Map.of(), folder)) {
            return job.await();
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Bill await() throws IOException, InterruptedException {
        int status = process.waitFor();
        return Bill.parse(Files.readString(folder.resolve("time")), status);
    }

    /** What it said on standard output. */
    public List<String> output() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    /** What it said on standard error. */
    public String complaints() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    @Override
    public void close() {
        if (!process.isAlive()) return;
        process.descendants().forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
