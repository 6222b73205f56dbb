// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operating system tells of the folders of a root. Folders beyond its limits are remembered as unwatched. Not
 * thread-safe.
 */
public final class FolderEvents implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);

    private final Eye eye;
    private final @Nullable EventSource source;
    private final FileSystems fileSystems;
    private final Watching how;
    private final TreeMap<String, WatchKey> keys = new TreeMap<>();
    private final Map<WatchKey, String> folders = new HashMap<>();
    private final TreeSet<String> unwatched = new TreeSet<>();
    private final Set<String> told = new HashSet<>();

    /** What happened, in paths below the root. */
    public interface Listener {
        /** Something appeared or changed under this name. */
        void touched(String path, boolean appeared);

        void deleted(String path);

        /** Any number of events of this folder are lost. */
        void overflow(String folder);
    }

    private FolderEvents(Eye eye, @Nullable EventSource source, FileSystems fileSystems, Watching how) {
        this.eye = eye;
        this.source = source;
        this.fileSystems = fileSystems;
        this.how = how;
    }

    /** Ready to watch. Where no events are to be had every folder is left to polling. */
    public static FolderEvents open(Eye eye, Surroundings surroundings, Watching how) {
        FileSystems fileSystems = surroundings.fileSystems();
        if (how == Watching.POLL) return new FolderEvents(eye, null, fileSystems, how);
        try {
            return new FolderEvents(eye, surroundings.events(eye.at("")), fileSystems, how);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.atError()
                    .setCause(e)
                    .log("no file events to be had here, every folder is polled instead, which is slower;"
                            + " is the limit fs.inotify.max_user_instances reached?");
            return new FolderEvents(eye, null, fileSystems, how);
        }
    }

    /** Watches a folder if it is not watched yet; its events come from {@link #poll}. */
    public void watch(String folder) {
        WatchKey key = keys.get(folder);
        if (key == null || !key.isValid()) watchAnew(folder);
    }

    /** Watches whatever folder now has this name; it may have replaced one that was watched. */
    public void watchAnew(String folder) {
        EventSource open = source;
        if (open == null) {
            unwatched.add(folder);
            return;
        }
        Path path = eye.at(folder);
        Optional<String> unheard = how == Watching.AUTO ? fileSystems.unheard(path) : Optional.empty();
        if (unheard.isPresent()) {
            unhear(folder, unheard.get());
            return;
        }
        try {
            WatchKey key = open.register(path);
            WatchKey before = keys.put(folder, key);
            // The same folder under a new name keeps its key: inotify watches the inode, not the name.
            String formerly = folders.put(key, folder);
            if (formerly != null && !formerly.equals(folder)) keys.remove(formerly, key);
            if (before != null && !before.equals(key)) drop(before);
            unwatched.remove(folder);
        } catch (NoSuchFileException | NotDirectoryException e) {
            unwatched.remove(folder);
        } catch (IOException e) {
            if (unwatched.add(folder)) tell(folder, e);
        }
    }

    private void unhear(String folder, String type) {
        WatchKey before = keys.remove(folder);
        if (before != null) drop(before); // something was mounted over it
        unwatched.add(folder);
        if (!told.add(type)) return;
        LOG.atWarn()
                .addKeyValue("folder", eye.at(folder))
                .addKeyValue("type", type)
                .log("others may change files here without a word to this machine: polled (watch.mode=auto)");
    }

    private void tell(String folder, IOException why) {
        boolean limit = String.valueOf(why.getMessage()).contains("inotify watches");
        if (!limit) {
            LOG.atWarn()
                    .addKeyValue("folder", folder)
                    .addKeyValue("reason", why)
                    .log("folder cannot be watched; polled");
        } else if (told.add("limit")) {
            LOG.atError()
                    .addKeyValue("folder", folder)
                    .addKeyValue("watched", keys.size())
                    .log("limit of inotify watches reached: the rest of the folders is polled, which is slower;"
                            + " raise it with sysctl fs.inotify.max_user_watches");
        }
    }

    /** Stops watching a folder and all below, where it was watched under this name; returns whether it was. */
    public boolean unwatch(String folder) {
        WatchKey own = keys.remove(folder);
        if (own != null) drop(own);
        unwatched.remove(folder);
        unwatched.subSet(folder + "/", folder + "0").clear();
        Map<String, WatchKey> below = keys.subMap(folder + "/", folder + "0");
        boolean any = own != null || !below.isEmpty();
        below.values().forEach(this::drop);
        below.clear();
        return any;
    }

    /** Stops watching the folders below that one which are left out by now. */
    public void unwatchIgnored(String below) {
        for (String folder : List.copyOf(keys.keySet())) release(folder, below);
        for (String folder : List.copyOf(unwatched)) release(folder, below);
    }

    private void release(String folder, String below) {
        boolean lies = below.isEmpty() || folder.startsWith(below + "/");
        if (lies && eye.ignored().has(folder, true)) unwatch(folder);
    }

    private void drop(WatchKey key) {
        folders.remove(key);
        key.cancel();
    }

    /** Whether this folder's events are asked for. */
    public boolean watched(String folder) {
        return keys.containsKey(folder);
    }

    /** Whether the folder of this file has to be polled. */
    public boolean polls(String path) {
        return !unwatched.isEmpty() && unwatched.contains(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    /** Folders that have to be polled. */
    public NavigableSet<String> unwatched() {
        return java.util.Collections.unmodifiableNavigableSet(unwatched);
    }

    /** Gives the listener what has happened; waits at most so long for the first of it. */
    public void poll(long waitMillis, Listener listener) throws InterruptedException {
        EventSource open = source;
        if (open == null) {
            if (waitMillis > 0) TimeUnit.MILLISECONDS.sleep(waitMillis);
            return;
        }
        try {
            WatchKey key = open.poll(waitMillis);
            for (int i = 0; key != null && i < 1000; i++) {
                deliver(key, listener);
                key = i < 999 ? open.poll(0) : null;
            }
        } catch (ClosedWatchServiceException e) {
            throw new InterruptedException("watching has ended");
        }
    }

    private void deliver(WatchKey key, Listener listener) {
        var events = key.pollEvents();
        boolean goesOn = key.reset();
        String folder = folders.get(key);
        if (folder == null) return; // not watched any more, or watched under this name no longer
        for (WatchEvent<?> event : events) {
            if (!(event.context() instanceof Path name)) {
                listener.overflow(folder);
                continue;
            }
            String path = folder.isEmpty() ? name.toString() : folder + "/" + name;
            if (event.kind() == StandardWatchEventKinds.ENTRY_DELETE) listener.deleted(path);
            else listener.touched(path, event.kind() == StandardWatchEventKinds.ENTRY_CREATE);
        }
        if (!goesOn && keys.remove(folder, key)) folders.remove(key);
    }

    @Override
    public void close() {
        EventSource open = source;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("file events could not be closed");
        }
    }
}
