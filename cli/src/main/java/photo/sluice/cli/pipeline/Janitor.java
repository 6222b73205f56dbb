// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.PhotoTopics;

/** Deletes the announcements that every group is done with, and notes how far the broker's logs reach. */
final class Janitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final long EVERY_SECONDS = 60;

    private final Thread thread;
    private final Cluster cluster;
    private final Optional<BrokerFolder> folder;
    private volatile boolean closed;

    /** @param folder of the embedded broker, if it is embedded */
    Janitor(Cluster cluster, Optional<BrokerFolder> folder) {
        this.cluster = cluster;
        this.folder = folder;
        thread = new Thread(() -> tidy(cluster), "janitor");
        thread.setDaemon(true);
        thread.start();
    }

    private void tidy(Cluster cluster) {
        while (!closed) {
            try {
                TimeUnit.SECONDS.sleep(EVERY_SECONDS);
                folder.ifPresent(noting -> noting.note(cluster));
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
        folder.ifPresent(noting -> noting.note(cluster));
    }
}
