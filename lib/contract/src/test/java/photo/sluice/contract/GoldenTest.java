// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in somebody's log stays readable: the files are written by hand, and never made from the code. */
class GoldenTest {
    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eventIsWrittenAsItsGoldenFileSays(String name) throws Exception {
        byte[] written = EventCodec.write(sample(name));
        JsonNode tree = EventCodec.json().readTree(written);
        assertThat(tree).isEqualTo(EventCodec.json().readTree(golden(name)));
        Iterator<String> fields = tree.fieldNames();
        assertThat(fields.next()).isEqualTo("schema");
        assertThat(fields.next()).isEqualTo("type");
        assertThat(fields.next()).isEqualTo("subject");
    }

    @ParameterizedTest
    @MethodSource("names")
    void goldenFileIsReadAsItsEvent(String name) throws Exception {
        assertThat(EventCodec.read(golden(name))).isEqualTo(sample(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void equalEventsAreEqualBytes(String name) throws Exception {
        Event again = EventCodec.read(EventCodec.write(sample(name)));
        assertThat(EventCodec.write(again)).isEqualTo(EventCodec.write(sample(name)));
    }

    /** The keys of a map come in order, whatever the hash seed of this JVM: two workers' equal results are equal bytes. */
    @Test
    void mapsAreWrittenInOrderOfTheirKeys() {
        String text = new String(EventCodec.write(sample("photo-scored")), StandardCharsets.UTF_8);
        assertThat(text).containsSubsequence("\"clippedHigh\"", "\"noiseSigma\"", "\"decode\"", "\"measure\"");
    }

    @Test
    void everyTypeOfEventIsPinned() {
        Set<Class<?>> pinned =
                Samples.all().values().stream().map(Event::getClass).collect(Collectors.toSet());
        assertThat(pinned).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void everyWordThatStandsForAChoiceIsPinned() {
        assertThat(Arrays.stream(SidecarOutcome.State.values()).map(GoldenTest::word))
                .containsExactly(
                        "written", "unchanged", "locked", "malformed", "readonly", "quarantined", "superseded", "gone");
        assertThat(Arrays.stream(SidecarOutcome.State.values()).map(SidecarOutcome.State::code))
                .containsExactlyElementsOf(Arrays.stream(SidecarOutcome.State.values())
                        .map(GoldenTest::word)
                        .toList());
        assertThat(Arrays.stream(Lane.values()).map(GoldenTest::word)).containsExactly("live", "backfill");
        assertThat(Arrays.stream(Lane.values()).map(Lane::code)).containsExactly("live", "backfill");
    }

    private static String word(Object value) {
        return EventCodec.json().valueToTree(value).asText();
    }

    private static Event sample(String name) {
        return Objects.requireNonNull(Samples.all().get(name), name);
    }

    static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
