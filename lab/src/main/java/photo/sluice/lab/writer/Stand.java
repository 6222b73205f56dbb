// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import photo.sluice.cli.machine.Launch;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Asking;
import photo.sluice.cli.pipeline.Provision;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.lab.process.Product;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.process.Child;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.settings.SettingsException;

/** A broker as it is installed, a root, and the place of one writer, all in one folder. */
public final class Stand implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 500;

    private final Product product;
    private final Path root;
    private final Path state;
    private final Child broker;
    private final Cluster cluster;
    private final EventLog log;

    public Stand(Product product, Path folder) throws IOException, InterruptedException {
        this.product = product;
        this.root = Files.createDirectories(folder.resolve("root"));
        this.state = folder.resolve("writer");
        StateFolder own = new StateFolder(folder.resolve("state")).create();
        broker = new Child(new Launch(product.distribution()).broker(own)).start();
        cluster = Cluster.at(broker.awaitReady(PATIENCE));
        try {
            Provision.on(cluster, Settings.read(List.of()));
        } catch (SettingsException e) {
            throw new IllegalStateException(e);
        }
        log = new EventLog(cluster);
    }

    /** The folder in which photos would lie. */
    public Path root() {
        return root;
    }

    /** What the writer keeps on this disk. */
    public Path store() {
        return state;
    }

    /** A writer with the store that the last one has left. */
    public WriterProcess writer() throws IOException {
        return WriterProcess.start(product.home(), root, state, cluster.bootstrapServers());
    }

    /** What the workers say of photos {@code from} to {@code to}. */
    public void results(Made photos, int from, int to) throws FaultException {
        send(Topic.RESULTS, from, to, (i, events) -> {
            events.add(photos.scored(i));
            events.add(photos.tagged(i));
        });
    }

    /** What the ledger has of photos that were written: before any writer hears of them. */
    public void ledger(Made photos, int from, int to) throws FaultException {
        send(Topic.SIDECARS, from, to, (i, events) -> events.add(photos.written(i)));
    }

    private interface Said {
        void of(int photo, List<Event> events);
    }

    private void send(Topic topic, int from, int to, Said said) throws FaultException {
        for (int i = from; i < to; i += AT_ONCE) {
            List<Event> events = new ArrayList<>();
            for (int each = i; each < Math.min(to, i + AT_ONCE); each++) said.of(each, events);
            log.publish(topic, events);
        }
    }

    /** Publishes results of photos and waits until each has ended; gives their states' codes. */
    public Set<String> judged(Made photos, int from, int to, Duration patience)
            throws FaultException, InterruptedException, IOException {
        Set<String> ended = new HashSet<>();
        Set<String> states = new HashSet<>();
        try (Tail tail = Tail.fromEnd(cluster, Topic.SIDECARS)) {
            results(photos, from, to);
            long end = System.nanoTime() + patience.toNanos();
            while (ended.size() < to - from) {
                if (System.nanoTime() - end > 0) throw new IOException(ended.size() + " of " + (to - from) + " ended");
                tail.poll(Duration.ofMillis(20), entry -> note(entry, ended, states));
            }
        }
        return states;
    }

    private static void note(Entry entry, Set<String> ended, Set<String> states) {
        try {
            if (entry.value() == null || !(EventCodec.read(entry.value()) instanceof SidecarOutcome outcome)) return;
            ended.add(entry.key());
            states.add(outcome.state().code());
        } catch (UnreadableEvent e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for all to be judged anew by a policy, and waits for the end. */
    public Asking.Answer rejudge(String id, String policy, boolean dry) {
        Request.Scope scope = new Request.Scope(id, Made.ROOT, "", dry, Instant.now());
        return Asking.ask(cluster, new RejudgeRequested(scope, policy, false), Duration.ofMinutes(5), answer -> {});
    }

    @Override
    public void close() {
        log.close();
        broker.close();
    }
}
