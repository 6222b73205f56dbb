// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.Watchable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import photo.sluice.watcher.folder.EventSource;
import photo.sluice.watcher.folder.FileSystems;
import photo.sluice.watcher.folder.Surroundings;

/**
 * A machine that loses events: the real ones pass through, but of each handful some is thrown away, and an OVERFLOW says so,
 * as the JDK and the kernel do. It may also run out of watches, and lie on file systems of any type.
 */
final class Losing implements Surroundings {
    private final Random random;
    private final double loses;
    private int watches = Integer.MAX_VALUE;
    private FileSystems.Types types = folder -> "ext4";
    final AtomicInteger overflows = new AtomicInteger();

    /** @param loses how many of the handfuls, 0 to 1 */
    Losing(long seed, double loses) {
        this.random = new Random(seed);
        this.loses = loses;
    }

    /** With so many watches, after which the kernel's own complaint comes. */
    Losing watches(int many) {
        watches = many;
        return this;
    }

    Losing types(FileSystems.Types of) {
        types = of;
        return this;
    }

    @Override
    public FileSystems fileSystems() {
        return new FileSystems(types);
    }

    @Override
    public EventSource events(Path root) throws IOException {
        EventSource real = EventSource.of(root);
        return new EventSource() {
            private int registered;

            @Override
            public WatchKey register(Path folder) throws IOException {
                if (registered++ >= watches) throw new IOException("User limit of inotify watches reached");
                return new Key(real.register(folder));
            }

            @Override
            public @Nullable WatchKey poll(long waitMillis) throws InterruptedException {
                WatchKey key = real.poll(waitMillis);
                return key == null ? null : new Key(key);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    private List<WatchEvent<?>> lose(List<WatchEvent<?>> told) {
        if (told.isEmpty() || random.nextDouble() >= loses) return told;
        List<WatchEvent<?>> left = new ArrayList<>(told.subList(0, random.nextInt(told.size())));
        left.add(new Overflow());
        overflows.incrementAndGet();
        return left;
    }

    private record Overflow() implements WatchEvent<Object> {
        @Override
        public Kind<Object> kind() {
            return StandardWatchEventKinds.OVERFLOW;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public @Nullable Object context() {
            return null;
        }
    }

    /** Equal to every other one of the same real key. */
    private final class Key implements WatchKey {
        private final WatchKey real;

        Key(WatchKey real) {
            this.real = real;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.real.equals(real);
        }

        @Override
        public int hashCode() {
            return real.hashCode();
        }

        @Override
        public boolean isValid() {
            return real.isValid();
        }

        @Override
        public List<WatchEvent<?>> pollEvents() {
            return lose(real.pollEvents());
        }

        @Override
        public boolean reset() {
            return real.reset();
        }

        @Override
        public void cancel() {
            real.cancel();
        }

        @Override
        public Watchable watchable() {
            return real.watchable();
        }
    }
}
