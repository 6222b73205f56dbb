// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.packet.Limits;
import photo.sluice.watcher.folder.Kind;
import photo.sluice.watcher.folder.Names;

/**
 * What the sidecars of a folder and of all below it say. Opens nothing but sidecars, follows no link, holds one sidecar at a
 * time in each thread; what stays in memory is about two kilobytes a photo.
 *
 * @param entries best first
 * @param illegible sidecars that could not be read, by their name below the folder, with the reason
 * @param without photos that have no sidecar
 */
record Gathering(List<Entry> entries, Map<String, String> illegible, int without) {

    static Gathering of(Path folder) throws IOException {
        Round round = new Round(folder);
        Files.walkFileTree(folder, round);
        Map<String, String> illegible = new TreeMap<>(round.illegible);
        Map<Path, Entry> photos = new LinkedHashMap<>();
        round.sidecars.parallelStream()
                .map(sidecar -> Leaf.read(folder, sidecar, round.photos))
                .forEachOrdered(leaf -> leaf.enter(photos, illegible));
        List<Entry> entries = new ArrayList<>(photos.values());
        entries.sort(Entry.BEST_FIRST);
        long has = entries.stream().filter(entry -> entry.photo().isPresent()).count();
        return new Gathering(List.copyOf(entries), illegible, (int) (round.count - has));
    }

    /** One sidecar that was read, or could not be. */
    private record Leaf(String sidecar, Optional<Path> key, Optional<Entry> entry, String fault) {

        static Leaf read(Path folder, Path sidecar, Map<Path, List<String>> photos) {
            String name = below(folder, sidecar);
            try (InputStream in = Files.newInputStream(sidecar, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(Limits.MAX_BYTES + 1);
                if (bytes.length > Limits.MAX_BYTES) return fault(name, "too long for a sidecar");
                Sidecar.Reading reading = Sidecar.read(bytes);
                if (reading instanceof Sidecar.Reading.Malformed malformed) {
                    return fault(name, "no sound XMP: " + malformed.reason());
                }
                var view = ((Sidecar.Reading.Read) reading).view();
                List<String> there = photos.getOrDefault(sidecar.getParent(), List.of());
                String stem = String.valueOf(sidecar.getFileName());
                Subject subject = Subject.of(stem.substring(0, stem.length() - 4), view.sidecarForExtension(), there);
                Path photo = sidecar.resolveSibling(subject.name());
                Optional<Path> file = subject.there() ? Optional.of(photo) : Optional.empty();
                return new Leaf(
                        name, Optional.of(photo), Optional.of(Entry.of(below(folder, photo), name, file, view)), "");
            } catch (IOException e) {
                return fault(name, e.getClass().getSimpleName());
            }
        }

        private static Leaf fault(String sidecar, String why) {
            return new Leaf(sidecar, Optional.empty(), Optional.empty(), why);
        }

        /** Of two sidecars of one photo the one that was judged counts, else the first. */
        void enter(Map<Path, Entry> photos, Map<String, String> illegible) {
            if (key.isEmpty() || entry.isEmpty()) {
                illegible.put(sidecar, fault);
                return;
            }
            photos.merge(
                    key.get(),
                    entry.get(),
                    (one, other) -> Boolean.TRUE.equals(one.said().get("judged")) ? one : other);
        }

        private static String below(Path folder, Path file) {
            List<String> parts = new ArrayList<>();
            folder.relativize(file).forEach(part -> parts.add(part.toString()));
            return String.join("/", parts);
        }
    }

    /** Files by folder. */
    private static final class Round extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> sidecars = new ArrayList<>();
        private final Map<Path, List<String>> photos = new LinkedHashMap<>();
        private final Map<String, String> illegible = new LinkedHashMap<>();
        private int count;

        Round(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean ignored = !folder.equals(root) && Names.ignoredFolder(String.valueOf(folder.getFileName()));
            return ignored ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (!attributes.isRegularFile()) return FileVisitResult.CONTINUE;
            if (name.toLowerCase(Locale.ROOT).endsWith(".xmp") && !name.startsWith(".")) {
                sidecars.add(file);
            } else if (Names.file(name) == Kind.PHOTO) {
                photos.computeIfAbsent(file.getParent(), folder -> new ArrayList<>())
                        .add(name);
                count++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            illegible.put(Leaf.below(root, file), why.getClass().getSimpleName());
            return FileVisitResult.CONTINUE;
        }
    }
}
