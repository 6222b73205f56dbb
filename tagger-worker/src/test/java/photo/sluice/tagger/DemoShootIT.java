// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Tag;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.demo.DemoPhoto;
import photo.sluice.testkit.demo.DemoShoot;
import photo.sluice.testkit.demo.Expected;
import photo.sluice.testkit.shop.Shop;

/** The demo's folder: every tag that a person would give by looking, and no other. */
class DemoShootIT {
    private static final long SEED = 1;

    @TempDir
    Path folder;

    @Test
    void demoPhotosHaveExactlyTheTagsOfTheirDescriptions() throws Exception {
        Map<String, List<String>> found = new TreeMap<>();
        try (Shop shop = TaggerShop.over(folder)) {
            for (DemoPhoto photo : DemoShoot.draw(folder, SEED)) {
                Outcome outcome = shop.stage().process(shop.arrived(photo.name()));
                if (photo.expected() == Expected.CORRUPT) {
                    assertThat(outcome).isInstanceOf(Outcome.Reject.class);
                    continue;
                }
                List<String> tags = tags(outcome);
                if (!tags.isEmpty()) {
                    found.put(photo.name(), tags);
                }
            }
        }

        assertThat(found)
                .isEqualTo(Map.of(
                        "IMG_0130.JPG", List.of("auto|bracket"),
                        "IMG_0131.JPG", List.of("auto|bracket"),
                        "IMG_0132.JPG", List.of("auto|bracket"),
                        "IMG_0142.JPG", List.of("auto|monochrome"),
                        "IMG_0143.JPG", List.of("auto|night"),
                        "IMG_0144.JPG", List.of("auto|panorama"),
                        "IMG_0145.JPG", List.of("auto|macro"),
                        "Screenshot_2026-05-14_18-02-11.png", List.of("auto|screenshot")));
    }

    private static List<String> tags(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        PhotoTagged tagged = (PhotoTagged) ((Outcome.Done) outcome).events().get(0);
        return tagged.tags().stream().map(Tag::path).toList();
    }
}
