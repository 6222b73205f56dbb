// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.AnnounceAnswered;
import photo.sluice.contract.AnnounceRequested;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.Tail;

/**
 * Brings the watchers of a process what is asked of them through the log, and takes their answers there. What was asked
 * while nobody listened is not done: whoever asks waits for the answer, and is told that none came. One thread.
 */
public final class Letterbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Letterbox.class);
    private static final Duration WAIT = Duration.ofMillis(400);
    /** Questions and answers of watchers all stand in one partition: they are few, and no folder's. */
    public static final int PARTITION = 0;

    private final Cluster cluster;
    private final EventLog log;
    private final List<Watcher> watchers;
    private final Thread thread;
    private volatile boolean closed;

    /** Listens from now on; returns when it does. */
    public Letterbox(Cluster cluster, EventLog log, List<Watcher> watchers) {
        this.cluster = cluster;
        this.log = log;
        this.watchers = List.copyOf(watchers);
        Tail tail = Tail.fromEnd(cluster, Topic.REQUESTS);
        thread = new Thread(() -> listen(tail), "letterbox");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(Tail tail) {
        try (tail) {
            while (!closed) {
                try {
                    tail.poll(WAIT, this::read);
                } catch (LogUnavailableException e) {
                    if (!closed) LOG.atDebug().setCause(e).log("the letterbox waits for the broker");
                }
            }
        }
    }

    private void read(Entry record) {
        byte[] value = record.value();
        if (value == null || record.partition() != PARTITION) return;
        try {
            if (!(EventCodec.readRequest(value) instanceof AnnounceRequested request)) return;
            watchers.stream()
                    .filter(watcher -> watcher.root().name().equals(request.root()))
                    .forEach(watcher -> watcher.ask(request, this::answer));
        } catch (UnreadableEvent e) {
            return; // the writers quarantine it
        }
    }

    /** Called by the watchers' threads. An answer that is lost is found missing by whoever asked. */
    private void answer(AnnounceAnswered answer) {
        try {
            log.publish(answer, PARTITION);
        } catch (FaultException e) {
            LOG.atWarn()
                    .addKeyValue("request", answer.id())
                    .addKeyValue("cluster", cluster.bootstrapServers())
                    .addKeyValue("reason", e.getMessage())
                    .log("not answered");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(WAIT.multipliedBy(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
