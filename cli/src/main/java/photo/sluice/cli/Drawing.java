// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that goes on beside the main thread, with its failure brought home. */
final class Drawing {
    private final FutureTask<Void> task;

    /** Something that may fail on the disk. */
    interface Work {
        void run() throws IOException;
    }

    /** Starts at once. */
    Drawing(Work work) {
        task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "drawing");
        thread.setDaemon(true);
        thread.start();
    }

    void await() throws IOException, InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IllegalStateException(e.getCause());
        }
    }
}
