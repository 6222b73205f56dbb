// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;

/** {@code run FOLDER} in the background while photos come and go. */
class WatchE2E extends HotFolder {
    private static final int PIECES = 6;

    private static ConditionFactory soon() {
        return await().atMost(Sluice.PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    private Live watching(String... more) {
        List<String> all = new java.util.ArrayList<>(List.of("run", hot.toString(), "--json"));
        all.addAll(List.of(more));
        Live run = sluice.start(all.toArray(String[]::new));
        soon().until(() -> {
            assertThat(run.alive()).as(run.err()).isTrue();
            return run.err().contains("watching");
        });
        return run;
    }

    private static boolean told(Live run, String name) {
        return run.objects().stream().anyMatch(object -> Ended.name(object).equals(name));
    }

    private static void awaitTold(Live run, String name) {
        soon().until(() -> told(run, name));
    }

    @Test
    void droppedAndSlowlyGrowingPhotosGetTheirSidecars() throws IOException {
        Live run = watching();
        Path whole = Drop.whole(hot.resolve("whole.jpg"), Frames.jpeg(1));
        awaitTold(run, "whole.jpg");
        Frames.complete(whole);

        Path slow = grow(hot.resolve("slow.jpg"), Frames.jpeg(2), run);
        awaitTold(run, "slow.jpg");
        Frames.complete(slow);

        Path folder = Files.createDirectories(hot.resolve("card/DCIM/100"));
        Path deep = Drop.whole(folder.resolve("deep.jpg"), Frames.jpeg(3));
        awaitTold(run, "deep.jpg");
        Frames.complete(deep);

        Path arrives = Files.createDirectory(temp.resolve("arrives"));
        Drop.whole(arrives.resolve("moved.jpg"), Frames.jpeg(4));
        Files.move(arrives, hot.resolve("arrives"));
        awaitTold(run, "moved.jpg");
        Frames.complete(hot.resolve("arrives/moved.jpg"));

        statusIsDone(run);
        drains(run, "TERM");
        assertThat(run.objects())
                .hasSize(4)
                .allSatisfy(object -> assertThat(object.path("state").asText()).isEqualTo("written"));
        Frames.noStumps(hot);
    }

    /** Piece after piece, while another photo passes by; nothing may be told of it before it is whole. */
    private Path grow(Path file, byte[] bytes, Live run) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < PIECES; i++) {
                out.write(
                        bytes, bytes.length * i / PIECES, bytes.length * (i + 1) / PIECES - bytes.length * i / PIECES);
                out.flush();
                if (i == PIECES - 1) break;
                assertThat(told(run, String.valueOf(file.getFileName()))).isFalse();
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            }
        }
        return file;
    }

    private void statusIsDone(Live run) throws IOException {
        soon().untilAsserted(() -> {
            Ended status = sluice.run("status", "--json");
            assertThat(status.status()).as(status.err()).isZero();
            JsonNode object = status.objects().get(0);
            assertThat(object.path("running").asBoolean()).isTrue();
            assertThat(object.path("pid").asLong()).isEqualTo(run.pid());
            assertThat(object.path("quarantined").asInt(-1)).isZero();
            JsonNode root = object.path("roots").path(0);
            assertThat(root.path("folder").asText()).isEqualTo(hot.toRealPath().toString());
            assertThat(root.path("open").asInt(-1)).isZero();
            assertThat(root.path("safeToOpen").asBoolean()).isTrue();
            assertThat(object.path("stages"))
                    .hasSize(4)
                    .allSatisfy(
                            stage -> assertThat(stage.path("lag").asLong(-1)).isZero());
        });
    }

    /** Ends on the signal, with a good status, nothing left running, and says so to {@code status}. */
    private void drains(Live run, String signal) {
        List<ProcessHandle> family = run.family();
        assertThat(family).as("the broker and the workers").hasSizeGreaterThanOrEqualTo(2);
        run.signal(signal);
        Ended ended = run.ended(Sluice.PATIENCE);
        assertThat(ended.status()).as(ended.err()).isIn(0, 1, 128 + 2, 128 + 15);
        assertThat(ended.err()).doesNotContain("Exception").doesNotContain("bug");
        soon().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        JsonNode status = sluice.run("status", "--json").objects().get(0);
        assertThat(status.path("running").asBoolean(true)).isFalse();
    }

    @Test
    void interruptDrainsAndTheNextStartGoesOn() throws IOException {
        List<Path> photos = Drop.copies(Frames.jpeg(1), hot, "IMG", 60);
        Live first = watching("--backfill");
        Assumptions.assumeFalse(first.ignoresInterrupts(), "these tests were started deaf for SIGINT");
        soon().until(() -> !first.objects().isEmpty());
        drains(first, "INT");
        Frames.noStumps(hot);

        Ended rest = sluice.run("run", "--once", "--json");

        assertThat(rest.status()).as(rest.err()).isZero();
        for (Path photo : photos) Frames.complete(photo);
        List<String> names = java.util.stream.Stream.concat(first.objects().stream(), rest.objects().stream())
                .map(Ended::name)
                .toList();
        assertThat(names).as("each told once over both starts").doesNotHaveDuplicates();
        assertThat(names.size())
                .as("all told, but for those that ended while the first went")
                .isBetween(50, 60);
    }

    @Test
    void folderThatGoesAndComesBackIsServedOn() throws IOException {
        Live run = watching("--set", "watch.sweep=1s");
        Drop.whole(hot.resolve("before.jpg"), Frames.jpeg(1));
        awaitTold(run, "before.jpg");
        Path away = temp.resolve("away");

        Files.move(hot, away);
        soon().until(() -> !ready(run));
        assertThat(run.alive()).isTrue();
        Drop.whole(away.resolve("meanwhile.jpg"), Frames.jpeg(2));
        assertThat(hot).doesNotExist();
        Files.move(away, hot);

        awaitTold(run, "meanwhile.jpg");
        Drop.whole(hot.resolve("after.jpg"), Frames.jpeg(3));
        awaitTold(run, "after.jpg");
        for (String name : List.of("before.jpg", "meanwhile.jpg", "after.jpg")) Frames.complete(hot.resolve(name));
        assertThat(run.objects()).hasSize(3);
        drains(run, "TERM");
    }

    private static String http(Live run) {
        String text = run.err();
        int at = text.indexOf("http://");
        return text.substring(at, text.indexOf("/metrics", at));
    }

    private static String metrics(Live run) throws IOException {
        try (var in = java.net.URI.create(http(run) + "/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static boolean ready(Live run) throws IOException {
        var connection = (java.net.HttpURLConnection)
                java.net.URI.create(http(run) + "/readyz").toURL().openConnection();
        return connection.getResponseCode() == 200;
    }

    @Test
    void photoThatIsDeletedAtOnceLeavesNoSidecarBehind() throws IOException {
        Live run = watching("--set", "set.settle=3s"); // it has been scored when it goes, and not been judged
        Path short1 = Drop.whole(hot.resolve("short.jpg"), Frames.jpeg(1));
        soon().until(() -> metrics(run)
                .lines()
                .anyMatch(line -> line.startsWith("sluice_writer_waiting") && line.endsWith(" 1.0")));
        Files.delete(short1);
        Path stays = Drop.whole(hot.resolve("stays.jpg"), Frames.jpeg(2));

        awaitTold(run, "stays.jpg");
        awaitTold(run, "short.jpg");

        Frames.complete(stays);
        assertThat(Frames.sidecar(short1)).doesNotExist();
        assertThat(run.objects().stream()
                        .filter(object -> Ended.name(object).equals("short.jpg"))
                        .map(object -> object.path("state").asText()))
                .containsExactly("gone");
        drains(run, "TERM");
    }
}
