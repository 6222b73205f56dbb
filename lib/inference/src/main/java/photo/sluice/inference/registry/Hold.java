// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to change a folder of models, for one at a time on this machine; a kill gives it back. */
final class Hold implements AutoCloseable {
    private final FileChannel channel;

    private Hold(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes hold of a folder, which is made where there is none.
     *
     * @throws PullException if somebody else holds it, or it cannot be made
     */
    static Hold of(Path folder) throws PullException {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) != null) return new Hold(channel);
            channel.close();
        } catch (IOException e) {
            throw new PullException("the folder of models, " + folder + ", cannot be written: " + e);
        }
        throw new PullException("another sluice is changing the models in " + folder + "; try again when it is done");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock that cannot be given back", e);
        }
    }
}
