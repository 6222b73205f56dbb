// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import photo.sluice.watcher.file.Look;
import photo.sluice.watcher.ignore.Ignored;

/** Looks at one path of a root. Opens no file and changes nothing. */
public final class Eye {
    private final Path root;
    private final Ignored ignored;

    /** @param root the real path of the root */
    public Eye(Path root) {
        this.root = root;
        this.ignored = new Ignored(root);
    }

    /** What the owner of the root wants left out, as far as its folders were visited. */
    public Ignored ignored() {
        return ignored;
    }

    /** The file of a path below the root; the root itself for the empty path. */
    public Path at(String path) {
        return root.resolve(path);
    }

    /** What stands at this path now. */
    public Sight look(String path) {
        if (Names.unmappable(path)) return new Sight.Unmappable();
        try {
            return look(path, at(path));
        } catch (InvalidPathException e) {
            return new Sight.Unmappable(); // known from a process whose locale can write it
        }
    }

    /**
     * When a file last came or changed.
     *
     * @param at the inode's change time, which a copy with an old date does not share; where there is none, the time of the
     *     last write
     * @param itself whether that is the file's own change time, and not that of a link to it
     */
    public record Change(Instant at, boolean itself) {}

    /** When this file last came or changed; empty if it has gone. One {@code lstat}. */
    public Optional<Change> changed(String path) {
        try {
            Map<String, Object> a =
                    Files.readAttributes(at(path), "unix:ctime,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
            return a.get("ctime") instanceof FileTime time
                    ? Optional.of(new Change(time.toInstant(), Boolean.FALSE.equals(a.get("isSymbolicLink"))))
                    : Optional.empty();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return look(path) instanceof Sight.Photo photo
                    ? Optional.of(new Change(photo.look().modified(), false))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What stands here; one {@code lstat}, more for links only. */
    Sight look(String path, Path file) {
        String name = file.getFileName().toString();
        if (Names.unmappable(name)) return new Sight.Unmappable();
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Sight sight = judge(file, name, a);
            boolean spoken = sight instanceof Sight.Photo || sight instanceof Sight.Folder;
            return spoken && ignored.has(path, a.isDirectory()) ? new Sight.Ignored(Kind.EXCLUDED) : sight;
        } catch (NoSuchFileException e) {
            return new Sight.Missing();
        } catch (IOException e) {
            return notReached(e);
        }
    }

    private static Sight notReached(IOException e) {
        boolean folderIsNoFolder = e instanceof NotDirectoryException
                || e instanceof FileSystemException f && "Not a directory".equals(f.getReason());
        return folderIsNoFolder ? new Sight.Missing() : new Sight.Unreadable(e.toString());
    }

    private Sight judge(Path file, String name, BasicFileAttributes a) throws IOException {
        if (a.isDirectory()) {
            if (!Names.ignoredFolder(name)) return new Sight.Folder();
            return new Sight.Ignored(name.startsWith(".") ? Kind.HIDDEN : Kind.SYSTEM);
        }
        Kind kind = Names.file(name);
        if (a.isSymbolicLink()) return link(file, kind);
        if (!kind.wanted()) return new Sight.Ignored(kind);
        return a.isRegularFile() ? photo(a) : new Sight.Ignored(Kind.SPECIAL);
    }

    private static Sight photo(BasicFileAttributes a) {
        Object key = a.fileKey();
        return new Sight.Photo(new Look(a.size(), a.lastModifiedTime().toInstant()), key == null ? 0 : key.hashCode());
    }

    private Sight link(Path link, Kind kind) throws IOException {
        Path real;
        try {
            real = link.toRealPath();
        } catch (IOException e) {
            return new Sight.Ignored(Kind.LINK); // leads nowhere, or in a circle
        }
        boolean outside = !real.startsWith(root);
        BasicFileAttributes target = Files.readAttributes(real, BasicFileAttributes.class);
        if (target.isDirectory()) {
            return outside ? new Sight.FolderOutside(real.toString()) : new Sight.Ignored(Kind.LINK);
        }
        if (!kind.wanted()) return new Sight.Ignored(kind);
        if (!target.isRegularFile()) return new Sight.Ignored(Kind.SPECIAL);
        return outside || unseen(real) ? photo(target) : new Sight.Ignored(Kind.LINK);
    }

    /** Whether this file within the root is met under no other name: git-annex keeps its photos in a dot folder. */
    private boolean unseen(Path real) {
        Path below = root.relativize(real);
        for (int i = 0; i < below.getNameCount() - 1; i++) {
            if (Names.ignoredFolder(below.getName(i).toString())) return true;
        }
        return !Names.file(below.getFileName().toString()).wanted();
    }
}
