// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Small pictures in the order of the photos, made by several threads, of which never more than a few are waiting to be
 * written: memory does not grow with the folder.
 */
final class Strip {
    private final int threads;
    private final int side;

    /** @param side of the small pictures, in pixels */
    Strip(int threads, int side) {
        this.threads = threads;
        this.side = side;
    }

    /** Takes the pictures one after the other. */
    @FunctionalInterface
    interface Taker {
        /** @param picture WebP in Base64; empty if there is none, the photo being gone or not to be read */
        void take(int index, Optional<String> picture) throws IOException;
    }

    /** Gives every entry's picture to {@code taker}, in order. */
    void go(List<Entry> entries, Taker taker) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Thumbnail thumbnail = new Thumbnail(side)) {
            Deque<Future<Optional<String>>> ahead = new ArrayDeque<>();
            int asked = 0;
            for (int i = 0; i < entries.size(); i++) {
                for (; asked < entries.size() && ahead.size() < 4 * threads; asked++) {
                    Optional<Path> photo = entries.get(asked).photo();
                    ahead.add(pool.submit(() -> photo.flatMap(path -> picture(thumbnail, path))));
                }
                taker.take(i, ahead.remove().get());
            }
            pool.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Optional<String> picture(Thumbnail thumbnail, Path photo) {
        try {
            return Optional.of(Base64.getEncoder().encodeToString(thumbnail.of(photo)));
        } catch (UnreadablePhoto | IOException e) {
            return Optional.empty();
        }
    }
}
