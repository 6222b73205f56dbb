// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * The native files that the build laid into this jar ({@code build.sh}), and the folder that they are unpacked to.
 *
 * <p>All lie in one folder, since ours find the others beside them. JavaCPP's own cache knows a file by size and date,
 * which in a reproducible jar say nothing; this one goes by content.
 */
final class Natives {
    private static final String FOLDER = Loader.getPlatform() + "/";

    private final String stamp;
    private final Map<String, List<String>> filesOf;
    private Optional<Path> unpacked = Optional.empty();

    private Natives(String stamp, Map<String, List<String>> filesOf) {
        this.stamp = stamp;
        this.filesOf = Map.copyOf(filesOf);
    }

    static Natives bundled() {
        return Bundled.NATIVES;
    }

    /** Of natives.list: a line with the hash of all, then for each binding its name and its files. */
    static Natives parse(String list) {
        List<String> lines = list.lines().toList();
        Map<String, List<String>> filesOf = new LinkedHashMap<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            List<String> words = Arrays.asList(line.split(" "));
            filesOf.put(words.get(0), words.subList(1, words.size()));
        }
        return new Natives(lines.isEmpty() ? "none" : lines.get(0), filesOf);
    }

    boolean has(String binding) {
        return filesOf.containsKey(binding);
    }

    /** The folder with all files: where they were built, or the user's cache. Several processes may unpack at once. */
    synchronized Path unpacked() throws IOException {
        if (unpacked.isEmpty()) {
            Optional<Path> built = builtHere();
            unpacked = Optional.of(
                    built.isPresent()
                            ? built.get()
                            : unpack(Loader.getCacheDir().toPath()));
        }
        return unpacked.get();
    }

    private static Optional<Path> builtHere() throws IOException {
        URL list = Natives.class.getResource(FOLDER + "natives.list");
        if (list == null || !list.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            URI uri = list.toURI();
            return Optional.ofNullable(Path.of(uri).getParent());
        } catch (URISyntaxException e) {
            throw new IOException(list + " is no address", e);
        }
    }

    /** A new folder of that cache with all files, or the one that is there. */
    Path unpack(Path cache) throws IOException {
        Path folder = cache.resolve("sluice-codecs-" + stamp);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        Path draft = Files.createTempDirectory(cache, "sluice-codecs-");
        for (String file :
                new TreeSet<>(filesOf.values().stream().flatMap(List::stream).toList())) {
            try (InputStream in = Natives.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new IOException(file + " is listed but not in the jar");
                }
                Files.copy(in, draft.resolve(file));
            }
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            delete(draft);
            if (!Files.isDirectory(folder)) { // else another process was quicker
                throw e;
            }
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private static final class Bundled {
        static final Natives NATIVES = parse(read());

        private static String read() {
            try (InputStream in = Natives.class.getResourceAsStream(FOLDER + "natives.list")) {
                return in == null ? "" : new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
