// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Measures;
import photo.sluice.contract.PhotoScored;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.demo.DemoPhoto;
import photo.sluice.testkit.demo.DemoShoot;
import photo.sluice.testkit.demo.Expected;
import photo.sluice.testkit.shop.Shop;

/** The demo's folder, scored as the demo scores it. */
class DemoShootIT {
    private static final long SEED = 1;

    /** What a person would call the fault. */
    private static final Map<Expected, String> REASONS = Map.of(
            Expected.NOISY, "noisy",
            Expected.OVEREXPOSED, "overexposed",
            Expected.UNDEREXPOSED, "underexposed",
            Expected.COMPRESSED, "over-compressed",
            Expected.SMALL, "low-resolution");

    @TempDir
    static Path folder;

    private static Shop shop;
    private static List<DemoPhoto> photos = List.of();
    private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

    @BeforeAll
    static void shootAndScore() throws Exception {
        photos = DemoShoot.draw(folder, SEED);
        shop = ScorerShop.over(folder);
        for (DemoPhoto photo : photos) {
            OUTCOMES.put(photo.name(), shop.stage().process(shop.arrived(photo.name())));
        }
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void soundPhotosAreSoundAndNothingIsSaidAgainstThem() {
        List<Expected> sound = List.of(Expected.GOOD, Expected.RATED, Expected.BURST_BEST);
        assertThat(photos)
                .filteredOn(p -> sound.contains(p.expected()))
                .hasSizeGreaterThan(10)
                .allSatisfy(photo -> {
                    assertThat(measures(photo).technical()).as(photo.name()).isGreaterThan(80);
                    assertThat(measures(photo).reasons()).as(photo.name()).isEmpty();
                });
    }

    @Test
    void plainFaultIsTheFirstReason() {
        assertThat(photos)
                .filteredOn(photo -> REASONS.containsKey(photo.expected()))
                .hasSizeGreaterThanOrEqualTo(REASONS.size())
                .allSatisfy(photo -> assertThat(measures(photo).reasons())
                        .as(photo.name())
                        .first()
                        .isEqualTo(REASONS.get(photo.expected())));
    }

    @Test
    void whatIsFarOutOfFocusHasNothingSharp() {
        DemoPhoto softest = photos.stream()
                .filter(photo -> photo.expected() == Expected.DEFOCUSED)
                .min(Comparator.comparingDouble(photo -> measures(photo).sharpness()))
                .orElseThrow();

        assertThat(measures(softest).reasons()).contains("defocused", "nothing-sharp");
    }

    @Test
    void sharpFrameOfTheBurstIsTheSharpest() {
        Map<Double, Expected> bySharpness = new TreeMap<>(Comparator.reverseOrder());
        photos.stream()
                .filter(photo -> photo.expected() == Expected.BURST_BEST || photo.expected() == Expected.BURST_REST)
                .forEach(photo -> bySharpness.put(measures(photo).raw().get("acuity"), photo.expected()));

        assertThat(bySharpness).hasSize(5);
        assertThat(bySharpness.values()).first().isEqualTo(Expected.BURST_BEST);
    }

    @Test
    void tornFileIsRejectedAndNothingElse() {
        assertThat(photos)
                .allSatisfy(photo -> assertThat(OUTCOMES.get(photo.name()))
                        .as(photo.name())
                        .isInstanceOf(
                                photo.expected() == Expected.CORRUPT ? Outcome.Reject.class : Outcome.Done.class));
    }

    private static Measures measures(DemoPhoto photo) {
        assertThat(OUTCOMES.get(photo.name())).as(photo.name()).isInstanceOf(Outcome.Done.class);
        Outcome.Done done = (Outcome.Done) OUTCOMES.get(photo.name());
        return ((PhotoScored) done.events().get(0)).measures();
    }
}
