// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Tag;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

class IdentityIT {
    private static final int PHOTOS = 24;

    /** A source that tells photos apart: every photo here has a width of its own. */
    private static final TagSource WIDTH = photo -> List.of(Tag.byRule("auto|width|" + photo.width(), 1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachResultBelongsToItsPhotoWithEightThreads(int readers) throws Exception {
        for (int i = 0; i < PHOTOS; i++) {
            Shot.of(Scene.MEADOW, 200 + 16 * i, 160, i).write(folder.resolve(name(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Shop shop = TaggerShop.over(folder, readers, List.of(WIDTH))) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < 3 * PHOTOS; i++) {
                PhotoArrived arrived = shop.arrived(name(i % PHOTOS));
                running.add(threads.submit(() -> shop.stage().process(arrived)));
            }
            for (int i = 0; i < running.size(); i++) {
                PhotoTagged found = tagged(running.get(i).get());

                assertThat(found.photo().path()).isEqualTo(name(i % PHOTOS));
                assertThat(found.tags()).containsExactly(Tag.byRule("auto|width|" + (200 + 16 * (i % PHOTOS)), 1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String name(int i) {
        return "photo" + i + ".jpg";
    }

    private static PhotoTagged tagged(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (PhotoTagged) ((Outcome.Done) outcome).events().get(0);
    }
}
