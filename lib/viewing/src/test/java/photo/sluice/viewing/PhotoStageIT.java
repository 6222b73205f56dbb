// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.imaging.Rendition;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

class PhotoStageIT {
    @TempDir
    Path folder;

    @Test
    void stagePublishesWhatItsSightSaysOfTheArrivedSubject() throws Exception {
        photo();
        try (Shop shop = Viewer.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");

            assertThat(shop.stage().process(arrived))
                    .isEqualTo(Outcome.Done.with(Viewer.width(arrived.subject(), 300)));
        }
    }

    @Test
    void photoThatAnotherStageHasDecodedIsNotDecodedAgain() throws Exception {
        Path file = photo();
        List<Rendition> seen = new ArrayList<>();
        try (Shop shop = Viewer.over(folder, 2, (photo, subject) -> {
            seen.add(photo);
            return Viewer.width(photo, subject);
        })) {
            PhotoArrived arrived = shop.arrived("a.jpg");
            var version = arrived.subject().version();
            Rendition others = shop.renditions()
                    .use(
                            "other",
                            file.toRealPath(),
                            version.size(),
                            version.modified().toEpochMilli(),
                            photo -> photo);

            shop.stage().process(arrived);

            assertThat(seen).singleElement().isSameAs(others);
            assertThat(shop.renditions().heldBytes()).as("both have seen it").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bugOfASightIsThrownAndLetsThePhotoGo(int readers) throws Exception {
        photo();
        try (Shop shop = Viewer.over(folder, readers, (photo, subject) -> {
            throw new IllegalStateException("a bug");
        })) {
            PhotoArrived arrived = shop.arrived("a.jpg");

            assertThatThrownBy(() -> shop.stage().process(arrived)).hasMessage("a bug");

            shop.renditions().close();
            assertThat(shop.reader().open()).isZero();
        }
    }

    @Test
    void stageThatCannotSucceedSaysWhichRootIsMissing() {
        try (Shop shop = Viewer.over(folder.resolve("unmounted"))) {
            assertThat(shop.stage().check())
                    .hasValueSatisfying(fault -> assertThat(fault).hasMessageContaining("hot"));
        }
        try (Shop shop = Viewer.over(folder)) {
            assertThat(shop.stage().check()).isEmpty();
            assertThat(shop.stage().name()).isEqualTo(Viewer.NAME);
        }
    }

    private Path photo() throws Exception {
        return Shot.of(Scene.MEADOW, 300, 200, 1).write(folder.resolve("a.jpg"));
    }
}
