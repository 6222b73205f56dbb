// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.ignore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the {@value #NAME} files of a root leave out: each counts for its folder and all below, a deeper one before one
 * above. A file is read when its folder is visited and has another size or time than before. Not thread-safe.
 */
public final class Ignored {
    public static final String NAME = ".sluiceignore";
    /** A thousand long lines; more is not obeyed at all. */
    private static final int BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Ignored.class);

    private final Path root;
    private final TreeMap<String, Written> byFolder = new TreeMap<>();

    private record Written(long size, FileTime modified, Rules rules) {}

    public Ignored(Path root) {
        this.root = root;
    }

    /**
     * Looks at the file of this folder, below the root; returns whether it is another than before. One that cannot be read
     * now stays as it was.
     */
    public boolean visit(String folder) {
        Path file = root.resolve(folder).resolve(NAME);
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Written before = byFolder.get(folder);
            if (before != null && before.size == now.size() && before.modified.equals(now.lastModifiedTime()))
                return false;
            Rules rules = now.isRegularFile() ? read(file, now.size()) : Rules.NONE;
            byFolder.put(folder, new Written(now.size(), now.lastModifiedTime(), rules));
            rules.complaints().forEach(complaint -> complain(folder, complaint));
            return before != null || !rules.isEmpty();
        } catch (NoSuchFileException e) {
            return byFolder.remove(folder) != null;
        } catch (IOException e) {
            complain(folder, "cannot be read: " + e.getMessage());
            return false;
        }
    }

    private Rules read(Path file, long size) throws IOException {
        if (size > BYTES) throw new IOException("larger than " + BYTES + " bytes");
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining()) if (channel.read(bytes) < 0) break;
            return Rules.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
        }
    }

    private static void complain(String folder, String what) {
        LOG.atWarn()
                .addKeyValue("folder", folder)
                .addKeyValue("reason", what)
                .log(NAME + " is not obeyed as it stands");
    }

    /** Whether this path is left out, or a folder that it lies in. Folders that were not visited have no say. */
    public boolean has(String path, boolean folder) {
        if (byFolder.isEmpty() || path.isEmpty()) return false;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (judged(path.substring(0, slash), true)) return true;
        }
        return judged(path, folder);
    }

    private boolean judged(String path, boolean folder) {
        String above = path;
        do {
            int slash = above.lastIndexOf('/');
            above = slash < 0 ? "" : above.substring(0, slash);
            Written written = byFolder.get(above);
            if (written == null) continue;
            String below = above.isEmpty() ? path : path.substring(above.length() + 1);
            Optional<Boolean> said = written.rules.leavesOut(below, folder);
            if (said.isPresent()) return said.get();
        } while (!above.isEmpty());
        return false;
    }

    /** Forgets everything; the files are read anew. */
    public void clear() {
        byFolder.clear();
    }
}
