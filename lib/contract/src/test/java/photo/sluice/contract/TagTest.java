// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagTest {
    private static final Tag DOG = new Tag("auto|animal|dog", .75, "yolox-nano", Optional.empty());
    private static final Tag HUND =
            new Tag("auto|animal|dog", .75, "m", Optional.empty(), Optional.of("auto|Tier|Hund"));

    @Test
    void whatAnotherTagImpliesIsNoKeyword() {
        Tag pug = new Tag("auto|animal|dog|pug", .7, "mobilenet", Optional.empty());
        Tag doghouse = Tag.byRule("auto|animal|doghouse", 1);

        assertThat(Tag.keywords(List.of(DOG, pug, doghouse, DOG)))
                .containsExactlyInAnyOrder("auto|animal|dog|pug", "auto|animal|doghouse");
    }

    @Test
    void keywordsAreInTheWordsOfTheirReaders() {
        assertThat(Tag.keywords(List.of(HUND, Tag.byRule("auto|night", 1))))
                .containsExactly("auto|Tier|Hund", "auto|night");
    }

    @Test
    void wordsLieBelowAutoToo() {
        assertThatThrownBy(() -> new Tag("auto|animal", 1, "m", Optional.empty(), Optional.of("Tier")))
                .hasMessageContaining("below auto");
    }

    @Test
    void wordsAndWhoLookedSurviveTheLog() throws Exception {
        Subject subject = Samples.all().get("photo-tagged").subject();
        PhotoTagged tagged =
                new PhotoTagged(subject, List.of(HUND), Map.of(), Optional.of(List.of("rules 1", "yolox-nano 0.1")));
        byte[] json = EventCodec.write(tagged);

        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"words\":\"auto|Tier|Hund\"", "\"by\":[\"rules 1\",\"yolox-nano 0.1\"]");
        assertThat(EventCodec.read(json)).isEqualTo(tagged);
    }
}
