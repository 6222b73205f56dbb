// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.tagger.word.Words;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.viewing.ModelWatch;

class TaggerIT {
    private static final Tag CAT = new Tag("auto|animal|cat", .8, "good", Optional.empty());

    @TempDir
    Path folder;

    private Path photo = Path.of("");
    private final ModelWatch watch = new ModelWatch(new PrometheusRegistry());

    @BeforeEach
    void takePhoto() throws Exception {
        photo = Shot.of(Scene.MEADOW, 320, 240, 1).write(folder.resolve("a.jpg"));
    }

    private record Model(String name, List<Tag> answer, Optional<RuntimeException> fault) implements TagSource {
        @Override
        public List<Tag> tags(Rendition picture) {
            fault.ifPresent(e -> {
                throw e;
            });
            return answer;
        }

        @Override
        public Who who() {
            return new Who(name, "2");
        }
    }

    private static Model good() {
        return new Model("good", List.of(CAT), Optional.empty());
    }

    private Tagged tag(Words words, TagSource... sources) throws Exception {
        try (PhotoReader reader = new PhotoReader(Limits.USUAL)) {
            return new Tagger(List.of(sources), new Tagger.Style(10, words), watch).tag(reader, photo);
        }
    }

    @Test
    void modelThatFailsCostsItsOwnTagsAlone() throws Exception {
        Model bad = new Model("bad", List.of(), Optional.of(new IllegalStateException("no answer")));
        for (int i = 0; i < ModelWatch.IN_A_ROW; i++) {
            Tagged tagged = tag(Words.ENGLISH, bad, good());

            assertThat(tagged.tags()).containsExactly(CAT);
            assertThat(tagged.by()).containsExactly("good 2");
        }
        assertThat(watch.lacks("bad")).isPresent();
        assertThat(watch.lacks("good")).isEmpty();
    }

    @Test
    void ruleThatFailsIsABug() {
        TagSource rule = picture -> {
            throw new IllegalStateException("bug");
        };
        assertThatThrownBy(() -> tag(Words.ENGLISH, rule, good())).hasMessage("bug");
    }

    @Test
    void eachModelHasItsMilliseconds() throws Exception {
        assertThat(tag(Words.ENGLISH, good()).tookMs()).containsKeys("model.good", "tag", "total", "decode");
    }

    @Test
    void wordsStandBesideThePathThatTheJudgeKnows() throws Exception {
        Tag found =
                tag(new Words(Map.of("cat", "Katze"), List.of()), good()).tags().get(0);

        assertThat(found.path()).isEqualTo("auto|animal|cat");
        assertThat(found.words()).contains("auto|animal|Katze");
    }
}
