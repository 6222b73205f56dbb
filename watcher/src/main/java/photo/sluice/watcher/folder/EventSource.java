// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the events of folders come from: the operating system, or a test that loses some. */
public interface EventSource extends Closeable {
    /**
     * Asks for the events of a folder, not of those in it.
     *
     * @throws IOException if there is no such folder, or the limit of watches is reached
     */
    WatchKey register(Path folder) throws IOException;

    /**
     * The next folder with events, waiting at most so long; null if none comes.
     *
     * @throws java.nio.file.ClosedWatchServiceException if this was closed
     */
    @Nullable
    WatchKey poll(long waitMillis) throws InterruptedException;

    /** The operating system's own, of the file system of this folder. */
    static EventSource of(Path root) throws IOException {
        return new System(root.getFileSystem().newWatchService());
    }

    /** inotify, by way of the JDK. */
    record System(WatchService service) implements EventSource {
        private static final WatchEvent.Kind<?>[] KINDS = {
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE,
            StandardWatchEventKinds.OVERFLOW
        };

        @Override
        public WatchKey register(Path folder) throws IOException {
            return folder.register(service, KINDS);
        }

        @Override
        public @Nullable WatchKey poll(long waitMillis) throws InterruptedException {
            return waitMillis <= 0 ? service.poll() : service.poll(waitMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() throws IOException {
            service.close();
        }
    }
}
