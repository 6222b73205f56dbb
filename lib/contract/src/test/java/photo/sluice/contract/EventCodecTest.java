// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    @Test
    void unknownFieldsAreIgnored() throws Exception {
        byte[] richer = changed("photo-tagged", tree -> {
            tree.put("mood", "wistful");
            ((ObjectNode) tree.get("subject")).putObject("weather").put("rain", true);
            ((ObjectNode) tree.get("tags").get(0)).put("since", 2);
        });
        assertThat(EventCodec.read(richer)).isEqualTo(Samples.all().get("photo-tagged"));
    }

    @Test
    void newerSchemaIsUnreadable() throws Exception {
        byte[] newer = changed("photo-arrived", tree -> tree.put("schema", EventCodec.SCHEMA + 1));
        assertUnreadable(newer, "schema 2");
    }

    @Test
    void recordWithoutSchemaIsUnreadable() throws Exception {
        assertUnreadable(changed("photo-arrived", tree -> tree.remove("schema")), "schema 0");
    }

    @Test
    void schemaCountsWhereverItStands() throws Exception {
        byte[] last = changed("photo-tagged", tree -> tree.set("schema", tree.remove("schema")));
        assertThat(EventCodec.read(last)).isEqualTo(Samples.all().get("photo-tagged"));
        assertUnreadable(
                changed("photo-tagged", tree -> {
                    tree.remove("schema");
                    tree.put("schema", EventCodec.SCHEMA + 1);
                }),
                "schema 2");
        assertUnreadable(changed("photo-tagged", tree -> tree.put("schema", "one")), "schema 0");
    }

    @Test
    void unknownOrMissingTypeIsUnreadable() throws Exception {
        assertUnreadable(changed("photo-arrived", tree -> tree.put("type", "PhotoDeveloped")), "PhotoDeveloped");
        assertUnreadable(changed("photo-arrived", tree -> tree.remove("type")), "type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no json",
                "{",
                "[]",
                "null",
                "1",
                "\"PhotoArrived\"",
                "{}",
                "\u0000\u0001",
                "{\"schema\":1}"
            })
    void whatIsNoEventIsUnreadable(String text) {
        assertUnreadable(text.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void halfARecordIsUnreadable() throws Exception {
        byte[] whole = GoldenTest.golden("photo-scored");
        for (int length = 0; length < whole.length - 2; length += 97) {
            assertUnreadable(java.util.Arrays.copyOf(whole, length), "");
        }
    }

    @Test
    void twoEventsInOneRecordAreUnreadable() throws Exception {
        String one = new String(GoldenTest.golden("photo-arrived"), StandardCharsets.UTF_8);
        assertUnreadable((one + one).getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void deepNestingIsUnreadableAndNoStackOverflow() {
        assertUnreadable(("{\"schema\":1,\"type\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void missingPartIsUnreadable() throws Exception {
        assertUnreadable(changed("photo-arrived", tree -> tree.remove("subject")), "subject");
        assertUnreadable(changed("photo-arrived", tree -> tree.putNull("subject")), "subject");
        assertUnreadable(changed("photo-scored", tree -> tree.remove("hash")), "hash");
    }

    @Test
    void brokenRuleIsUnreadableAndNamed() throws Exception {
        assertUnreadable(
                changed("photo-arrived", tree -> ((ObjectNode) tree.at("/subject/photo")).put("path", "../etc/passwd")),
                "not a path below a root: '../etc/passwd'");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/measures")).put("technical", 100.5)),
                "technical is not 0 to 100: 100.5");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/measures")).put("noise", "NaN")),
                "noise is not 0 to 100: NaN");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/measures")).put("version", " ")),
                "measures without a version");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/capture/shot")).put("sequence", 0)),
                "sequence must be 1 or more: 0");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/capture/shot")).put("orientation", 9)),
                "orientation is not 1 to 8: 9");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/capture/shot/focus")).put("x", 0.9)),
                "no part of a picture: 0.9");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/capture/moment")).put("suspect", true)),
                "a time that is not believed is no time");
        assertUnreadable(
                changed("photo-scored", tree -> ((ObjectNode) tree.at("/tiles")).put("rows", 3)), "3 x 3 tiles, but 6");
        assertUnreadable(
                changed("photo-tagged", tree -> ((ObjectNode) tree.at("/tags/1")).put("path", "night")),
                "a tag lies below auto: 'night'");
        assertUnreadable(
                changed("photo-tagged", tree -> ((ObjectNode) tree.at("/tags/1")).put("confidence", 1.25)),
                "confidence: 1.25");
        assertUnreadable(
                changed("sidecar-outcome", tree -> ((ObjectNode) tree.at("/verdict/marks")).put("stars", 6)),
                "stars are not -1 to 5: 6");
        assertUnreadable(
                changed("sidecar-outcome", tree -> ((ObjectNode) tree.at("/verdict/marks")).put("pick", 4)),
                "pick is not 0 to 3: 4");
        assertUnreadable(
                changed("sidecar-outcome", tree -> ((ObjectNode) tree.at("/verdict/set")).put("rank", 6)),
                "rank 6 of 5");
        assertUnreadable(
                changed("photo-arrived", tree -> ((ObjectNode) tree.at("/subject/version")).put("sequence", 0)),
                "sequence must be 1 or more: 0");
        assertUnreadable(
                changed("photo-arrived", tree -> ((ObjectNode) tree.at("/subject")).put("lane", "express")), "express");
    }

    @Test
    void faultOfANewerVersionReadsAsBug() throws Exception {
        Event read = EventCodec.read(changed("photo-rejected", tree -> tree.put("fault", "moon-phase")));
        assertThat(((PhotoRejected) read).fault()).isEqualTo(Fault.BUG);
    }

    @Test
    void hintOfANewerVersionIsCarriedAlong() throws Exception {
        PhotoScored read = (PhotoScored) EventCodec.read(changed(
                "photo-scored",
                tree -> ((ObjectNode) tree.at("/capture/shot"))
                        .putArray("hints")
                        .add("moonlit")
                        .add("macro")));
        assertThat(read.capture().shot().hints()).containsExactly("macro", "moonlit");
        assertThat(read.capture().shot().is(Shot.MACRO)).isTrue();
    }

    @Test
    void measureThatIsNoNumberSurvives() throws Exception {
        PhotoScored scored = (PhotoScored) Samples.all().get("photo-scored");
        Map<String, Double> odd = Map.of("nan", Double.NaN, "infinite", Double.POSITIVE_INFINITY);
        PhotoScored sent = new PhotoScored(
                scored.subject(),
                scored.capture(),
                1,
                1,
                "jpeg",
                "full",
                scored.measures(),
                scored.tiles(),
                scored.models(),
                scored.hash(),
                scored.embedding(),
                scored.xmp(),
                odd);
        assertThat(((PhotoScored) EventCodec.read(EventCodec.write(sent))).tookMs())
                .isEqualTo(odd);
    }

    private static byte[] changed(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) EventCodec.json().readTree(GoldenTest.golden(name));
        change.accept(tree);
        return EventCodec.json().writeValueAsBytes(tree);
    }

    private static void assertUnreadable(byte[] bytes, String reason) {
        assertThatThrownBy(() -> EventCodec.read(bytes))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining(reason);
    }
}
