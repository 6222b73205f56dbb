// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** How many photos a folder holds, by their names; no file is opened. */
public final class Census {
    private static final int STEP = 4096;

    private Census() {}

    /**
     * Counts the photos in a folder and below, as a watcher would announce them at its first start. Folders that cannot
     * be read count as empty.
     *
     * @throws IOException if the folder is not there
     */
    public static long count(Path root) throws IOException {
        AtomicLong photos = new AtomicLong();
        Walk.Visitor counting = new Walk.Visitor() {
            @Override
            public void entering(String folder) {}

            @Override
            public void met(String path, Sight sight) {
                if (sight instanceof Sight.Photo && Names.kind(path) == Kind.PHOTO) {
                    photos.incrementAndGet();
                }
            }

            @Override
            public void unreadable(String folder, IOException why) {}
        };
        try (Walk walk = new Walk(new Eye(root.toRealPath()), "", true, counting)) {
            while (walk.step(STEP)) {
                if (Thread.currentThread().isInterrupted())
                    throw new java.io.InterruptedIOException("count interrupted");
            }
        }
        return photos.get();
    }
}
