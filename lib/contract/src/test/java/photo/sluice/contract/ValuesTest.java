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
        Verdict verdict = new Verdict(50, 1, Verdict.Marks.of(1, 2), Optional.empty(), reasons, List.of(), "gentle/2");
        reasons.clear();
        assertThat(verdict.reasons()).containsExactly("noisy");
    }

    @Test
    void hintsAreSortedAndSaidOnce() {
        assertThat(Shot.hinted("hdr", "continuous", "hdr").hints()).containsExactly("continuous", "hdr");
        assertThat(Shot.hinted("hdr").is(Shot.HDR)).isTrue();
        assertThat(Shot.UNKNOWN.is(Shot.HDR)).isFalse();
    }

    @Test
    void focusLiesInThePicture() {
        assertThat(new Shot.Focus(.9, .9, .1, .1))
                .as("up to the corner, with rounding")
                .isNotNull();
        assertThat(new Shot.Focus(1, 0, 0, 0)).as("a point on the edge").isNotNull();
        for (double outside : new double[] {-.01, .96, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Shot.Focus(outside, .5, .05, .05));
            assertThatIllegalArgumentException().isThrownBy(() -> new Shot.Focus(.5, outside, .05, .05));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Shot.Focus(.5, .5, -.1, 0));
    }

    @Test
    void changedCaptureKeepsTheRest() {
        Capture whole = ((PhotoScored) Samples.all().get("photo-scored")).capture();
        assertThat(whole.with(whole.moment())
                        .with(whole.gear())
                        .with(whole.exposure())
                        .with(whole.shot()))
                .isEqualTo(whole);
        assertThat(Capture.unknown().with(whole.gear()).rated(3).gear()).isEqualTo(whole.gear());
        assertThat(Capture.unknown().rated(3).rating()).contains(3);
        assertThat(whole.with(Capture.Exposure.UNKNOWN).exposure().iso()).isEmpty();
    }

    @Test
    void marksStayInTheirRanges() {
        assertThat(Verdict.Marks.of(-1, 0).rejects()).isTrue();
        assertThat(Verdict.Marks.of(0, 1).rejects()).isTrue();
        assertThat(new Verdict.Marks(0, 2, Optional.empty(), Optional.of(false)).rejects())
                .isTrue();
        assertThat(Verdict.Marks.of(0, 2).rejects()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Verdict.Marks.of(-2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Verdict.Marks.of(6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Verdict.Marks.of(0, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verdict.Marks(0, 0, Optional.of("green"), Optional.empty()));
    }

    @Test
    void rankLiesWithinTheSet() {
        assertThat(new SetPlace("b", "burst", 5, 5).rank()).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> new SetPlace("b", "burst", 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new SetPlace("b", "burst", 6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new SetPlace("", "burst", 1, 1));
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
