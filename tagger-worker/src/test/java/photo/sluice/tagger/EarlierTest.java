// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Tag;

/** By sidecars spelt out as they stand on disk. */
class EarlierTest {
    private static final List<String> BY = List.of("rule 1", "yolox-nano 0.1");
    private static final Tag FACE =
            new Tag("auto|people|face", .9, "yunet-n", Optional.of(new Tag.Box(.1, .2, .3, .4)));
    private static final Tag BIRD = new Tag("auto|animal|bird", .8, "yolox-nano", Optional.empty());

    @TempDir
    Path folder;

    private final AtomicInteger looks = new AtomicInteger();

    private Tagged with(boolean update, boolean untagged, Tag... seen) {
        return new Earlier(update, untagged).with(folder.resolve("a.jpg"), BY, () -> {
            looks.incrementAndGet();
            return new Tagged(List.of(seen), Map.of(), BY);
        });
    }

    private void sidecar(String taggers, String detections) throws IOException {
        Files.writeString(folder.resolve("a.jpg.xmp"), """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:sluice="https://sluice.photo/ns/1.0/">
                <sluice:taggedBy><rdf:Bag>%s</rdf:Bag></sluice:taggedBy>
                <sluice:detections><rdf:Bag>%s</rdf:Bag></sluice:detections>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                """.formatted(taggers, detections));
    }

    private static String li(String... taggers) {
        return "<rdf:li>" + String.join("</rdf:li><rdf:li>", taggers) + "</rdf:li>";
    }

    private static final String FOUND = """
            <rdf:li sluice:detectedAs="auto|people|face" sluice:detectedBy="yunet-n" sluice:confidence="0.9"
              sluice:boxX="0.1" sluice:boxY="0.2" sluice:boxW="0.3" sluice:boxH="0.4"/>
            <rdf:li sluice:detectedAs="not ours" sluice:detectedBy="x" sluice:confidence="0.9"/>
            """;

    @Test
    void photoThatAllHaveLookedAtKeepsItsTagsAndIsNotLookedAt() throws IOException {
        sidecar(li("yolox-nano 0.1", "rule 1", "gone 3"), FOUND);

        assertThat(with(false, true, BIRD).tags()).containsExactly(FACE);
        assertThat(looks).hasValue(0);
    }

    @Test
    void photoWithNoHitCountsAsTagged() throws IOException {
        sidecar(li("rule 1", "yolox-nano 0.1"), "");
        Tagged tagged = with(false, true, BIRD);

        assertThat(tagged.tags()).isEmpty();
        assertThat(tagged.by()).isEqualTo(BY);
        assertThat(looks).hasValue(0);
    }

    @Test
    void newModelOrNewVersionLooks() throws IOException {
        sidecar(li("rule 1", "yolox-nano 0.0"), FOUND);

        assertThat(with(false, true, BIRD).tags()).containsExactly(BIRD);
        assertThat(looks).hasValue(1);
    }

    @Test
    void photoWithoutSidecarOrWithABrokenOneIsLookedAt() throws IOException {
        assertThat(with(false, true, BIRD).tags()).containsExactly(BIRD);
        Files.writeString(folder.resolve("a.jpg.xmp"), "<x:xmpmeta");

        assertThat(with(false, true, BIRD).tags()).containsExactly(BIRD);
    }

    @Test
    void updateAddsToWhatWasSeenAndReplaceDoesNot() throws IOException {
        sidecar(li("rule 1"), FOUND);

        assertThat(with(true, false, BIRD).tags()).containsExactly(FACE, BIRD);
        assertThat(with(false, false, BIRD).tags()).containsExactly(BIRD);
    }

    @Test
    void peopleAreCountedAnew() throws IOException {
        sidecar(li("rule 1"), FOUND.replace("people|face", "people|1"));
        Tag two = new Tag("auto|people|2", .7, "yunet-n", Optional.empty());

        assertThat(with(true, false, two).tags()).containsExactly(two);
        assertThat(with(true, false, BIRD).tags()).hasSize(2);
    }
}
