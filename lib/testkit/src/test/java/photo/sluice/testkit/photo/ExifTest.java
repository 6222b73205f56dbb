// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.testkit.scene.Scene;

/** Everything that is written is read back by another implementation, metadata-extractor. */
class ExifTest {
    private static final Exif FULL = Exif.none()
            .make("Brightwater")
            .model("R7")
            .serial("048021003417")
            .lens("BW 50mm F1.8")
            .software("Firmware 1.4.0")
            .taken(LocalDateTime.of(2026, 5, 14, 18, 2, 11, 7_000_000))
            .offset(ZoneOffset.ofHoursMinutes(5, 30))
            .exposureTime(1, 320)
            .fNumber(1.8)
            .iso(12800)
            .focalLength(50)
            .subjectDistance(0.325)
            .flash(true)
            .exposureBias(-2.0 / 3)
            .bracket()
            .rating(4)
            .orientation(8)
            .place(-33.8568, 151.2153, 12.5);

    @Test
    void cameraAndSoftwareAreReadBack() throws Exception {
        Directory image = read(FULL).getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(image.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Brightwater");
        assertThat(image.getString(ExifIFD0Directory.TAG_MODEL)).isEqualTo("R7");
        assertThat(image.getString(ExifIFD0Directory.TAG_SOFTWARE)).isEqualTo("Firmware 1.4.0");
        assertThat(image.getInt(0x4746)).as("rating").isEqualTo(4);
        assertThat(image.getInt(0x4749)).as("rating in percent").isEqualTo(75);
        Directory shot = shot(FULL);
        assertThat(shot.getString(ExifSubIFDDirectory.TAG_BODY_SERIAL_NUMBER)).isEqualTo("048021003417");
        assertThat(shot.getString(ExifSubIFDDirectory.TAG_LENS_MODEL)).isEqualTo("BW 50mm F1.8");
    }

    @Test
    void captureTimeIsReadBackToTheMillisecondInItsZone() throws Exception {
        ExifSubIFDDirectory shot = shot(FULL);
        assertThat(shot.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)).isEqualTo("2026:05:14 18:02:11");
        assertThat(shot.getString(ExifSubIFDDirectory.TAG_SUBSECOND_TIME_ORIGINAL))
                .isEqualTo("007");
        assertThat(shot.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)).isEqualTo("+05:30");
        assertThat(shot.getDateOriginal().toInstant()).isEqualTo(Instant.parse("2026-05-14T12:32:11.007Z"));
    }

    @Test
    void settingsAreReadBack() throws Exception {
        ExifSubIFDDirectory shot = shot(FULL);
        assertThat(shot.getRational(ExifSubIFDDirectory.TAG_EXPOSURE_TIME).doubleValue())
                .isEqualTo(1 / 320.0);
        assertThat(shot.getDouble(ExifSubIFDDirectory.TAG_FNUMBER)).isEqualTo(1.8);
        assertThat(shot.getInt(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT)).isEqualTo(12800);
        assertThat(shot.getDouble(ExifSubIFDDirectory.TAG_FOCAL_LENGTH)).isEqualTo(50);
        assertThat(shot.getRational(ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE).doubleValue())
                .isEqualTo(0.325);
        assertThat(shot.getInt(ExifSubIFDDirectory.TAG_FLASH) & 1)
                .as("flash fired")
                .isEqualTo(1);
        assertThat(shot.getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_BIAS)).isCloseTo(-0.667, within(0.001));
        assertThat(shot.getInt(ExifSubIFDDirectory.TAG_EXPOSURE_MODE))
                .as("auto bracket")
                .isEqualTo(2);
        assertThat(shot.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH)).isEqualTo(48);
        assertThat(shot.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT)).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void orientationIsReadBack(int orientation) throws Exception {
        Metadata metadata = read(FULL.orientation(orientation));
        Directory image = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(image.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(orientation);
    }

    @Test
    void placeIsReadBackToTheMetre() throws Exception {
        GpsDirectory gps = read(FULL).getFirstDirectoryOfType(GpsDirectory.class);
        assertThat(gps.getGeoLocation().getLatitude()).isCloseTo(-33.8568, within(1e-5));
        assertThat(gps.getGeoLocation().getLongitude()).isCloseTo(151.2153, within(1e-5));
        assertThat(gps.getDouble(GpsDirectory.TAG_ALTITUDE)).isEqualTo(12.5);
    }

    @Test
    void mandatoryFieldsAreAlwaysThere() throws Exception {
        Metadata metadata = read(Exif.none().iso(100));
        Directory image = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(image.getInt(ExifIFD0Directory.TAG_X_RESOLUTION)).isEqualTo(72);
        assertThat(image.getInt(ExifIFD0Directory.TAG_Y_RESOLUTION)).isEqualTo(72);
        assertThat(image.getInt(ExifIFD0Directory.TAG_RESOLUTION_UNIT)).isEqualTo(2);
        Directory shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        assertThat(shot.getByteArray(ExifSubIFDDirectory.TAG_EXIF_VERSION)).isEqualTo("0232".getBytes(US_ASCII));
    }

    @Test
    void fieldsThatAreNotSetAreNotInTheFile() throws Exception {
        Metadata metadata = read(Exif.none().make("Brightwater"));
        assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        Directory shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        assertThat(shot.containsTag(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)).isFalse();
        assertThat(Exif.none().isEmpty()).isTrue();
    }

    @Test
    void aChangedCopyLeavesTheOriginalAlone() throws Exception {
        Exif one = Exif.none().iso(100);
        assertThat(one.iso(200)).isNotSameAs(one);
        assertThat(shot(one).getInt(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT)).isEqualTo(100);
    }

    @Test
    void valuesThatExifCannotHoldAreRefused() {
        assertThatThrownBy(() -> Exif.none().iso(70000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exif.none().rating(6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exif.none().orientation(9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExifSubIFDDirectory shot(Exif exif) throws Exception {
        return read(exif).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    }

    private static Metadata read(Exif exif) throws Exception {
        byte[] jpeg = Shot.of(Scene.MEADOW, 48, 32, 1).with(exif).jpeg();
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
        for (Directory directory : metadata.getDirectories()) {
            assertThat(directory.getErrors()).as(directory.getName()).isEmpty();
        }
        return metadata;
    }
}
