// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of the writers keeps its form, as {@link GoldenTest} holds it for events. */
class RequestTest {
    private static final PhotoId PHOTO = new PhotoId("hot", "2026/Hochzeit Müller/IMG_0001.CR2");

    private static Map<String, RequestEvent> all() {
        Map<String, RequestEvent> all = new LinkedHashMap<>();
        all.put(
                "rejudge-requested",
                new RejudgeRequested(
                        new Request.Scope(
                                "rejudge-20260510T080000.000",
                                "hot",
                                "2026/Hochzeit Müller",
                                true,
                                Instant.parse("2026-05-10T08:00:00Z")),
                        "based-on: gentle\nname: mine\nversion: 1\n",
                        true));
        all.put(
                "undo-requested",
                new UndoRequested(
                        new Request.Scope(
                                "undo-20260510T090000.000", "hot", "", false, Instant.parse("2026-05-10T09:00:00Z")),
                        Optional.of("r-20260509-1")));
        all.put(
                "request-answered",
                new RequestAnswered(
                        "rejudge-20260510T080000.000",
                        7,
                        Map.of("written", 3, "unchanged", 40),
                        List.of(new RequestAnswered.Change(
                                PHOTO, Optional.of(1), Optional.of(2), List.of("best-of-burst"))),
                        true,
                        Optional.of("two folders were read-only")));
        Instant asked = Instant.parse("2026-05-10T08:00:00Z");
        all.put(
                "announce-requested",
                new AnnounceRequested(
                        "scan-20260510T080000.000",
                        3,
                        "hot",
                        List.of(PHOTO.path(), "IMG_2.JPG"),
                        Optional.of(Set.of("tagger", "scorer")),
                        asked));
        all.put(
                "announce-requested-whole",
                new AnnounceRequested(
                        "retry-20260510T080000.000", 0, "hot", List.of("IMG_2.JPG"), Optional.empty(), asked));
        all.put("announce-answered", new AnnounceAnswered("scan-20260510T080000.000", 3, 1, 0, 1));
        return all;
    }

    static Stream<String> names() {
        return all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void requestIsWrittenAndReadAsItsGoldenFileSays(String name) throws Exception {
        RequestEvent sample = Objects.requireNonNull(all().get(name));
        assertThat(EventCodec.json().readTree(EventCodec.write(sample)))
                .isEqualTo(EventCodec.json().readTree(GoldenTest.golden(name)));
        assertThat(EventCodec.readRequest(GoldenTest.golden(name))).isEqualTo(sample);
    }

    @Test
    void whatIsNoRequestIsUnreadable() {
        for (String text : List.of(
                "no JSON",
                "{\"schema\":1,\"type\":\"PhotoArrived\"}",
                "{\"schema\":2,\"type\":\"UndoRequested\"}",
                "{\"schema\":1,\"type\":\"UndoRequested\"}")) {
            assertThatThrownBy(() -> EventCodec.readRequest(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(UnreadableEvent.class);
        }
    }

    @Test
    void scopeCoversItsFolderAndAllBelow() {
        Request.Scope scope = scope("2026/a");
        assertThat(scope.covers("hot/2026/a")).isTrue();
        assertThat(scope.covers("hot/2026/a/b")).isTrue();
        assertThat(scope.covers("hot/2026/ab")).isFalse();
        assertThat(scope.covers("hot/2026")).isFalse();
        assertThat(scope("").covers("hot")).isTrue();
        assertThat(scope("").covers("hot/2026")).isTrue();
        assertThat(scope("").covers("hotter")).isFalse();
    }

    @Test
    void scopeNeverLeavesItsRoot() {
        for (String folder : List.of("..", "a/../b", "/a", "a/", "a//b")) {
            assertThatIllegalArgumentException().as(folder).isThrownBy(() -> scope(folder));
        }
    }

    @Test
    void announcementIsAskedForAFewPhotosOfOneRootAtATime() {
        for (List<String> paths : List.of(Collections.nCopies(201, "a.jpg"), List.of("../a.jpg"), List.of("/a.jpg"))) {
            assertThatIllegalArgumentException()
                    .as(paths.toString())
                    .isThrownBy(() -> new AnnounceRequested("id", 0, "hot", paths, Optional.empty(), Instant.EPOCH));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AnnounceRequested("id", 0, "hot", List.of("a.jpg"), Optional.of(Set.of()), Instant.EPOCH));
    }

    @Test
    void sampleStaysOne() {
        RequestAnswered.Change change =
                new RequestAnswered.Change(PHOTO, Optional.empty(), Optional.empty(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestAnswered(
                        "id", 0, Map.of(), Collections.nCopies(21, change), false, Optional.empty()));
    }

    private static Request.Scope scope(String folder) {
        return new Request.Scope("id", "hot", folder, false, Instant.EPOCH);
    }
}
