// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;

/** Judged anew and taken back, with nothing running and beside a run. */
class RequestE2E extends HotFolder {
    private static final String GENEROUS = "based-on: gentle\nname: generous\nversion: 1\n"
            + "steps: {unusable: {stars: 3}, fault: {stars: 3}, rest: {stars: 3}, runner-up: {stars: 3},"
            + " sound: {stars: 3}, best: {stars: 3}}\n";

    @Test
    void libraryIsJudgedAnewAndTakenBackWithNothingRunning() throws IOException {
        List<Path> photos = Drop.copies(Frames.jpeg(1), hot, "IMG", 4);
        Path below = Files.createDirectories(hot.resolve("2026/may"));
        Path deep = Drop.whole(below.resolve("IMG_9.JPG"), Frames.jpeg(2));
        Path policy = Files.writeString(temp.resolve("generous.yaml"), GENEROUS);
        assertThat(sluice.run("run", hot.toString(), "--once", "--json").status())
                .isZero();
        Map<String, String> first = Frames.snapshot(hot);

        JsonNode dry = asked("rejudge", hot.toString(), "--policy", policy.toString(), "--dry-run");
        assertThat(dry.path("counts").path("would-write").asInt()).isEqualTo(5);
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(Frames.snapshot(hot)).isEqualTo(first);

        JsonNode anew = asked("rejudge", hot.resolve("2026").toString(), "--policy", policy.toString());
        assertThat(anew.path("counts").path("written").asInt()).isEqualTo(1);
        assertThat(anew.path("sample").get(0).path("photo").asText())
                .isEqualTo(deep.toRealPath().toString());
        assertThat(Frames.complete(deep).rating()).contains(3);
        assertThat(Frames.complete(deep).facts().judgement().orElseThrow().run())
                .isEqualTo(anew.path("request").asText());

        assertThat(asked("undo", hot.toString()).path("counts").path("written").asInt())
                .isEqualTo(5);
        for (Path photo : photos) assertThat(Frames.sidecar(photo)).doesNotExist();
        assertThat(Frames.sidecar(deep)).doesNotExist();
    }

    @Test
    void runThatGoesOnIsAsked() throws IOException {
        Path photo = Drop.whole(hot.resolve("a.jpg"), Frames.jpeg(1));
        Path policy = Files.writeString(temp.resolve("generous.yaml"), GENEROUS);
        Live run = sluice.start("run", hot.toString(), "--backfill");
        await().atMost(Sluice.PATIENCE).until(() -> Files.exists(Frames.sidecar(photo)));
        await().atMost(Sluice.PATIENCE).until(() -> Files.exists(sluice.state().resolve("run.json")));
        assertThat(asked("rejudge", hot.toString(), "--policy", policy.toString())
                        .path("counts")
                        .path("written")
                        .asInt())
                .isEqualTo(1);
        assertThat(Frames.complete(photo).rating()).contains(3);
        run.signal("TERM");
        run.ended(Sluice.PATIENCE);
    }

    @Test
    void wrongRequestIsRefusedBeforeAnythingStarts() throws IOException {
        Path policy =
                Files.writeString(temp.resolve("bad.yaml"), "based-on: gentle\nname: bad\nversion: 1\ncolour: red\n");
        Ended unknown = sluice.run("rejudge", hot.toString());
        assertThat(unknown.status()).isEqualTo(Failure.WRONG_USE);
        assertThat(unknown.err()).contains("lies in no folder that Sluice serves");
        Path settings = Files.writeString(temp.resolve("sluice.yaml"), "roots:\n  hot: " + hot + "\n");
        Ended bad =
                sluice.run("rejudge", hot.toString(), "--config", settings.toString(), "--policy", policy.toString());
        assertThat(bad.status()).as(bad.err()).isEqualTo(Failure.WRONG_USE);
        assertThat(bad.err()).contains("colour: \"red\" is not known here");
        assertThat(sluice.run("undo", hot.resolve("nowhere").toString()).status())
                .isEqualTo(Failure.WRONG_USE);
    }

    private JsonNode asked(String... arguments) throws IOException {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.add("--json");
        Ended ended = sluice.run(all.toArray(String[]::new));
        assertThat(ended.status()).as(ended.err()).isZero();
        return new JsonMapper().readTree(String.join("\n", ended.out()));
    }
}
