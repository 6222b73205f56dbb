// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.runtime.process.ChildCommand;
import photo.sluice.runtime.settings.Settings;

/**
 * How child JVMs are started.
 *
 * @param home the folder of the distribution, with {@code lib} and {@code broker} in it
 */
public record Launch(Path home) {
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:-UsePerfData");

    /** From the property that the launcher script sets. */
    public static Launch ofThisProcess() {
        String home = System.getProperty("sluice.home");
        if (home == null) {
            throw photo.sluice.cli.Failure.environment("start Sluice with the ./sluice script: sluice.home is not set");
        }
        return new Launch(Path.of(home));
    }

    /** The embedded broker. */
    public ChildCommand broker(StateFolder state) {
        List<String> command = java("broker", List.of("-Xms48m", "-Xmx192m", "-XX:TieredStopAtLevel=1"));
        command.add("photo.sluice.broker.BrokerMain");
        command.add(state.broker().toString());
        return new ChildCommand("broker", command, Map.of(), state.log("broker"));
    }

    /** A command of our own, such as {@code workers}, as a child. */
    public ChildCommand sluice(StateFolder state, Settings settings, List<String> arguments) {
        // JavaCPP would take -Xmx for the limit of native memory too, which two large photos at once exceed.
        List<String> command = java(
                "lib",
                List.of(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.bytedeco.javacpp.maxbytes=0",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "-Dfile.encoding=UTF-8"));
        command.add("-Dsluice.home=" + home);
        command.add("-Dsluice.child=true");
        command.addAll(Arguments.words(state.arguments(arguments.get(0)), arguments));
        Map<String, String> environment = new HashMap<>();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("MALLOC_TRIM_THRESHOLD_", "67108864");
        environment.put(
                "OPENCV_IO_MAX_IMAGE_PIXELS",
                String.valueOf(settings.work().limits().pixels()));
        return new ChildCommand(arguments.get(0), command, environment, state.log(arguments.get(0)));
    }

    private List<String> java(String libraries, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(options);
        Path archive = home.resolve(libraries + ".jsa");
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        }
        command.add("-cp");
        command.add(home.resolve(libraries) + "/*");
        return command;
    }
}
