// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a folder tree that can be interrupted after any entry, so that one thread may sweep a million files and
 * still answer to an event at once. One {@code lstat} an entry, one folder open at a time, links not followed.
 */
public final class Walk implements Closeable {
    private final Eye eye;
    private final boolean recursive;
    private final Visitor visitor;
    private final Deque<String> folders = new ArrayDeque<>();
    private String folder = "";
    private @Nullable DirectoryStream<Path> open;
    private Iterator<Path> entries = java.util.Collections.emptyIterator();
    private long met;

    /** Told what the walk meets. Paths are below the root; the root is the empty path. */
    public interface Visitor {
        /** Before the entries of a folder are listed: the moment to start watching it. */
        void entering(String folder);

        /** An entry that is no folder, or a folder that is left out. */
        void met(String path, Sight sight);

        /** A folder cannot be listed, or not to its end. */
        void unreadable(String folder, IOException why);
    }

    /**
     * @param from folder below the root, empty for the root
     * @param recursive whether folders in it are walked through as well
     */
    public Walk(Eye eye, String from, boolean recursive, Visitor visitor) {
        this.eye = eye;
        this.recursive = recursive;
        this.visitor = visitor;
        folders.push(from);
    }

    /** Goes on for this many entries; returns whether there are more. */
    public boolean step(int count) {
        for (int i = 0; i < count; i++) {
            Path entry = next();
            while (entry == null) {
                if (folders.isEmpty()) return false;
                enter(folders.pop());
                entry = next();
            }
            meet(entry);
        }
        return true;
    }

    /** Entries met so far, of every kind. */
    public long met() {
        return met;
    }

    private @Nullable Path next() {
        try {
            if (entries.hasNext()) return entries.next();
        } catch (DirectoryIteratorException e) {
            visitor.unreadable(folder, new IOException("not listed to its end: " + e.getMessage(), e));
        }
        close();
        return null;
    }

    private void enter(String next) {
        folder = next;
        eye.ignored().visit(next);
        visitor.entering(next);
        try {
            DirectoryStream<Path> stream = Files.newDirectoryStream(eye.at(next));
            open = stream;
            entries = stream.iterator();
        } catch (NoSuchFileException e) {
            close(); // gone since its parent was listed
        } catch (IOException e) {
            visitor.unreadable(next, e);
        }
    }

    private void meet(Path entry) {
        met++;
        String name = entry.getFileName().toString();
        String path = folder.isEmpty() ? name : folder + "/" + name;
        Sight sight = eye.look(path, entry);
        if (!(sight instanceof Sight.Folder)) {
            visitor.met(path, sight);
        } else if (recursive) {
            folders.push(path);
        } else {
            visitor.met(path, sight);
        }
    }

    @Override
    public void close() {
        entries = java.util.Collections.emptyIterator();
        DirectoryStream<Path> stream = open;
        open = null;
        if (stream == null) return;
        try {
            stream.close();
        } catch (IOException e) {
            visitor.unreadable(folder, e);
        }
    }
}
