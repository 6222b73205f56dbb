// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often a worker of this machine has died while it worked on a photo alone. The broker's count cannot tell: it charges
 * whatever the worker had in hand, or waiting, for the one that killed it. One small file a suspect, written before its
 * try and deleted after it; what lies there when a process starts are its predecessors' last words. Thread-safe, as each
 * delivery is one thread's.
 */
final class Deaths {
    private static final Logger LOG = LoggerFactory.getLogger(Deaths.class);

    private final Optional<Path> folder;

    /** @param folder for the processes of one machine; empty: nothing is remembered, only the broker counts */
    Deaths(Optional<Path> folder) {
        this.folder = folder;
    }

    /** How many workers have died of it so far, as far as this machine knows. */
    int of(String stage, Delivery delivery) {
        return file(stage, delivery).map(Deaths::length).orElse(0);
    }

    /** From now on a death of this process counts as one of this photo's, until {@link #survived}. */
    void risk(String stage, Delivery delivery) {
        file(stage, delivery).ifPresent(file -> {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "x".repeat(length(file) + 1));
            } catch (IOException e) {
                LOG.atWarn()
                        .addKeyValue("file", file)
                        .setCause(e)
                        .log("cannot remember what this process is about to try");
            }
        });
    }

    /** It was not fatal, or needs no more tries. */
    void survived(String stage, Delivery delivery) {
        file(stage, delivery).ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("cannot be deleted");
            }
        });
    }

    /** The timestamp tells a log from one that was begun anew. */
    private Optional<Path> file(String stage, Delivery delivery) {
        String name = stage + "." + delivery.lane().code() + "-" + delivery.offset() + "-"
                + delivery.record().timestamp();
        return folder.map(in -> in.resolve(name));
    }

    private static int length(Path file) {
        try {
            return (int) Math.min(Files.size(file), Integer.MAX_VALUE - 1);
        } catch (IOException e) {
            return 0; // there is none
        }
    }
}
