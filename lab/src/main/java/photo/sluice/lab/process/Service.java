// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;

/** A Sluice that runs until it is told to stop. */
public final class Service implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final long LOOK_MILLIS = 100;

    private final Process process;
    private final RunCard card;

    private Service(Process process, RunCard card) {
        this.process = process;
        this.card = card;
    }

    /** Starts it and waits until it watches. */
    static Service start(List<String> command, Map<String, String> environment, Path state, Path logs)
            throws IOException, InterruptedException {
        Files.createDirectories(logs);
        Path err = logs.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(logs.resolve("out").toFile()).redirectError(err.toFile());
        Process process = builder.start();
        for (long i = 0; i < PATIENCE_SECONDS * 1000 / LOOK_MILLIS; i++) {
            Optional<RunCard> card = RunCard.find(new StateFolder(state));
            if (card.isPresent()) return new Service(process, card.get());
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) break;
        }
        stop(process);
        throw new IOException("sluice did not start: " + Files.readString(err));
    }

    public long pid() {
        return process.pid();
    }

    /** Where its broker listens. */
    public String bootstrapServers() {
        return card.bootstrapServers();
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** Asks it to stop and waits; its children go with it. */
    @Override
    public void close() {
        stop(process);
    }
}
