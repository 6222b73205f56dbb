// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.photo.Drop;

/** What is asked of a pipeline: scanned anew, quarantine looked at, retried and emptied; with a run and without. */
class OperationsE2E extends HotFolder {
    private JsonNode asked(String... arguments) {
        Ended ended = sluice.run(arguments);
        assertThat(ended.status()).as(ended.err()).isZero();
        return ended.objects().get(0);
    }

    private List<JsonNode> quarantine() {
        Ended ended = sluice.run("quarantine", "list", "--json");
        assertThat(ended.status()).as(ended.err()).isZero();
        return ended.objects();
    }

    private static long told(Live run, String name) {
        return run.objects().stream()
                .filter(line -> Ended.name(line).equals(name))
                .count();
    }

    private static void untilTold(Live run, String name, long times) {
        await().atMost(Sluice.PATIENCE).until(() -> told(run, name) >= times);
    }

    @Test
    void quarantineIsListedRetriedAndEmptiedBesideARun() throws IOException {
        Path good = Drop.whole(hot.resolve("good.jpg"), Frames.jpeg(1));
        HostileFile.TRUNCATED_JPEG.write(hot);
        String name = HostileFile.TRUNCATED_JPEG.fileName();
        Path bad = hot.resolve(name).toRealPath();
        Live run = sluice.start("run", hot.toString(), "--backfill", "--json");
        untilTold(run, name, 1);
        untilTold(run, "good.jpg", 1);

        List<JsonNode> first = quarantine();
        assertThat(first).hasSize(1);
        assertThat(first.get(0).path("photo").asText()).isEqualTo(bad.toString());
        assertThat(first.get(0).path("fault").asText()).isEqualTo("truncated");
        assertThat(first.get(0).path("times").asInt()).isEqualTo(1);
        assertThat(first.get(0).path("file").asText()).isEqualTo("same");
        assertThat(String.join(
                        "\n", sluice.run("quarantine", "show", bad.toString()).out()))
                .contains("truncated", "as it was", "Copy it again");

        Ended retry = sluice.run("quarantine", "retry", "--fault", "truncated");
        assertThat(retry.status()).as(retry.err()).isZero();
        assertThat(retry.err()).contains("1 photo taken in");
        untilTold(run, name, 2);
        List<JsonNode> again = quarantine();
        assertThat(again).as("once, with its new try").hasSize(1);
        assertThat(again.get(0).path("times").asInt()).isEqualTo(2);

        JsonNode status = asked("status", "--json");
        assertThat(status.path("quarantined").asInt()).isEqualTo(1);
        assertThat(status.path("faults").path("truncated").asInt()).isEqualTo(1);
        assertThat(status.path("inHand").path("scorer").isNumber()).isTrue();
        assertThat(status.path("writer").path("lag").isNumber()).isTrue();
        assertThat(StreamSupport.stream(status.path("stages").spliterator(), false)
                        .map(row -> row.path("stage").asText() + " "
                                + row.path("lane").asText()))
                .containsExactly("scorer live", "scorer backfill", "tagger live", "tagger backfill");
        for (JsonNode row : status.path("stages")) assertThat(Ended.keys(row)).contains("lag", "errors");

        Drop.whole(bad, Frames.jpeg(2));
        await().atMost(Sluice.PATIENCE).until(() -> Files.exists(Frames.sidecar(bad)));
        await().atMost(Sluice.PATIENCE).until(() -> quarantine().isEmpty());

        Ended waited = sluice.run("scan", hot.toString(), "--mode", "all", "--stage", "tag", "--wait", "--json");
        assertThat(waited.status()).as(waited.err()).isZero();
        assertThat(waited.objects().get(0).path("chosen").asInt()).isEqualTo(2);
        assertThat(waited.objects().stream().skip(1).map(Ended::name)).containsExactlyInAnyOrder("good.jpg", name);
        untilTold(run, "good.jpg", 2);
        assertThat(asked("scan", hot.toString(), "--json").path("chosen").asInt())
                .isZero();
        assertThat(asked("scan", hot.toString(), "--mode", "stale", "--json")
                        .path("chosen")
                        .asInt())
                .isZero();
        String sidecar = Files.readString(Frames.sidecar(good));
        Files.writeString(
                Frames.sidecar(good), sidecar.replaceFirst("measuresVersion=\"[^\"]+\"", "measuresVersion=\"0\""));
        JsonNode stale = asked("scan", hot.toString(), "--mode", "stale", "--json");
        assertThat(stale.path("chosen").asInt()).isEqualTo(1);
        untilTold(run, "good.jpg", 3);
        assertThat(Files.readString(Frames.sidecar(good))).doesNotContain("measuresVersion=\"0\"");
        run.signal("TERM");
        run.ended(Sluice.PATIENCE);
    }

    @Test
    void scanWithNothingRunningDoesAFolderAndEnds() throws IOException {
        Path below = Files.createDirectories(hot.resolve("2026"));
        Path inside = Drop.whole(below.resolve("in.jpg"), Frames.jpeg(1));
        Path outside = Drop.whole(hot.resolve("out.jpg"), Frames.jpeg(2));
        assertThat(quarantine()).as("nothing is started to find nothing").isEmpty();
        assertThat(sluice.run("run", hot.toString(), "--once", "--no-backfill").status())
                .isZero();
        JsonNode dry = asked("scan", hot.toString(), "--dry-run", "--json");
        assertThat(dry.path("chosen").asInt()).isEqualTo(2);
        assertThat(Frames.sidecar(inside)).doesNotExist();

        assertThat(sluice.run("scan", below.toString()).status()).isZero();
        assertThat(Frames.sidecar(inside)).exists();
        assertThat(Frames.sidecar(outside)).doesNotExist();

        HostileFile.TEXT.write(below);
        Ended bad = sluice.run("scan", below.toString(), "--without-sidecar", "--json");
        assertThat(bad.status()).as(bad.err()).isEqualTo(Failure.SOME_QUARANTINED);
        assertThat(bad.objects().get(0).path("chosen").asInt()).isEqualTo(1);
        Ended drop = sluice.run("quarantine", "drop", "--all");
        assertThat(drop.status()).as(drop.err()).isZero();
        assertThat(quarantine()).isEmpty();
    }

    @Test
    void wrongUseIsRefusedBeforeAnythingStarts() {
        for (List<String> wrong : List.of(
                List.of("scan"),
                List.of("scan", hot.resolve("nowhere").toString()),
                List.of("scan", hot.toString(), "--mode", "old"),
                List.of("scan", hot.toString(), "--stage", "write"),
                List.of("quarantine"),
                List.of("quarantine", "retry"),
                List.of("quarantine", "retry", "a.jpg", "--all"),
                List.of("quarantine", "list", "--fault", "sadness"),
                List.of("status", "--every", "0"))) {
            Ended ended = sluice.run(wrong.toArray(String[]::new));
            assertThat(ended.status()).as(wrong + ": " + ended.err()).isEqualTo(Failure.WRONG_USE);
        }
    }
}
