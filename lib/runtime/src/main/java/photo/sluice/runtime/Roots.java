// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;

/** Where each root lies on this machine. Photos never leave their root: real paths are checked, links included. */
public final class Roots {
    private final Map<String, Path> paths;
    /** The mark of each root, as it was seen first. */
    private final Map<String, String> marks = new ConcurrentHashMap<>();

    /**
     * @param paths root name to the real path of its folder
     * @throws IllegalArgumentException if a name is no root name, or one root lies within another
     */
    public Roots(Map<String, Path> paths) {
        this.paths = new TreeMap<>(paths);
        this.paths.forEach((name, path) -> {
            if (!PhotoId.isRootName(name)) throw new IllegalArgumentException("not a root name: '" + name + "'");
            this.paths.forEach((other, otherPath) -> {
                if (!name.equals(other) && path.startsWith(otherPath)) {
                    throw new IllegalArgumentException(
                            "root " + name + " (" + path + ") lies within root " + other + " (" + otherPath + ")");
                }
            });
        });
    }

    /** Root name to path, by name. */
    public Map<String, Path> paths() {
        return Map.copyOf(paths);
    }

    /** The folder of a root, if this machine has it. */
    public Optional<Path> path(String root) {
        return Optional.ofNullable(paths.get(root));
    }

    /**
     * The file of a photo, as a real path within its root.
     *
     * @throws FaultException {@link Fault#ROOT_UNAVAILABLE} if the root is not mounted here, {@link Fault#GONE} if the
     *     file has gone, {@link Fault#OUTSIDE_ROOT} if a link leads out of the root, {@link Fault#NO_PERMISSION} or
     *     {@link Fault#IO_ERROR} if it cannot be told
     */
    public Path locate(PhotoId photo) throws FaultException {
        Path root = mounted(photo.root());
        if (!marks.containsKey(photo.root())) RootMark.of(root).ifPresent(id -> marks.put(photo.root(), id));
        Path file = root.resolve(photo.path());
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw new FaultException(Fault.OUTSIDE_ROOT, file + " leads out of its root, to " + real);
            }
            return real;
        } catch (NoSuchFileException e) {
            standing(photo.root()); // a share that went away just now is not a deletion
            throw new FaultException(Fault.GONE, file + " is not there any more", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new FaultException(Fault.NO_PERMISSION, "no permission to reach " + file, e);
        } catch (IOException e) {
            if (isBelowAFile(file)) throw new FaultException(Fault.GONE, file + " lies below a file now", e);
            throw new FaultException(Fault.IO_ERROR, "cannot reach " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isBelowAFile(Path file) {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above)) return !Files.isDirectory(above);
        }
        return false;
    }

    /**
     * The folder of a root that is there.
     *
     * @throws FaultException {@link Fault#ROOT_UNAVAILABLE}
     */
    public Path mounted(String root) throws FaultException {
        Path path = paths.get(root);
        if (path == null) {
            throw new FaultException(Fault.ROOT_UNAVAILABLE, "root " + root + " is not bound to a folder here");
        }
        if (!Files.isDirectory(path)) {
            throw new FaultException(Fault.ROOT_UNAVAILABLE, "root " + root + " is not there: " + path);
        }
        return path;
    }

    /**
     * The folder of a root that is there and is the root itself, not the folder that its share is mounted on: what is
     * missing in it has gone. Without a mark, one with nothing at all in it is not taken for the root.
     *
     * @throws FaultException {@link Fault#ROOT_UNAVAILABLE}
     */
    public Path standing(String root) throws FaultException {
        Path path = mounted(root);
        Optional<String> mark = RootMark.of(path);
        String before = marks.get(root);
        if (mark.isEmpty() ? before != null || RootMark.empty(path) : before != null && !before.equals(mark.get())) {
            throw new FaultException(
                    Fault.ROOT_UNAVAILABLE,
                    "root " + root + " is not mounted, or is another: " + path + " lacks its mark");
        }
        mark.ifPresent(id -> marks.put(root, id));
        return path;
    }

    /** The first root that is not there, if any. */
    public Optional<FaultException> check() {
        for (String root : paths.keySet()) {
            try {
                mounted(root);
            } catch (FaultException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }
}
