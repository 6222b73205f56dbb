// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.Facts;

class InstalledTest {
    private static final Installed NOW = new Installed("2", Map.of("nima", "1.2"), Set.of("rule", "rule 1", "yunet 3"));

    private static Facts facts(Optional<String> measures, List<Facts.ModelScore> models, String namer) {
        Facts.Technical technical = new Facts.Technical(
                80, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), measures);
        List<Facts.Detection> tags = List.of(new Facts.Detection("auto|night", 1, namer, Optional.empty()));
        return new Facts(Optional.of(technical), List.of(), models, tags, Optional.empty(), Optional.empty());
    }

    private static Facts.ModelScore nima(String version) {
        return new Facts.ModelScore("nima", version, 5);
    }

    @Test
    void whatIsInstalledOutdatesNothingThatItSaidItself() {
        Facts said = facts(Optional.of("2"), List.of(nima("1.2")), "rule");
        assertThat(NOW.outdatesScores(said)).isFalse();
        assertThat(NOW.outdatesTags(said)).isFalse();
        assertThat(NOW.outdatesTags(facts(Optional.of("2"), List.of(), "yunet 3")))
                .isFalse();
    }

    @Test
    void scoresAreStaleByOtherFormulasAnotherVersionOrAModelThatCameOrWent() {
        assertThat(NOW.outdatesScores(facts(Optional.of("1"), List.of(nima("1.2")), "rule")))
                .isTrue();
        assertThat(NOW.outdatesScores(facts(Optional.empty(), List.of(nima("1.2")), "rule")))
                .isTrue();
        assertThat(NOW.outdatesScores(facts(Optional.of("2"), List.of(nima("1.1")), "rule")))
                .isTrue();
        assertThat(NOW.outdatesScores(facts(Optional.of("2"), List.of(), "rule")))
                .isTrue();
        assertThat(NOW.outdatesScores(
                        facts(Optional.of("2"), List.of(nima("1.2"), new Facts.ModelScore("musiq", "1", 60)), "rule")))
                .isTrue();
    }

    @Test
    void tagsAreStaleWhereTheirModelIsNotInstalledInThatVersion() {
        assertThat(NOW.outdatesTags(facts(Optional.of("2"), List.of(), "yunet 2")))
                .isTrue();
    }

    @Test
    void tagsAreStaleWhereAModelWasAddedOrWentSinceThePhotoWasLookedAt() {
        Facts said = facts(Optional.of("2"), List.of(), "rule");
        assertThat(NOW.outdatesTags(said.taggedBy(List.of("yunet 3", "rule 1"))))
                .isFalse();
        assertThat(NOW.outdatesTags(said.taggedBy(List.of("rule 1")))).isTrue();
        assertThat(NOW.outdatesTags(said.taggedBy(List.of("rule 1", "yunet 2"))))
                .isTrue();
        assertThat(NOW.outdatesTags(said.taggedBy(List.of("rule 1", "yunet 3", "yolox 1"))))
                .isTrue();
    }

    @Test
    void photoThatWasNeverScoredIsNotStale() {
        Facts nothing =
                new Facts(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
        assertThat(NOW.outdatesScores(nothing)).isFalse();
        assertThat(NOW.outdatesTags(nothing)).isFalse();
    }
}
