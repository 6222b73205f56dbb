// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds the lock of one folder of a root until its standard input ends. Knows the JDK only. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        Path file = Files.createDirectories(Path.of(args[0]).resolve(".sluice")).resolve("writer.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock(Integer.toUnsignedLong(args[1].hashCode()), 1, false)) {
            System.out.println(lock.isValid() ? "READY" : "FAILED");
            while (System.in.read() >= 0) {
                // Until the test lets go.
            }
        }
    }
}
