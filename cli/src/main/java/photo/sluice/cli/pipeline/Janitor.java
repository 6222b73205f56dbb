// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.PhotoTopics;

/** Deletes the announcements that every group is done with, so that the log of arrivals does not grow for ever. */
final class Janitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final long EVERY_SECONDS = 60;

    private final Thread thread;
    private volatile boolean closed;

    Janitor(Cluster cluster) {
        thread = new Thread(() -> tidy(cluster), "janitor");
        thread.setDaemon(true);
        thread.start();
    }

    private void tidy(Cluster cluster) {
        while (!closed) {
            try {
                TimeUnit.SECONDS.sleep(EVERY_SECONDS);
                try (PhotoTopics topics = new PhotoTopics(cluster)) {
                    for (Lane lane : Lane.values()) topics.deleteDone(lane, Stages.NAMES);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.atDebug().setCause(e).log("tidying up next time");
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
