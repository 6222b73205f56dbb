// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.cli.machine.Arguments;

/**
 * The built command as its users start it: real processes of the distribution, with a state folder of their own. Closing
 * it ends whatever still runs.
 */
final class Sluice implements AutoCloseable {
    /** What a start, a few photos and a stop may take on a machine that is busy with other things. */
    static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xss512k",
            "-Dfile.encoding=UTF-8",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Live> started = new ArrayList<>();

    /** @param folder an existing one, for the state folder and what the processes print */
    Sluice(Path folder) {
        this.folder = folder;
        environment.put("SLUICE_STATE", state().toString());
        environment.put("SLUICE_MODELS", models().toString());
        environment.put("SLUICE_HTTP_ADDRESS", "127.0.0.1:0");
        environment.put("XDG_CONFIG_HOME", folder.resolve("no-config").toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("OPENCV_IO_MAX_IMAGE_PIXELS", "250000000");
    }

    Path state() {
        return folder.resolve("state");
    }

    /** Where its models lie; nobody makes this folder but a test that wants some. */
    Path models() {
        return folder.resolve("models");
    }

    /** The same with another environment variable from now on. */
    Sluice with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        return start(arguments).ended(PATIENCE);
    }

    /** Starts a command; it goes on in the background. */
    Live start(String... arguments) {
        List<String> words = Arguments.words(folder.resolve("arguments-" + started.size()), List.of(arguments));
        return java("lib", arguments[0].equals("demo") ? 768 : 256, arguments[0], words);
    }

    /** Starts the broker alone, on a folder below the state folder; it stops when we do. */
    Live broker() {
        return java(
                "broker",
                192,
                "broker",
                List.of(
                        "photo.sluice.broker.BrokerMain",
                        state().resolve("broker").toString()));
    }

    private Live java(String libraries, int megabytes, String name, List<String> arguments) {
        Path home = home();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + megabytes + "m");
        command.addAll(SMALL);
        command.add("-Dsluice.home=" + home);
        Path archive = home.resolve(libraries + ".jsa");
        if (Files.exists(archive)) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        }
        command.addAll(List.of("-cp", home.resolve(libraries) + "/*"));
        command.addAll(arguments);
        try {
            Live live = Live.start(command, environment, folder, name);
            started.add(live);
            return live;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        String home = System.getProperty("sluice.home");
        if (home == null) throw new IllegalStateException("run these through mvn verify: sluice.home is not set");
        return Path.of(home);
    }

    /** Ends all of them, and their children before their folders may be deleted. */
    @Override
    public void close() {
        List<ProcessHandle> children =
                started.stream().flatMap(live -> live.family().stream()).toList();
        started.forEach(Live::kill);
        children.forEach(ProcessHandle::destroyForcibly);
        started.forEach(live -> live.ended(PATIENCE));
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
