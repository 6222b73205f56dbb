// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoScored;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

class IdentityIT {
    private static final int PHOTOS = 24;

    @TempDir
    Path folder;

    /** Every photo has a width of its own, and its first score is taken with nobody else around. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachResultBelongsToItsPhotoWithEightThreads(int readers) throws Exception {
        List<Scene> scenes = List.copyOf(EnumSet.allOf(Scene.class));
        for (int i = 0; i < PHOTOS; i++) {
            Scene scene = scenes.get(i % scenes.size());
            Shot.of(scene, 200 + 16 * i, 160, i).write(folder.resolve(name(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Shop alone = ScorerShop.over(folder);
                Shop shop = ScorerShop.over(folder, readers, List.of())) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < 3 * PHOTOS; i++) {
                PhotoArrived arrived = shop.arrived(name(i % PHOTOS));
                running.add(threads.submit(() -> shop.stage().process(arrived)));
            }
            for (int i = 0; i < running.size(); i++) {
                PhotoScored expected = scored(alone.stage().process(shop.arrived(name(i % PHOTOS))));
                PhotoScored found = scored(running.get(i).get());

                assertThat(found.width()).isEqualTo(200 + 16 * (i % PHOTOS));
                assertThat(found)
                        .usingRecursiveComparison()
                        .ignoringFields("tookMs")
                        .isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String name(int i) {
        return "photo" + i + ".jpg";
    }

    private static PhotoScored scored(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (PhotoScored) ((Outcome.Done) outcome).events().get(0);
    }
}
