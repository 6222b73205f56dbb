// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.doctor.Tally.Count;
import photo.sluice.sidecar.Symptoms;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.sidecar.packet.Limits;
import photo.sluice.watcher.folder.Kind;
import photo.sluice.watcher.folder.Names;

/**
 * Goes through a folder and all below and counts what it sees. Follows no link, opens nothing but sidecars and never for
 * writing, and holds one of them at a time, so that its memory does not grow with the folder.
 */
final class Rounds {
    /** Younger ones are somebody's work in progress. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Path root;
    private final Instant now;
    private final Tally tally = new Tally();

    Rounds(Path root, Instant now) {
        this.root = root;
        this.now = now;
    }

    Tally go() throws IOException {
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root) && Names.ignoredFolder(name(folder))) return FileVisitResult.SKIP_SUBTREE;
                tally.add(Count.FOLDERS);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                see(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                tally.add(Count.UNREADABLE, file, why.getClass().getSimpleName());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
                if (why != null)
                    tally.add(Count.UNREADABLE, folder, why.getClass().getSimpleName());
                return FileVisitResult.CONTINUE;
            }
        };
        Files.walkFileTree(root, visitor);
        return tally;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private void see(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        if (Names.unmappable(name)) tally.add(Count.NAMES_NOT_IN_THE_LOCALE, file, "");
        boolean sidecar = name.toLowerCase(Locale.ROOT).endsWith(".xmp") && !name.startsWith(".");
        if (attributes.isSymbolicLink()) {
            if (sidecar) tally.add(Count.LINKS);
        } else if (!attributes.isRegularFile()) {
            return;
        } else if (sidecar) {
            sidecar(file, attributes);
        } else if (name.matches("[.]sluice-[0-9a-f]{16}-[0-9a-f]{8}[.](new|old)")) {
            Duration age = Duration.between(attributes.lastModifiedTime().toInstant(), now);
            if (age.compareTo(STALE) > 0) tally.add(Count.LEFT_BY_CRASHES, file, "");
        } else if (Names.file(name) == Kind.PHOTO) {
            photo(file);
        }
    }

    private void photo(Path file) {
        tally.add(Count.PHOTOS);
        try {
            if (Naming.EXT.of(file).size() > 1) tally.add(Count.TWO_NAMES, file, "");
        } catch (IOException e) {
            tally.add(Count.UNREADABLE, file, e.getClass().getSimpleName());
        }
    }

    private void sidecar(Path file, BasicFileAttributes attributes) {
        tally.add(Count.SIDECARS);
        if (attributes.size() > Limits.MAX_BYTES) {
            tally.add(Count.TOO_LARGE, file, Bytes.of(attributes.size()));
            return;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(Limits.MAX_BYTES);
            if (bytes.length == 0) tally.add(Count.EMPTY, file, "");
            else count(file, Symptoms.of(bytes));
        } catch (IOException e) {
            tally.add(Count.UNREADABLE, file, e.getClass().getSimpleName());
        }
    }

    private void count(Path file, Symptoms symptoms) {
        if (symptoms.unreadable().isPresent()) {
            tally.add(Count.MALFORMED, file, symptoms.unreadable().get());
            return;
        }
        tally.add(symptoms.ours() ? Count.OURS : Count.OTHERS);
        if (!symptoms.recognised()) tally.add(Count.NOT_RECOGNISED_BY_EXIV2, file, "");
        if (symptoms.rated()) tally.add(Count.RATED_BY_PEOPLE);
        if (symptoms.importedStar()) tally.add(Count.STARRED_BY_DARKTABLE, file, "");
        if (symptoms.staleTags()) tally.add(Count.STALE_TAGS_LIST, file, "");
    }
}
