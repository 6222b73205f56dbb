// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import photo.sluice.testkit.photo.Drop;

/** Draws the demo's folder: 33 files of about 4 megapixels, one with a sidecar, as two cameras, a phone's screen and a torn card leave them. */
public final class DemoShoot {
    private static final int THREADS = 2;
    private static final int WIDTH = 2400;

    private DemoShoot() {}

    /**
     * Draws all files into {@code folder}, which is made if need be, and gives them back in the order of their names. The same
     * seed draws the same pixels. Each file appears whole under its name; files of those names are replaced, others left alone.
     * A failure half-way leaves the files that were ready. Takes some ten CPU seconds, on two threads of its own.
     *
     * @throws InterruptedIOException when the thread is interrupted while it waits; its interrupt flag is set again
     */
    public static List<DemoPhoto> draw(Path folder, long seed) throws IOException {
        return draw(folder, seed, WIDTH);
    }

    /** The same with photos {@code width} pixels wide. */
    static List<DemoPhoto> draw(Path folder, long seed, int width) throws IOException {
        Files.createDirectories(folder);
        List<DemoPhoto> drawn = new ArrayList<>();
        ExecutorService easels = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<DemoPhoto>>> running = new ArrayList<>();
            for (Take take : Programme.of(seed, width)) {
                running.add(easels.submit(() -> expose(take, folder)));
            }
            for (Future<List<DemoPhoto>> done : running) {
                drawn.addAll(done.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("drawing into " + folder + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while drawing into " + folder);
        } finally {
            easels.shutdownNow();
        }
        drawn.sort(Comparator.comparing(DemoPhoto::name));
        return List.copyOf(drawn);
    }

    private static List<DemoPhoto> expose(Take take, Path folder) throws IOException {
        List<DemoPhoto> photos = new ArrayList<>();
        for (Take.Frame frame : take.frames()) {
            String name = frame.photo().name();
            if (frame.sidecar().isPresent()) {
                Drop.whole(
                        folder.resolve(name + ".xmp"),
                        frame.sidecar().get().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            Drop.whole(folder.resolve(name), frame.file().get());
            photos.add(frame.photo());
        }
        return photos;
    }
}
