// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Jpeg;

/** Whatever is killed, and whenever: nothing is lost and nothing is stuck. */
class ChaosE2E extends HotFolder {
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int SCENES = 5;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Integer> kills = new LinkedHashMap<>();
    private final List<HostileFile> bad = new ArrayList<>(List.of(HostileFile.TRUNCATED_JPEG));
    private final Deque<Path> real = new ArrayDeque<>();

    @BeforeEach
    void printSeed() {
        System.out.println("chaos.seed=" + seed);
    }

    @AfterEach
    void printKills() {
        System.out.println("killed " + kills);
    }

    @Test
    void nothingIsLostWhileStagesAndBrokerAreKilled() throws IOException {
        stagesAreKilled(150, 14);
    }

    @Test
    @Tag("long")
    void nothingOfAThousandIsLostWhileStagesAndBrokerAreKilled() throws IOException {
        stagesAreKilled(1000, 60);
    }

    /** Five minutes of kills every few seconds, over drawn and real photos, with every kind of bad file among them. */
    @Test
    @Tag("long")
    void nothingOfTwoThousandIsLostInFiveMinutesOfKills() throws IOException {
        bad.addAll(List.of(HostileFile.values()));
        bad.remove(HostileFile.EMPTY); // never announced: an empty file may still be written to
        real.addAll(cameras());
        stagesAreKilled(2000, 120);
    }

    @Test
    void nothingIsLostWhileRunItselfIsKilled() throws IOException {
        runIsKilled(90, 3);
    }

    @Test
    @Tag("long")
    void nothingOfAThousandIsLostWhileRunItselfIsKilled() throws IOException {
        runIsKilled(1000, 12);
    }

    private void stagesAreKilled(int photos, int kills) throws IOException {
        List<Path> good = new ArrayList<>();
        int first = photos / 3;
        drop(good, first);
        Stages stages = new Stages(sluice, hot, random);
        stages.start();
        for (int i = 0; i < kills; i++) {
            int share = (photos - good.size()) / (kills - i);
            drop(good, share);
            if (i == kills / 2) for (HostileFile file : bad) file.write(hot);
            pause(200, kills < 100 ? 2500 : 4500);
            this.kills.merge(stages.killOne(), 1, Integer::sum);
        }
        LedgerReader ledger = new LedgerReader();
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            stages.keepUp();
            ledger.read(stages.bootstrapServers());
            assertThat(ledger.outcomes()).hasSize(good.size() + bad.size());
        });
        holds(good, ledger);
    }

    private void runIsKilled(int photos, int kills) throws IOException {
        List<Path> good = new ArrayList<>();
        drop(good, photos / 2);
        HostileFile.TRUNCATED_JPEG.write(hot);
        for (int i = 0; i < kills; i++) {
            Live run = sluice.start("run", hot.toString(), "--backfill", "--json");
            await().atMost(Sluice.PATIENCE).until(() -> {
                assertThat(run.alive()).as(run.err()).isTrue();
                return run.err().contains("watching");
            });
            drop(good, (photos - good.size()) / (kills - i));
            pause(0, 3000);
            List<ProcessHandle> family = run.family();
            assertThat(family).hasSizeGreaterThanOrEqualTo(2);
            run.kill();
            this.kills.merge("run", 1, Integer::sum);
            // Every other time the next start does not wait until the children have noticed.
            if (i % 2 == 0)
                await().atMost(Sluice.PATIENCE).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
        Ended last = sluice.start("run", "--once", "--json").ended(LONG);
        assertThat(last.status()).as(last.err()).isIn(0, 1);
        Live broker = sluice.broker();
        LedgerReader ledger = new LedgerReader();
        ledger.read(Stages.address(broker));
        holds(good, ledger);
        assertThat(sluice.run("run", "--once", "--json").out())
                .as("nothing is left")
                .isEmpty();
    }

    private void holds(List<Path> good, LedgerReader ledger) throws IOException {
        for (Path photo : good) Frames.complete(photo);
        Frames.noStumps(hot);
        Map<String, List<SidecarOutcome>> outcomes = ledger.outcomes();
        assertThat(outcomes).hasSize(good.size() + bad.size());
        outcomes.forEach((version, told) -> assertThat(told.stream().map(SidecarOutcome::state))
                .as("one end of " + version)
                .isNotEmpty()
                .hasSize(1));
        Map<String, Fault> quarantined = new TreeMap<>();
        for (List<SidecarOutcome> told : outcomes.values()) {
            SidecarOutcome end = told.get(0);
            if (end.state() != SidecarOutcome.State.QUARANTINED) continue;
            quarantined.put(end.photo().name(), end.fault().orElseThrow());
        }
        List<String> names = bad.stream().map(HostileFile::fileName).toList();
        assertThat(quarantined.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(quarantined).containsEntry(HostileFile.TRUNCATED_JPEG.fileName(), Fault.TRUNCATED);
        List<PhotoRejected> quarantine = ledger.quarantine();
        assertThat(quarantine.stream()
                        .map(told -> told.subject().photo().name())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(quarantine).allSatisfy(told -> {
            assertThat(told.fault())
                    .isEqualTo(quarantined.get(told.subject().photo().name()));
            assertThat(told.message()).contains(told.subject().photo().name());
        });
        System.out.println(good.size() + " sidecars; quarantine told " + quarantine.size() + " times");
    }

    private void drop(List<Path> good, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int number = good.size();
            Path photo = real.poll();
            if (photo != null) {
                good.add(Drop.whole(hot.resolve(photo.getFileName()), Files.readAllBytes(photo)));
                continue;
            }
            byte[] jpeg = Jpeg.withComment(FRAMES.get(number % SCENES), "photo " + number);
            Path folder = Files.createDirectories(hot.resolve("day" + number % 3));
            good.add(Drop.whole(folder.resolve("IMG_" + number + ".jpg"), jpeg));
        }
    }

    private static final List<byte[]> FRAMES =
            java.util.stream.IntStream.range(0, SCENES).mapToObj(Frames::jpeg).toList();

    /** Real photos, where they are on this machine. */
    private static List<Path> cameras() throws IOException {
        Optional<Path> folder = Material.file("photos/cameras");
        if (folder.isEmpty()) return List.of();
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
    }

    private void pause(int from, int to) {
        int millis = from + random.nextInt(to - from + 1);
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis + 60_000L))
                .until(() -> true);
    }
}
