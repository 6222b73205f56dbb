// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UndoRequested;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Tail;
import photo.sluice.runtime.log.Topics;

@Timeout(120)
class WriterHostIT {
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Cluster cluster;
    private EventLog log;

    /** What the stages were told, in order: {@code accept hot/a/1.jpg}. */
    private final List<String> told = new CopyOnWriteArrayList<>();

    /** What each stage found waiting when it was opened. */
    private final List<String> foundWaiting = new CopyOnWriteArrayList<>();

    private final List<Recorder> open = new CopyOnWriteArrayList<>();

    /** Whether requests are answered, or only heard. */
    private final AtomicBoolean answers = new AtomicBoolean();

    /** The folders that a request was found to be about. */
    private final List<String> folders = new CopyOnWriteArrayList<>();

    /** Makes a stage die in the middle of an accept, after its intent is in the ledger. */
    private final AtomicBoolean dies = new AtomicBoolean();

    @BeforeEach
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), Map.of());
        cluster = Cluster.at(broker.bootstrapServers());
        log = new EventLog(cluster);
        try (Admin admin = cluster.admin()) {
            new Topics(admin).ensure(PARTITIONS, (short) 1);
        }
    }

    @AfterEach
    void stopBroker() {
        log.close();
        broker.close();
    }

    @Test
    void resultsReachTheirFolderAndTheStoreOutlivesWriterAndDisk() throws Exception {
        List<PhotoRejected> results = IntStream.range(0, 40)
                .mapToObj(i -> result((i % 2 == 0 ? "wait" : "done") + "/" + i % 4 + "/p" + i))
                .toList();
        log.publish(Topic.RESULTS, results);
        log.publishRaw(Topic.RESULTS, "hot/x", "no event".getBytes(StandardCharsets.UTF_8));
        List<String> accepted = results.stream().map(r -> "accept " + r.photo()).toList();
        List<String> waiting = results.stream()
                .map(r -> r.photo().key())
                .filter(key -> key.contains("wait"))
                .toList();

        try (WriterHost host = start()) {
            await().atMost(PATIENCE).until(() -> told("accept").size() >= 40);
            assertThat(told("accept")).containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(host.lacks()).isEmpty();
            assertThat(open).hasSize(PARTITIONS);
            assertThat(foundWaiting).isEmpty();
            assertThat(quarantined()).containsExactly("no event");
            assertNeighboursAreTogether();
            await().atMost(PATIENCE).until(() -> open.stream().allMatch(stage -> stage.ticks > 1));
        }
        assertThat(told).filteredOn("close"::equals).hasSize(PARTITIONS);

        forgetStages();
        try (WriterHost host = start()) {
            await().atMost(PATIENCE)
                    .until(() -> open.size() == PARTITIONS && host.lacks().isEmpty());
            assertThat(foundWaiting).as("kept on disk").containsExactlyInAnyOrderElementsOf(waiting);
            assertThat(told("accept")).as("what was done does not come again").isEmpty();
        }

        delete(folder.resolve("state"));
        forgetStages();
        try (WriterHost host = start()) {
            await().atMost(PATIENCE)
                    .until(() -> open.size() == PARTITIONS && host.lacks().isEmpty());
            assertThat(foundWaiting).as("kept in the changelog").containsExactlyInAnyOrderElementsOf(waiting);
            assertNeighboursAreTogether();
            assertThat(told("accept")).isEmpty();
        }
    }

    /** Each folder is whole at one stage, in order of names, without its subfolders, and the values are right. */
    private void assertNeighboursAreTogether() {
        for (String place : List.of("hot/wait/0", "hot/wait/2", "hot/done/1", "hot/done/3")) {
            List<List<String>> found = open.stream()
                    .map(stage -> stage.inFolder(place))
                    .filter(list -> !list.isEmpty())
                    .toList();
            assertThat(found).as(place).hasSize(1);
            assertThat(found.get(0)).hasSize(10).isSorted().allMatch(entry -> entry.startsWith(place + "/p"));
        }
        assertThat(open.stream().flatMap(stage -> stage.inFolder("hot/wait").stream()))
                .isEmpty();
    }

    @Test
    void intentOfAWriterThatDiedIsReplayedBeforeItsResultsComeAgain() throws Exception {
        SidecarIntended early = new SidecarIntended(subject("a/early"), List.of());
        log.publish(Topic.SIDECARS, List.of(early));
        try (WriterHost host = start()) {
            await().atMost(PATIENCE)
                    .until(() -> host.lacks().isEmpty() && told("replay").size() == 1);
            assertThat(told("replay")).containsExactly("replay hot/a/early");
            dies.set(true);
            log.publish(Topic.RESULTS, List.of(result("a/fatal")));
            await().atMost(PATIENCE).until(() -> told.contains("accept hot/a/fatal"));
            assertThat(told).containsSubsequence("replay hot/a/fatal", "accept hot/a/fatal");
        }
    }

    @Test
    void whatAStagePublishedItIsNotToldAgainAndABrokerThatWasAwayIsSurvived() throws Exception {
        try (WriterHost host = start()) {
            await().atMost(PATIENCE).until(() -> host.lacks().isEmpty());
            log.publish(Topic.RESULTS, List.of(result("publish/one")));
            await().atMost(PATIENCE).until(() -> told.contains("published hot/publish/one"));
            broker.close();
            broker = EmbeddedBroker.start(folder.resolve("broker"), Map.of());
            log.publish(Topic.RESULTS, List.of(result("publish/two")));
            await().atMost(PATIENCE).until(() -> told.contains("published hot/publish/two"));
            int ticks = open.stream().mapToInt(stage -> stage.ticks).sum();
            await().atMost(PATIENCE)
                    .until(() -> open.stream().mapToInt(stage -> stage.ticks).sum() > ticks + 2 * PARTITIONS);
        }
        forgetStages();
        try (WriterHost host = start()) {
            await().atMost(PATIENCE)
                    .until(() -> open.size() == PARTITIONS && host.lacks().isEmpty());
            assertThat(told("replay")).isEmpty();
        }
        List<String> ledger = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.SIDECARS)) {
            tail.toEnd(r -> ledger.add(r.key()));
        }
        assertThat(ledger).contains("hot/publish/one", "hot/publish/two");
    }

    @Test
    void requestReachesEveryPartitionUntilItIsAnswered() throws Exception {
        log.publish(
                Topic.RESULTS, List.of(result("done/a/1"), result("done/a/b/2"), result("done/ab/3"), result("x/4")));
        Request request =
                new UndoRequested(new Request.Scope("undo-1", "hot", "done/a", false, Instant.EPOCH), Optional.empty());
        try (WriterHost host = start()) {
            await().atMost(PATIENCE).until(() -> told("accept").size() == 4);
            assertThat(log.ask(request)).isEqualTo(PARTITIONS);
            await().atMost(PATIENCE).until(() -> told("request").size() == PARTITIONS);
            assertThat(folders).containsExactlyInAnyOrder("hot/done/a", "hot/done/a/b");
        }
        forgetStages();
        answers.set(true);
        try (WriterHost host = start()) {
            await().atMost(PATIENCE).until(() -> answers("undo-1").size() == PARTITIONS);
            assertThat(told("request")).as("not answered, so asked again").hasSize(PARTITIONS);
            assertThat(answers("undo-1")).containsExactlyInAnyOrder(0, 1);
            log.ask(request);
            log.publishRaw(Topic.REQUESTS, "x", "no request".getBytes(StandardCharsets.UTF_8));
            await().atMost(PATIENCE).until(() -> quarantined().contains("no request"));
            log.publish(Topic.RESULTS, List.of(result("done/a/5")));
            await().atMost(PATIENCE).until(() -> told("accept").size() == 1);
        }
        forgetStages();
        try (WriterHost host = start()) {
            await().atMost(PATIENCE)
                    .until(() -> open.size() == PARTITIONS && host.lacks().isEmpty());
            assertThat(told("request"))
                    .as("answered, so neither kept nor taken again")
                    .isEmpty();
        }
    }

    private List<Integer> answers(String id) {
        List<Integer> partitions = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.REQUESTS)) {
            tail.toEnd(record -> {
                try {
                    if (EventCodec.readRequest(record.value()) instanceof RequestAnswered answer
                            && answer.id().equals(id)) {
                        assertThat(answer.partition()).isEqualTo(record.partition());
                        partitions.add(answer.partition());
                    }
                } catch (UnreadableEvent e) {
                    assertThat(record.key()).isEqualTo("x");
                }
            });
        }
        return partitions;
    }

    private WriterHost start() {
        WriterHost host = new WriterHost(
                cluster,
                log,
                Recorder::new,
                folder.resolve("state"),
                "writer-1",
                new WriterHost.Options(1, Duration.ofMillis(50)));
        host.start();
        return host;
    }

    private void forgetStages() {
        told.clear();
        open.clear();
        foundWaiting.clear();
    }

    private List<String> told(String what) {
        return told.stream().filter(line -> line.startsWith(what + " ")).toList();
    }

    private List<String> quarantined() {
        List<String> values = new ArrayList<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.QUARANTINE)) {
            tail.toEnd(r -> values.add(new String(r.value(), StandardCharsets.UTF_8)));
        }
        return values;
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static PhotoRejected result(String path) {
        return new PhotoRejected(subject(path), "scorer", Fault.CORRUPT, "why");
    }

    private static Subject subject(String path) {
        return new Subject(new PhotoId("hot", path), new Version(1, 1, Instant.EPOCH), Lane.LIVE, "run", Instant.EPOCH);
    }

    /** Notes what it is told; remembers each photo, and keeps those below {@code wait} waiting. */
    private final class Recorder implements FolderStage {
        private final PhotoStore store;
        private final Outlet outlet;
        private final List<Event> publish = new ArrayList<>();
        private volatile int ticks;
        private volatile Map<String, List<String>> contents = Map.of();

        Recorder(PhotoStore store, Outlet outlet) {
            this.store = store;
            this.outlet = outlet;
            store.waiting().forEach(photo -> foundWaiting.add(photo.key()));
            look();
            open.add(this);
        }

        @Override
        public void replay(Event event) {
            told.add("replay " + event.photo());
        }

        @Override
        public void accept(Event result, Instant now) {
            PhotoId photo = result.photo();
            String path = photo.path();
            if (dies.getAndSet(false)) {
                publish(List.of(new SidecarIntended(result.subject(), List.of())));
                open.remove(this);
                throw new IllegalStateException("dies");
            }
            if (path.startsWith("publish")) publish.add(new SidecarIntended(result.subject(), List.of()));
            store.put(photo, photo.key().getBytes(StandardCharsets.UTF_8), true);
            store.put(photo, photo.key().getBytes(StandardCharsets.UTF_8), path.startsWith("wait"));
            assertThat(store.get(photo)).isPresent();
            assertThat(store.get(new PhotoId("hot", path + "x"))).isEqualTo(Optional.empty());
            told.add("accept " + photo);
        }

        @Override
        public void request(Request request, Instant now) {
            folders.addAll(store.folders(request.scope().place()));
            told.add("request " + request.id());
            if (!answers.get()) return;
            try {
                outlet.answer(new RequestAnswered(request.id(), 99, Map.of(), List.of(), true, Optional.empty()));
            } catch (FaultException e) {
                throw new AssertionError(e);
            }
        }

        private boolean publish(List<Event> events) {
            try {
                outlet.publish(events);
                events.forEach(event -> told.add("published " + event.photo()));
                return true;
            } catch (FaultException e) {
                return false;
            }
        }

        @Override
        public void tick(Instant now) {
            if (!publish.isEmpty() && publish(List.copyOf(publish))) publish.clear();
            look();
            ticks++;
        }

        /** Stores may only be read by their own thread. */
        private void look() {
            Map<String, List<String>> seen = new java.util.HashMap<>();
            for (String place : List.of("hot/wait", "hot/wait/0", "hot/wait/2", "hot/done/1", "hot/done/3")) {
                List<String> names = new ArrayList<>();
                store.inFolder(place, (photo, value) -> {
                    assertThat(new String(value, StandardCharsets.UTF_8)).isEqualTo(photo.key());
                    names.add(photo.key());
                });
                seen.put(place, names);
            }
            contents = seen;
        }

        List<String> inFolder(String place) {
            return contents.getOrDefault(place, List.of());
        }

        @Override
        public void close() {
            told.add("close");
        }
    }
}
