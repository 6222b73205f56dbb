// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** A real program, run in a home of its own, that never outlives the test. */
final class Program {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    Program(Path home) {
        this.home = home;
    }

    Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Skips the test where a program is not installed. */
    static void needed(String... names) {
        for (String name : names) {
            boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
            Assumptions.assumeTrue(found, name + " is not installed");
        }
    }

    /** What it said, however it ended. */
    record Said(int status, String words) {}

    Said run(int seconds, List<String> command) throws IOException, InterruptedException {
        Path words = Files.createTempFile(home, "said", ".log");
        Process process = start(command, words);
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String said = Files.readString(words, StandardCharsets.UTF_8);
            if (!ended) throw new AssertionError(command + " has not ended after " + seconds + " s:\n" + said);
            return new Said(process.exitValue(), said);
        } finally {
            end(process);
        }
    }

    /** Starts it; its words go to a file, since a pipe that nobody reads stops a program. */
    Process start(List<String> command, Path words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(words.toFile()).redirectInput(new File("/dev/null"));
        Map<String, String> all = builder.environment();
        all.put("HOME", home.toString());
        all.put("LC_ALL", "C.UTF-8");
        all.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        all.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        all.put("XDG_DATA_HOME", home.resolve(".local/share").toString());
        all.put("XDG_RUNTIME_DIR", Files.createDirectories(home.resolve("run")).toString());
        all.putAll(environment);
        return builder.start();
    }

    /** With all that it has started. */
    static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(5, TimeUnit.SECONDS);
    }

    /** A small picture that every program can open. */
    static Path picture(Path file) throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D ink = image.createGraphics();
        ink.setColor(new Color(90, 120, 60));
        ink.fillRect(0, 0, 320, 240);
        ink.setColor(Color.WHITE);
        ink.fillOval(80 + file.hashCode() % 40, 60, 120, 120);
        ink.dispose();
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }
}
