// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoScored;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.photo.Xmp;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

class ScorerStageIT {
    private static final LocalDateTime TAKEN = LocalDateTime.of(2026, 5, 14, 7, 30, 12, 140_000_000);

    @TempDir
    Path folder;

    @Test
    void soundPhotoIsScoredWithAllThatIsKnownOfIt() throws Exception {
        Shot.of(Scene.HARBOUR, 1200, 800, 7)
                .with(Exif.none()
                        .make("Brightwater")
                        .model("Brightwater R7")
                        .serial("0480")
                        .lens("24-105")
                        .taken(TAKEN)
                        .iso(400)
                        .fNumber(5.6)
                        .exposureTime(1, 125)
                        .rating(4))
                .withXmp(Xmp.rating(4))
                .write(folder.resolve("a.jpg"));
        try (Shop shop = ScorerShop.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");

            PhotoScored scored = scored(shop.stage().process(arrived));

            assertThat(scored.subject()).isEqualTo(arrived.subject());
            assertThat(scored.width()).isEqualTo(1200);
            assertThat(scored.height()).isEqualTo(800);
            assertThat(scored.format()).isEqualTo("jpeg");
            assertThat(scored.capture().moment().time()).contains(TAKEN);
            assertThat(scored.capture().gear().camera()).contains("Brightwater R7");
            assertThat(scored.capture().exposure().iso()).contains(400);
            assertThat(scored.capture().rating()).contains(4);
            assertThat(scored.xmp()).contains(Xmp.rating(4));
            assertThat(scored.hash()).matches("[0-9a-f]{16}");
            assertThat(scored.models()).isEmpty();
            assertThat(scored.measures().technical()).isGreaterThan(60);
            assertThat(scored.measures().reasons()).isEmpty();
            assertThat(scored.tiles().sharpness()).isNotEmpty().anyMatch(tile -> tile > 0.5);
            assertThat(scored.tookMs())
                    .containsOnlyKeys("read", "facts", "decode", "reduce", "measure", "hash", "model", "total");
        }
    }

    @Test
    void damageLowersItsOwnScoreAndIsNamed() throws Exception {
        Shot sound = Shot.of(Scene.HARBOUR, 1500, 1000, 7);
        sound.write(folder.resolve("sound.jpg"));
        sound.with(new Fault.Defocus(9)).write(folder.resolve("soft.jpg"));
        sound.with(new Fault.Grain(30, false)).write(folder.resolve("noisy.jpg"));
        try (Shop shop = ScorerShop.over(folder)) {
            var whole = scored(shop.stage().process(shop.arrived("sound.jpg"))).measures();
            var soft = scored(shop.stage().process(shop.arrived("soft.jpg"))).measures();
            var noisy = scored(shop.stage().process(shop.arrived("noisy.jpg"))).measures();

            assertThat(soft.sharpness()).isLessThan(whole.sharpness() - 30);
            assertThat(noisy.noise()).isLessThan(whole.noise() - 30);
            assertThat(soft.technical()).isLessThan(whole.technical());
            assertThat(noisy.technical()).isLessThan(whole.technical());
            assertThat(soft.reasons()).contains("defocused");
            assertThat(noisy.reasons()).contains("noisy");
        }
    }

    @Test
    void lyingPhotoIsMeasuredUpright() throws Exception {
        var lying = Scene.FOREST.draw(400, 600, 3).turned(3);
        Shot.of(lying, 3).with(Exif.none().orientation(6)).write(folder.resolve("lying.jpg"));
        try (Shop shop = ScorerShop.over(folder)) {
            PhotoScored scored = scored(shop.stage().process(shop.arrived("lying.jpg")));

            assertThat(List.of(scored.width(), scored.height())).containsExactly(400, 600);
            assertThat(scored.tiles().rows()).isGreaterThan(scored.tiles().columns());
            assertThat(scored.capture().shot().orientation()).contains(6);
        }
    }

    @Test
    void modelsAreAskedInOrder() throws Exception {
        Shot.of(Scene.MEADOW, 300, 200, 1).write(folder.resolve("a.jpg"));
        QualityModel width = new Told("width", photo -> new ModelScore("width", "1", photo.width(), List.of()));
        QualityModel height =
                new Told("height", photo -> new ModelScore("height", "2", photo.height(), List.of(0.25, 0.75)));
        try (Shop shop = ScorerShop.over(folder, 1, List.of(width, height))) {
            PhotoScored scored = scored(shop.stage().process(shop.arrived("a.jpg")));

            assertThat(scored.models())
                    .containsExactly(
                            new ModelScore("width", "1", 300, List.of()),
                            new ModelScore("height", "2", 200, List.of(0.25, 0.75)));
        }
    }

    @Test
    void scoreComesBackFromTheLogAsItWentIn() throws Exception {
        Shot.of(Scene.BRICK_WALL, 1500, 1000, 5).write(folder.resolve("a.jpg"));
        try (Shop shop = ScorerShop.over(folder)) {
            PhotoScored scored = scored(shop.stage().process(shop.arrived("a.jpg")));

            byte[] bytes = EventCodec.write(scored);

            assertThat(EventCodec.read(bytes)).isEqualTo(scored);
            assertThat(bytes.length)
                    .as("bytes of an event with a full grid of tiles")
                    .isLessThan(4000);
        }
    }

    @Test
    void fileNeedsNoQueueAndGetsTheSameScore() throws Exception {
        Path file = Shot.of(Scene.MEADOW, 900, 600, 2).write(folder.resolve("a.jpg"));
        try (Shop shop = ScorerShop.over(folder)) {
            Scored alone = new Scorer(List.of()).score(shop.reader(), file);
            PhotoScored queued = scored(shop.stage().process(shop.arrived("a.jpg")));

            assertThat(alone.about(queued.subject()))
                    .usingRecursiveComparison()
                    .ignoringFields("tookMs")
                    .isEqualTo(queued);
        }
    }

    /** Some can be decoded nevertheless, and are looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"photos/corrupt", "photos/bombs"})
    void realDamagedFilesAreRejectedOrScoredAndNeverThrow(String material) throws Exception {
        Path damaged = Material.file(material).orElse(null);
        Assumptions.assumeTrue(damaged != null, Material.MISSING);
        try (Shop shop = ScorerShop.over(damaged)) {
            assertThat(shop.outcomes())
                    .isNotEmpty()
                    .allSatisfy((file, outcome) -> assertThat(outcome).as(file).isNotInstanceOf(Outcome.Retry.class));
            assertThat(shop.reader().open()).isZero();
        }
    }

    @Test
    void stageGoesByItsName() {
        try (Shop shop = ScorerShop.over(folder)) {
            assertThat(shop.stage().name()).isEqualTo("scorer").isEqualTo(ScorerStage.NAME);
        }
    }

    private static PhotoScored scored(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        var events = ((Outcome.Done) outcome).events();
        assertThat(events).hasSize(1).first().isInstanceOf(PhotoScored.class);
        return (PhotoScored) events.get(0);
    }
}
