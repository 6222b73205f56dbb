// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.Shot;

class ShotsTest {
    private static final long SCENE = Frame.scene("one scene");

    private static Frame frame(String name) {
        return Frame.of(name).hash(SCENE);
    }

    @Test
    void rawJpegAndHeicOfOneStemAreOneShot() {
        assertThat(Frame.sets(frame("IMG_1.CR2"), frame("IMG_1.JPG"), frame("IMG_1.heic")))
                .containsExactly("single IMG_1.CR2+IMG_1.JPG+IMG_1.heic");
    }

    @Test
    void sameStemOfAnotherTimeOrCameraIsAnotherShot() {
        assertThat(Frame.sets(frame("IMG_1.CR2"), frame("IMG_1.JPG").after(20_000)))
                .containsExactly("single IMG_1.CR2", "single IMG_1.JPG");
        assertThat(Frame.sets(frame("IMG_1.CR2"), frame("IMG_1.JPG").camera("Canon EOS R5")))
                .containsExactly("single IMG_1.CR2", "single IMG_1.JPG");
    }

    @Test
    void renditionWithoutMetadataBelongsToItsRaw() {
        assertThat(Frame.sets(
                        frame("IMG_1.CR2"),
                        frame("IMG_1.JPG").timeless().camera("").hash(1)))
                .containsExactly("single IMG_1.CR2+IMG_1.JPG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_1-Edit.tif",
                "IMG_1_edited.jpg",
                "IMG_1-Enhanced-NR.dng",
                "IMG_1_DxO.jpg",
                "IMG_1-HDR.dng",
                "IMG_1.tif",
                "IMG_1_01.jpg",
                "IMG_1-2.jpg",
                "IMG_1 (1).jpg",
                "IMG_1~2.jpg",
                "IMG_1-Edit-2.jpg",
                "IMG_1_web.jpg"
            })
    void editOrExportIsAVersion(String name) {
        assertThat(Frame.sets(frame("IMG_1.NEF"), frame(name))).containsExactly("single IMG_1.NEF(" + name + ")");
    }

    @Test
    void phonesEditIsAVersion() {
        assertThat(Frame.sets(frame("IMG_1234.HEIC"), frame("IMG_E1234.HEIC")))
                .containsExactly("single IMG_1234.HEIC(IMG_E1234.HEIC)");
    }

    @Test
    void croppedEditWithoutMetadataIsAVersionByItsWord() {
        assertThat(Frame.sets(
                        frame("IMG_1.NEF"),
                        frame("IMG_1-crop.jpg").timeless().camera("").hash(1)))
                .containsExactly("single IMG_1.NEF(IMG_1-crop.jpg)");
    }

    @Test
    void numberBehindANameIsTheNextPhotoUnlessTheTimeSaysOtherwise() {
        assertThat(Frame.sets(
                        frame("shoot.jpg"),
                        frame("shoot_01.jpg").after(30_000),
                        frame("shoot_02.jpg").after(60_000)))
                .hasSize(3);
        assertThat(Frame.sets(
                        frame("shoot.jpg").timeless(),
                        frame("shoot_01.jpg").timeless().hash(Frame.off(SCENE, 9))))
                .hasSize(2);
        assertThat(Frame.sets(frame("IMG_1.JPG"), frame("IMG_10.JPG"))).containsExactly("burst IMG_1.JPG IMG_10.JPG");
    }

    @Test
    void photosOfOneSecondThatThePhoneCountsAreRivals() {
        assertThat(Frame.sets(
                        frame("20260509_120000.jpg").at(Frame.NOON.withNano(0)),
                        frame("20260509_120000(1).jpg").at(Frame.NOON.withNano(0))))
                .containsExactly("burst 20260509_120000.jpg 20260509_120000(1).jpg");
        assertThat(Frame.sets(
                        frame("a.jpg").at(Frame.NOON.withNano(0)).hinted(Shot.CONTINUOUS),
                        frame("a_1.jpg").at(Frame.NOON.withNano(0)).hinted(Shot.CONTINUOUS)))
                .containsExactly("burst a.jpg a_1.jpg");
    }

    @Test
    void versionsAreNoRivalsWithinABurst() {
        assertThat(Frame.sets(
                        frame("a1.nef"),
                        frame("a1.jpg"),
                        frame("a1-Edit.tif"),
                        frame("a2.nef").after(500),
                        frame("a2.jpg").after(500)))
                .containsExactly("burst a1.jpg+a1.nef(a1-Edit.tif) a2.jpg+a2.nef");
    }
}
