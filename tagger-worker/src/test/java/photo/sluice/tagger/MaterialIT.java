// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Tag;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.shop.Shop;

/** Real photos, each looked at by a person: which tags fire, and above all which do not. */
class MaterialIT {
    @Test
    void camerasOfEveryDayHaveNoTagButTheFlowersTakenInMacroMode() throws Exception {
        // Among them a Pixel's landscape whose Exif says macro, a phone's 21:9 photo, and the moon.
        assertThat(found("photos/cameras")).isEqualTo(Map.of("Panasonic_LZ2.jpg", Set.of("auto|macro")));
    }

    @Test
    void streetsAtNightAreNightAndTheirBracketsAreTold() throws Exception {
        Map<String, Set<String>> expected = new TreeMap<>();
        IntStream.rangeClosed(8191, 8205)
                .forEach(i -> expected.put(
                        "DSC0" + i + ".JPG", i < 8194 ? Set.of("auto|night") : Set.of("auto|bracket", "auto|night")));

        assertThat(found("bursts/sony_rx100m6_brackets")).isEqualTo(expected);
    }

    @Test
    void burstsByDayHaveNoTag() throws Exception {
        assertThat(found("bursts/monstree_iphone7")).isEmpty();
        assertThat(found("bursts/focus_pcb")).isEmpty();
        assertThat(found("bursts/imagededup")).isEmpty();
    }

    @Test
    void observatoryAtNightIsToldWithoutExifAndNothingElseIs() throws Exception {
        assertThat(found("models/testimg")).isEqualTo(Map.of("idealo/42040.jpg", Set.of("auto|night")));
    }

    @Test
    void blurredPhotosDiagramsAndFlagsHaveNoTag() throws Exception {
        assertThat(found("labelled/blur_triplets")).isEmpty();
        assertThat(found("photos/formats")).isEmpty();
        assertThat(found("photos/orientation")).isEmpty();
    }

    private static Map<String, Set<String>> found(String material) throws Exception {
        Path folder = Material.file(material).orElse(null);
        Assumptions.assumeTrue(folder != null, Material.MISSING);
        Map<String, Set<String>> found = new TreeMap<>();
        try (Shop shop = TaggerShop.over(folder)) {
            shop.outcomes().forEach((name, outcome) -> {
                if (outcome instanceof Outcome.Done done && !tags(done).isEmpty()) {
                    found.put(name, Set.copyOf(tags(done)));
                }
            });
        }
        return found;
    }

    private static List<String> tags(Outcome.Done done) {
        return ((PhotoTagged) done.events().get(0))
                .tags().stream().map(Tag::path).toList();
    }
}
