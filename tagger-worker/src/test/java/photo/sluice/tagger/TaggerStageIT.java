// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Tag;
import photo.sluice.runtime.Outcome;
import photo.sluice.tagger.rule.RuleSettings;
import photo.sluice.tagger.rule.Rules;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Exif;
import photo.sluice.testkit.photo.Fault;
import photo.sluice.testkit.photo.Jpeg;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Picture;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

/** Tags of drawn photos, through native decoding. */
class TaggerStageIT {
    private static final Exif CAMERA = Exif.none()
            .make("Brightwater")
            .model("R7")
            .iso(100)
            .fNumber(8)
            .exposureTime(1, 250)
            .focalLength(35);

    @TempDir
    Path folder;

    @Test
    void eventRepeatsItsSubjectAndSurvivesTheLog() throws Exception {
        write("a.jpg", Shot.of(Scene.HARBOUR.draw(600, 400, 1).monochrome(), 1).with(CAMERA));
        try (Shop shop = TaggerShop.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");

            PhotoTagged tagged = tagged(shop.stage().process(arrived));

            assertThat(tagged.subject()).isEqualTo(arrived.subject());
            assertThat(tagged.tags()).containsExactly(Tag.byRule("auto|monochrome", 1));
            assertThat(tagged.tookMs()).containsOnlyKeys("read", "facts", "decode", "reduce", "tag", "total");
            assertThat(EventCodec.read(EventCodec.write(tagged))).isEqualTo(tagged);
        }
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void sceneInColourByDayHasNoTag(Scene scene) throws Exception {
        write("a.jpg", Shot.of(scene, 900, 600, 3).with(CAMERA));

        assertThat(tags("a.jpg")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void sceneWithoutMetadataHasNoTag(Scene scene) throws Exception {
        write("a.jpg", Shot.of(scene, 900, 600, 4));

        assertThat(tags("a.jpg")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Scene.class, mode = EnumSource.Mode.EXCLUDE, names = "NIGHT_STREET")
    void sepiaIsMonochrome(Scene scene) throws Exception {
        Picture light = scene.draw(900, 600, 5).monochrome();
        for (int i = 0; i < 900 * 600; i++) {
            light.plane(1)[i] *= 0.82f;
            light.plane(2)[i] *= 0.60f;
        }
        write("sepia.jpg", Shot.of(light, 5).with(CAMERA));

        assertThat(tags("sepia.jpg")).containsExactly("auto|monochrome");
    }

    @Test
    void oneRedFlowerOnGreyIsNotMonochrome() throws Exception {
        Picture light = Scene.BRICK_WALL.draw(900, 600, 5).monochrome();
        for (int y = 300; y < 340; y++) {
            for (int x = 400; x < 440; x++) {
                light.plane(0)[y * 900 + x] = 0.8f;
            }
        }
        write("a.jpg", Shot.of(light, 5).with(CAMERA));

        assertThat(tags("a.jpg")).isEmpty();
    }

    @Test
    void streetAtNightIsNightUnlessItIsLitOrNoon() throws Exception {
        Exif dark = CAMERA.iso(1600).fNumber(2.8).exposureTime(1, 15);
        Shot street = Shot.of(Scene.NIGHT_STREET, 1500, 1000, 6);
        LocalDateTime late = LocalDateTime.of(2026, 5, 14, 23, 10);
        write("night.jpg", street.with(dark.taken(late)));
        write("noon.jpg", street.with(dark.taken(late.withHour(12))));
        write("flash.jpg", street.with(dark.taken(late).flash(true)));
        write("pushed.jpg", street.with(dark.taken(late)).with(new Fault.Exposure(3)));

        assertThat(tags("night.jpg")).containsExactly("auto|night");
        assertThat(tags("noon.jpg")).isEmpty();
        assertThat(tags("flash.jpg")).isEmpty();
        assertThat(tags("pushed.jpg")).isEmpty();
    }

    @Test
    void underexposureIsNotNight() throws Exception {
        write("a.jpg", Shot.of(Scene.FOREST, 900, 600, 6).with(CAMERA).with(new Fault.Exposure(-5)));

        assertThat(tags("a.jpg")).isEmpty();
    }

    @Test
    void panoramaIsToldUpright() throws Exception {
        Picture wide = Scene.MOUNTAIN_LAKE.draw(1500, 500, 7);
        write("wide.jpg", Shot.of(wide, 7).with(CAMERA));
        write("turned.jpg", Shot.of(wide.turned(1), 7).with(CAMERA.orientation(8)));
        write("tower.jpg", Shot.of(wide, 7).with(CAMERA.orientation(8)));

        assertThat(tags("wide.jpg")).containsExactly("auto|panorama");
        assertThat(tags("turned.jpg")).containsExactly("auto|panorama");
        assertThat(tags("tower.jpg")).isEmpty();
    }

    @Test
    void photoSphereMetadataMakesAPanorama() throws Exception {
        String packet = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"
             GPano:ProjectionType="equirectangular"/></rdf:RDF></x:xmpmeta>""";
        write("a.jpg", Shot.of(Scene.HARBOUR, 800, 400, 8).with(CAMERA).withXmp(packet));

        assertThat(tags("a.jpg")).containsExactly("auto|panorama");
    }

    @Test
    void factsOfExifBecomeTags() throws Exception {
        Shot flower = Shot.of(Scene.FLOWER, 600, 400, 9);
        write("macro.jpg", flower.with(CAMERA.focalLength(100).subjectDistance(0.3)));
        write("far.jpg", flower.with(CAMERA.focalLength(100).subjectDistance(3)));
        write("long.jpg", flower.with(CAMERA.exposureTime(4, 1)));
        write("bracket.jpg", flower.with(CAMERA.bracket()));

        assertThat(tags("macro.jpg")).containsExactly("auto|macro");
        assertThat(tags("far.jpg")).isEmpty();
        assertThat(tags("long.jpg")).containsExactly("auto|long exposure");
        assertThat(tags("bracket.jpg")).containsExactly("auto|bracket");
    }

    @Test
    void photoSavedAsAPngOfAScreensSizeIsNoScreenshot() throws Exception {
        byte[] jpeg = Shot.of(Scene.MEADOW, 1280, 800, 10).jpeg();
        BufferedImage image = ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
        ImageIO.write(image, "png", folder.resolve("a.png").toFile());

        assertThat(tags("a.png")).isEmpty();
    }

    @Test
    void requestedTagsAreGivenToo() throws Exception {
        write("a.jpg", Shot.of(Scene.MEADOW, 300, 200, 11).with(CAMERA.flash(true)));
        try (Shop shop = TaggerShop.over(folder, 1, List.of(new Rules(new RuleSettings(true, true))))) {
            assertThat(tagged(shop.stage().process(shop.arrived("a.jpg"))).tags())
                    .extracting(Tag::path)
                    .containsExactly("auto|flash", "auto|format|jpeg");
        }
    }

    @Test
    void fileNeedsNoQueue() throws Exception {
        Path file = folder.resolve("a.jpg");
        Files.write(file, Jpeg.withComment(Shot.of(Scene.FLOWER, 300, 200, 12).jpeg(), "copy"));
        try (Shop shop = TaggerShop.over(folder)) {
            assertThat(new Tagger(List.of(photo -> List.of(Tag.byRule("auto|seen", 1))))
                            .tag(shop.reader(), file)
                            .tags())
                    .containsExactly(Tag.byRule("auto|seen", 1));
        }
    }

    @Test
    void smallestPictureIsLookedAt() throws Exception {
        ImageIO.write(
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("a.png").toFile());

        assertThat(tags("a.png")).isEmpty();
    }

    /** Some can be decoded nevertheless, and are looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"photos/corrupt", "photos/bombs"})
    void realDamagedFilesAreRejectedOrTaggedAndNeverThrow(String material) throws Exception {
        Path damaged = Material.file(material).orElse(null);
        Assumptions.assumeTrue(damaged != null, Material.MISSING);
        try (Shop shop = TaggerShop.over(damaged)) {
            assertThat(shop.outcomes())
                    .isNotEmpty()
                    .allSatisfy((file, outcome) -> assertThat(outcome).as(file).isNotInstanceOf(Outcome.Retry.class));
            assertThat(shop.reader().open()).isZero();
        }
    }

    @Test
    void stageGoesByItsName() {
        try (Shop shop = TaggerShop.over(folder)) {
            assertThat(shop.stage().name()).isEqualTo("tagger").isEqualTo(TaggerStage.NAME);
        }
    }

    private void write(String name, Shot shot) throws Exception {
        shot.write(folder.resolve(name));
    }

    private List<String> tags(String name) throws Exception {
        try (Shop shop = TaggerShop.over(folder)) {
            return tagged(shop.stage().process(shop.arrived(name))).tags().stream()
                    .map(Tag::path)
                    .toList();
        }
    }

    private static PhotoTagged tagged(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (PhotoTagged) ((Outcome.Done) outcome).events().get(0);
    }
}
