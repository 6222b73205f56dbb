// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void gridWhoseProductOverflowsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileGrid(65_536, 65_536, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileGrid(-1, -1, List.of(1f)));
    }

    @Test
    void listsAreCopied() {
        List<String> reasons = new ArrayList<>(List.of("noisy"));
        Verdict verdict = new Verdict(50, 2, 1, reasons, List.of(), "gentle/1");
        reasons.clear();
        assertThat(verdict.reasons()).containsExactly("noisy");
    }

    @Test
    void tagLiesBelowAuto() {
        for (String path : List.of("", "auto", "auto|", "night", "automatic|x", "Auto|night", "auto|night|")) {
            assertThatIllegalArgumentException().as(path).isThrownBy(() -> new Tag(path, 1, "rule", Optional.empty()));
        }
        assertThat(Tag.byRule("auto|scene|beach", .5).model()).isEqualTo("rule");
    }

    @Test
    void topicsPlacedByFolderAreThoseOfTheWriter() {
        assertThat(Arrays.stream(Topic.values()).filter(Topic::byFolder))
                .containsExactly(Topic.RESULTS, Topic.REQUESTS, Topic.SIDECARS);
        assertThat(Topic.photos(Lane.LIVE)).isEqualTo(Topic.PHOTOS_LIVE);
        assertThat(Topic.photos(Lane.BACKFILL)).isEqualTo(Topic.PHOTOS_BACKFILL);
    }

    /** A renamed topic would leave what is in it behind. */
    @Test
    void topicNamesAndTheirSettingsStay() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::text).collect(Collectors.toList()))
                .containsExactly(
                        "sluice.photos.live",
                        "sluice.photos.backfill",
                        "sluice.catalogue",
                        "sluice.results",
                        "sluice.requests",
                        "sluice.sidecars",
                        "sluice.quarantine");
        assertThat(Topic.SIDECARS.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topic.CATALOGUE.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topic.PHOTOS_LIVE.settings()).containsEntry("retention.ms", "-1");
        assertThat(Topic.RESULTS.settings()).containsEntry("retention.ms", "2592000000");
    }
}
