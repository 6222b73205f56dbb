// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelScoreTest {
    @Test
    void spreadIsTheStandardDeviationOfTheVotes() {
        ModelScore half = new ModelScore("nima", "1", 5.5, List.of(.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, .5));
        assertThat(half.spread()).hasValue(4.5);
        ModelScore one = new ModelScore("nima", "1", 2, List.of(0.0, 1.0));
        assertThat(one.spread()).hasValue(0);
        ModelScore unnormed = new ModelScore("nima", "1", 2, List.of(1.0, 2.0, 1.0));
        assertThat(unnormed.spread().orElseThrow()).isCloseTo(Math.sqrt(.5), within(1e-9));
    }

    @Test
    void whoGivesNoVotesHasNoSpread() {
        assertThat(new ModelScore("plain", "1", 2, List.of()).spread()).isEmpty();
        assertThat(new ModelScore("plain", "1", 2, List.of(0.0, 0.0)).spread()).isEmpty();
    }

    @Test
    void meritGrowsWithThePhotoWhicheverWayTheModelCounts() {
        ModelScore praise = new ModelScore("praise", "1", 12.5, List.of());
        ModelScore blame = new ModelScore("blame", "1", 12.5, List.of(), Optional.empty(), Optional.of(true));
        assertThat(praise.merit()).isEqualTo(12.5);
        assertThat(blame.merit()).isEqualTo(-12.5);
        assertThat(blame.ranks()).isTrue();
    }

    /** Its events of before did not say which way it counts. */
    @Test
    void brisqueCountsDownAndRanksNothing() {
        ModelScore old = new ModelScore(ModelScore.BRISQUE, "1", 40, List.of());
        assertThat(old.less()).isTrue();
        assertThat(old.ranks()).isFalse();
    }
}
