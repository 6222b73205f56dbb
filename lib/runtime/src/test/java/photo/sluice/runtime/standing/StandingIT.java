// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.broker.EmbeddedBroker;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.Version;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;
import photo.sluice.runtime.log.Progress;
import photo.sluice.runtime.log.Topics;

/** What somebody who only looks finds in a real log. */
@Timeout(120)
class StandingIT {
    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Cluster cluster;

    @BeforeEach
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder, Map.of());
        cluster = Cluster.at(broker.bootstrapServers());
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private void provision() {
        try (Topics topics = Topics.on(cluster)) {
            topics.ensure(2, (short) 1);
        }
    }

    @Test
    void lookingCreatesNothing() throws Exception {
        try (Progress progress = new Progress(cluster);
                Admin admin = cluster.admin()) {
            assertThat(progress.provisioned()).isFalse();
            assertThat(admin.listTopics().names().get()).isEmpty();
            provision();
            assertThat(progress.provisioned()).isTrue();
        }
    }

    private static Subject subject(String path, long sequence, String... only) {
        return new Subject(
                new PhotoId("hot", path),
                new Version(sequence, 5, Instant.EPOCH),
                Lane.BACKFILL,
                "run-1",
                Instant.EPOCH,
                only.length == 0 ? Optional.empty() : Optional.of(Set.of(only)));
    }

    private static PhotoRejected rejected(Subject subject, String stage, Fault fault) {
        return new PhotoRejected(subject, stage, fault, "because of " + fault.code());
    }

    private static SidecarOutcome ended(Subject subject, State state) {
        return new SidecarOutcome(
                subject, state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 1);
    }

    private void tell(EventLog log, Topic topic, Event... events) throws Exception {
        log.publish(topic, List.of(events));
    }

    private List<String> quarantine() {
        try (Quarantine quarantine = Quarantine.open(cluster)) {
            return words(quarantine);
        }
    }

    private static List<String> words(Quarantine quarantine) {
        return quarantine.all().stream()
                .map(each ->
                        each.key() + " " + each.stage() + " " + each.fault().code() + " x" + each.times() + " "
                                + each.now().code())
                .toList();
    }

    @Test
    void photoStandsInQuarantineOnceUntilALaterVersionMakesItGood() throws Exception {
        provision();
        Subject first = subject("a.jpg", 1);
        Subject second = subject("a.jpg", 2);
        Subject third = subject("a.jpg", 3);
        try (EventLog log = new EventLog(cluster);
                Quarantine live = Quarantine.open(cluster)) {
            tell(log, Topic.QUARANTINE, rejected(first, "scorer", Fault.CORRUPT));
            tell(log, Topic.QUARANTINE, rejected(first, "tagger", Fault.CORRUPT));
            tell(log, Topic.SIDECARS, ended(first, State.QUARANTINED));
            List<String> both = List.of("hot/a.jpg scorer corrupt x1 here", "hot/a.jpg tagger corrupt x1 here");
            assertThat(quarantine()).isEqualTo(both);
            live.refresh();
            assertThat(words(live)).isEqualTo(both);

            tell(log, Topic.CATALOGUE, new PhotoArrived(second));
            assertThat(quarantine()).allMatch(line -> line.endsWith("x1 again"));
            tell(log, Topic.QUARANTINE, rejected(second, "scorer", Fault.TRUNCATED));
            tell(log, Topic.QUARANTINE, rejected(second, "tagger", Fault.TRUNCATED));
            tell(log, Topic.SIDECARS, ended(second, State.QUARANTINED));
            assertThat(quarantine())
                    .containsExactly("hot/a.jpg scorer truncated x2 here", "hot/a.jpg tagger truncated x2 here");

            tell(log, Topic.CATALOGUE, new PhotoArrived(third));
            tell(log, Topic.SIDECARS, ended(third, State.WRITTEN));
            assertThat(quarantine()).isEmpty();
            live.refresh();
            assertThat(words(live)).isEmpty();
        }
    }

    @Test
    void stageThatWasNotAskedAgainHasNotMadeItGood() throws Exception {
        provision();
        Subject first = subject("a.jpg", 1);
        Subject tagged = subject("a.jpg", 2, "scorer");
        try (EventLog log = new EventLog(cluster)) {
            tell(log, Topic.QUARANTINE, rejected(first, "tagger", Fault.TOO_SLOW));
            tell(log, Topic.SIDECARS, ended(first, State.WRITTEN), ended(tagged, State.WRITTEN));
            assertThat(quarantine()).containsExactly("hot/a.jpg tagger too-slow x1 here");
        }
    }

    @Test
    void whatWasDroppedIsForgottenAndWhatIsNoEventStandsThereToo() throws Exception {
        provision();
        try (EventLog log = new EventLog(cluster);
                var producer = cluster.producer(Map.of())) {
            tell(log, Topic.QUARANTINE, rejected(subject("a.jpg", 1), "scorer", Fault.CORRUPT));
            log.forget(Topic.QUARANTINE, "hot/a.jpg");
            log.publishRaw(
                    Topic.QUARANTINE,
                    "hot/b.jpg",
                    "scorer: unreadable-event: schema 9\nrubbish".getBytes(StandardCharsets.UTF_8));
            producer.send(new ProducerRecord<>(Topic.QUARANTINE.text(), null, new byte[] {1, 2}))
                    .get();
            assertThat(quarantine())
                    .containsExactly(
                            "hot/b.jpg scorer unreadable-event x1 here", "record 3 writer unreadable-event x1 here");
        }
    }

    @Test
    void photoThatTheCatalogueHasForgottenIsGone() throws Exception {
        provision();
        Subject first = subject("a.jpg", 1);
        try (EventLog log = new EventLog(cluster);
                ArrivalLog arrivals = ArrivalLog.open(cluster, "hot")) {
            arrivals.announce(List.of(first));
            tell(log, Topic.QUARANTINE, rejected(first, "scorer", Fault.CORRUPT));
            arrivals.forget(List.of(first.photo()));
            assertThat(quarantine()).containsExactly("hot/a.jpg scorer corrupt x1 gone");
        }
    }

    @Test
    void backlogTellsHowManyWaitAndSinceWhen() throws Exception {
        provision();
        Instant before = Instant.now();
        try (ArrivalLog arrivals = ArrivalLog.open(cluster, "hot");
                Backlogs backlogs = new Backlogs(cluster, List.of("tagger"))) {
            assertThat(backlogs.all())
                    .allMatch(backlog -> backlog.lag() == 0 && backlog.oldest().isEmpty());
            arrivals.announce(List.of(subject("a.jpg", 1), subject("b.jpg", 1)));
            List<Backlog> all = backlogs.all();
            assertThat(all).hasSize(2);
            assertThat(all.get(0).lane()).isEqualTo(Lane.LIVE);
            assertThat(all.get(0).lag()).isZero();
            assertThat(all.get(1).lag()).isGreaterThanOrEqualTo(2);
            assertThat(all.get(1).oldest().orElseThrow())
                    .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
            assertThat(backlogs.unread("sluice-writer")).isZero();
        }
    }

    @Test
    void flowCountsWhatEachStageHasDoneSinceItWasOpened() throws Exception {
        provision();
        try (EventLog log = new EventLog(cluster)) {
            tell(log, Topic.RESULTS, new PhotoTagged(subject("early.jpg", 1), List.of(), Map.of()));
            try (Flow flow = Flow.open(cluster);
                    Backlogs backlogs = new Backlogs(cluster, List.of("tagger"))) {
                tell(log, Topic.RESULTS, new PhotoTagged(subject("a.jpg", 1), List.of(), Map.of()));
                tell(log, Topic.RESULTS, rejected(subject("a.jpg", 1), "scorer", Fault.CORRUPT));
                log.publishRaw(Topic.RESULTS, "hot/b.jpg", "rubbish".getBytes(StandardCharsets.UTF_8));
                flow.refresh();
                assertThat(flow.done("tagger", Lane.BACKFILL)).isEqualTo(1);
                assertThat(flow.done("scorer", Lane.BACKFILL)).isEqualTo(1);
                assertThat(flow.done("tagger", Lane.LIVE)).isZero();
                assertThat(backlogs.unread("sluice-writer")).isEqualTo(4);
            }
        }
    }
}
