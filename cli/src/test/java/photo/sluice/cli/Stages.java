// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A broker and one process a stage, with us in the place of whoever supervises them: what ends is started again. */
final class Stages {
    private static final List<String> NAMES = List.of("watcher", "scorer", "tagger", "writer");

    private final Sluice sluice;
    private final Path root;
    private final Random random;
    private final Map<String, Live> running = new LinkedHashMap<>();
    private Live broker;
    private String address;

    Stages(Sluice sluice, Path root, Random random) {
        this.sluice = sluice;
        this.root = root;
        this.random = random;
        this.broker = sluice.broker();
        this.address = address(broker);
    }

    void start() {
        NAMES.forEach(this::start);
    }

    private void start(String stage) {
        running.put(
                stage,
                sluice.start(
                        stage,
                        "--bootstrap-servers",
                        address,
                        "--root",
                        "hot=" + root,
                        "--set",
                        "worker.lock=5s",
                        "--set",
                        "watch.sweep=5s"));
    }

    /** Starts again whatever has ended, the broker first. */
    void keepUp() {
        if (!broker.alive()) {
            broker = sluice.broker();
            address = address(broker);
        }
        for (String stage : NAMES) if (!running.get(stage).alive()) start(stage);
    }

    /** SIGKILL for one of them, more often a worker than the broker; says which, after starting it again. */
    String killOne() {
        keepUp();
        String victim = random.nextInt(6) == 0 ? "broker" : NAMES.get(random.nextInt(NAMES.size()));
        Live live = victim.equals("broker") ? broker : running.get(victim);
        live.kill();
        live.ended(Sluice.PATIENCE);
        keepUp();
        return victim;
    }

    String bootstrapServers() {
        return address;
    }

    /** Where a broker listens, once it says so. */
    static String address(Live broker) {
        await().atMost(Sluice.PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(broker.alive()).as(broker.err()).isTrue();
            return broker.out().stream().anyMatch(line -> line.startsWith("READY "));
        });
        return broker.out().stream()
                .filter(line -> line.startsWith("READY "))
                .findFirst()
                .orElseThrow()
                .substring("READY ".length());
    }
}
