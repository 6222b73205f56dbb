// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import photo.sluice.codecs.library.Library;

/** A small Java of our own kind: this class path as far as it is needed, and little memory beside the decoder's. */
final class JavaLaunch implements Launch {
    private final String main;
    private final CageLimits limits;

    JavaLaunch(Class<?> main, CageLimits limits) {
        this.main = main.getName();
        this.limits = limits;
    }

    @Override
    public Process start(Path socket) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // Ours is little code; what counts is the start and what the machine reserves.
                "-Xmx32m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-Xlog:disable",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-Dorg.bytedeco.javacpp.cachedir=" + Loader.getCacheDir()));
        command.addAll(List.of("-cp", classPath(), main, socket.toString()));
        command.add(Library.folder().toString());
        command.add(Long.toString(limits.maxPixels()));
        command.add(Long.toString(limits.memoryBytes()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "MALLOC_ARENA_MAX", "1"));
        // It may carry options of the parent's that a child must not have, such as agents and heap sizes.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    private String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        String all = System.getProperty("java.class.path");
        String platform = Loader.getPlatform();
        for (String resource : List.of(
                main.replace('.', '/') + ".class",
                CageMain.class.getName().replace('.', '/') + ".class",
                Pointer.class.getName().replace('.', '/') + ".class",
                "org/bytedeco/javacpp/" + platform + "/libjnijavacpp.so")) {
            Optional<String> entry = entryWith(resource);
            if (entry.isEmpty()) {
                return all;
            }
            entries.add(entry.get());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** The jar or folder that a resource lies in, if it is an ordinary one. */
    private static Optional<String> entryWith(String resource) {
        URL url = CageMain.class.getClassLoader().getResource(resource);
        if (url == null) {
            return Optional.empty();
        }
        String address = url.toString();
        String entry = address.substring(0, address.length() - resource.length());
        if (entry.startsWith("jar:") && entry.endsWith("!/")) {
            entry = entry.substring("jar:".length(), entry.length() - "!/".length());
        }
        try {
            return entry.startsWith("file:")
                    ? Optional.of(Path.of(new URI(entry)).toString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
