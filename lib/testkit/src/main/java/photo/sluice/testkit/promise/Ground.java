// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.promise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.health.StageMetrics;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.PhotoTopics;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;
import photo.sluice.runtime.process.Child;
import photo.sluice.runtime.process.ChildCommand;
import photo.sluice.runtime.queue.Halt;
import photo.sluice.runtime.queue.QueueSettings;
import photo.sluice.runtime.queue.Solo;
import photo.sluice.runtime.queue.StageRunner;

/** A real broker in a process of its own, which may be killed and comes again, and what a stage needs around it. */
final class Ground implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LOCK_MILLIS = 3000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Child broker;
    private final Cluster cluster;
    private final Path folder;

    /** Starts it. The broker's classes are found on our class path by their name: nothing here knows them. */
    Ground(Path folder, String stage) throws IOException, InterruptedException {
        this.folder = folder;
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "photo.sluice.broker.BrokerMain",
                folder.resolve("broker").toString());
        broker = new Child(new ChildCommand("broker", command, Map.of(), folder.resolve("broker.log"))).start();
        cluster = Cluster.at(broker.awaitReady(PATIENCE));
        try (Topics topics = Topics.on(cluster)) {
            topics.ensure(2, (short) 1);
            for (Lane lane : Lane.values()) topics.shareGroup(PhotoTopics.group(stage, lane), LOCK_MILLIS);
        }
    }

    /** SIGKILL; it is started again by whoever watches it, on the same port. */
    void killBroker() throws IOException, InterruptedException {
        broker.pid().flatMap(ProcessHandle::of).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        broker.awaitReady(PATIENCE);
    }

    void announce(List<Subject> subjects) throws FaultException {
        try (ArrivalLog arrivals = ArrivalLog.open(cluster, "hot")) {
            arrivals.announce(subjects);
        }
    }

    /** A worker on the stage, started; closing it drains and closes the stage. */
    Worker work(Stage stage) {
        QueueSettings settings = new QueueSettings(
                2, 1, 3, Duration.ofMillis(LOCK_MILLIS), Duration.ofSeconds(30), Duration.ofSeconds(3));
        EventLog log = new EventLog(cluster);
        StageRunner runner = new StageRunner(
                stage,
                settings,
                cluster,
                log,
                new Solo(Long.MAX_VALUE, Optional.of(folder.resolve("suspects"))),
                new StageMetrics(new PrometheusRegistry()),
                Halt.process());
        runner.start();
        return new Worker(runner, log);
    }

    /** A running stage and the log it publishes to. */
    record Worker(StageRunner runner, EventLog log) implements AutoCloseable {
        @Override
        public void close() {
            runner.close();
            log.close();
        }
    }

    /** Photo to the different things that were said of it, timings left out; a repetition is not different. */
    Map<String, Set<String>> said(Topic topic) {
        Map<String, Set<String>> said = new TreeMap<>();
        try (Tail tail = Tail.fromStart(cluster, topic)) {
            tail.toEnd(entry -> {
                byte[] value = entry.value();
                if (value != null)
                    said.computeIfAbsent(entry.key(), key -> new TreeSet<>()).add(timeless(value));
            });
        }
        return said;
    }

    private static String timeless(byte[] value) {
        try {
            JsonNode event = JSON.readTree(value);
            ((ObjectNode) event).remove("tookMs");
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
