// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.codecs.Codec;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** RAW files are looked at by their preview, or at half size, and never by their thumbnail. */
class RawIT extends Reading {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void previewIsTurnedUprightByTheRawsOrientationOnce(int orientation) throws Exception {
        byte[] jpeg = Pictures.withOrientation(Pictures.jpeg(Pictures.quarters(1600, 1200), 90), orientation);
        byte[] dng = Dngs.of(Pictures.plain(3200, 2400, 9, 9, 9), orientation, jpeg, 1600, 1200);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.dng", dng))) {
            boolean swapped = orientation >= 5;
            assertThat(rendition.format()).isEqualTo(Format.DNG);
            assertThat(rendition.decoded()).isEqualTo(Decoded.PREVIEW);
            assertThat(rendition.width()).isEqualTo(swapped ? 2400 : 3200);
            assertThat(rendition.height()).isEqualTo(swapped ? 3200 : 2400);
            assertThat(rendition.layout().frameWidth()).isEqualTo(swapped ? 1200 : 1600);
            Quarters.assertUpright(rendition.colour(), orientation);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void sensorIsDevelopedAtHalfSizeAndUpright(int orientation) throws Exception {
        hasLibRaw();
        byte[] dng = Dngs.of(Pictures.quarters(1200, 800), orientation, new byte[0], 0, 0);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.dng", dng))) {
            boolean swapped = orientation >= 5;
            assertThat(rendition.decoded()).isEqualTo(Decoded.HALF);
            assertThat(rendition.width()).isBetween(swapped ? 790 : 1190, swapped ? 800 : 1200);
            assertThat(rendition.layout().frameWidth()).isBetween(swapped ? 395 : 595, swapped ? 400 : 600);
            Quarters.assertUpright(rendition.colour(), orientation);
        }
    }

    @Test
    void smallPreviewIsNotTakenForThePhoto() throws Exception {
        hasLibRaw();
        byte[] jpeg = Pictures.jpeg(Pictures.plain(320, 240, 0, 0, 255), 90);
        byte[] dng = Dngs.of(Pictures.quarters(1200, 900), 1, jpeg, 320, 240);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.dng", dng))) {
            assertThat(rendition.decoded()).isEqualTo(Decoded.HALF);
            Quarters.assertUpright(rendition.colour(), 1);
        }
    }

    @Test
    void previewOfHalfTheSizeIsLargeEnough() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(600, 450), 90);
        byte[] dng = Dngs.of(Pictures.plain(1200, 900, 9, 9, 9), 1, jpeg, 600, 450);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.dng", dng))) {
            assertThat(rendition.decoded()).isEqualTo(Decoded.PREVIEW);
            assertThat(rendition.quantTables())
                    .as("of a preview they say nothing about the photo")
                    .isEmpty();
        }
    }

    @Test
    void damagedPreviewGivesWayToTheSensor() throws Exception {
        hasLibRaw();
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(1600, 1200), 90);
        jpeg[jpeg.length - 1] = 0;
        jpeg[jpeg.length - 2] = 0; // no end
        byte[] dng = Dngs.of(Pictures.quarters(1600, 1200), 1, jpeg, 1600, 1200);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.dng", dng))) {
            assertThat(rendition.decoded()).isEqualTo(Decoded.HALF);
            Quarters.assertUpright(rendition.colour(), 1);
        }
    }

    @Test
    void onlyThePreviewIsRead() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(1600, 1200), 90);
        byte[] dng = Dngs.of(Pictures.plain(5000, 4000, 9, 9, 9), 1, jpeg, 1600, 1200);
        assertThat(dng.length).isGreaterThan(40_000_000);
        Path file = Pictures.file(folder, "a.dng", dng);
        long before = bytesRead();
        reader.read(file).close();
        assertThat(bytesRead() - before).isLessThan(jpeg.length + 1_000_000L);
    }

    @Test
    void rawThatOnlyAMissingLibraryDecodesSaysWhatToInstall() throws Exception {
        Path file = Pictures.file(folder, "a.dng", Dngs.of(Pictures.quarters(1200, 800), 1, new byte[0], 0, 0));
        try (PhotoReader without = CagedFormatsIT.with(new CagedFormatsIT.FakeCage())) {
            assertThatThrownBy(() -> without.read(file))
                    .isInstanceOfSatisfying(
                            UnreadablePhoto.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
        }
    }

    @Test
    void previewIsLookedAtWithoutAnyLibraryForRaw() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(1600, 1200), 90);
        Path file = Pictures.file(folder, "a.dng", Dngs.of(Pictures.quarters(1600, 1200), 1, jpeg, 1600, 1200));
        try (PhotoReader without = CagedFormatsIT.with(new CagedFormatsIT.FakeCage());
                Rendition rendition = without.read(file)) {
            assertThat(rendition.decoded()).isEqualTo(Decoded.PREVIEW);
        }
    }

    @Test
    void realRawsAreNeverReadAsTheirThumbnails() throws Exception {
        hasLibRaw();
        Map<Decoded, Integer> read = new EnumMap<>(Decoded.class);
        for (Path photo : Material.files("raws")) {
            try (Rendition rendition = reader.read(photo)) {
                read.merge(rendition.decoded(), 1, Integer::sum);
                int side = Math.max(
                        rendition.layout().frameWidth(), rendition.layout().frameHeight());
                int full = Math.max(rendition.width(), rendition.height());
                System.out.printf(
                        "%s: %s %dx%d, %d%n",
                        photo.getFileName(), rendition.decoded(), rendition.width(), rendition.height(), side);
                assertThat(side).as(photo.toString()).isGreaterThanOrEqualTo(Math.min(1536, full / 2));
                assertThat(full).as(photo.toString()).isGreaterThan(600);
            } catch (UnreadablePhoto e) {
                System.out.println(e.getMessage());
                assertThat(e.reason())
                        .as(e.getMessage())
                        .isIn(
                                Reason.UNSUPPORTED,
                                Reason.NOT_A_PHOTO,
                                Reason.CORRUPT,
                                Reason.TRUNCATED,
                                Reason.TOO_LARGE);
            }
        }
        assertThat(read).containsKeys(Decoded.PREVIEW, Decoded.HALF);
    }

    private static void hasLibRaw() {
        try (Caged cage = NativeCodecs.cage(Limits.USUAL)) {
            Assumptions.assumeTrue(cage.available(Codec.RAW), "built without libraw-dev");
        }
    }

    /** What this process has read from files so far, from the page cache or not. */
    private static long bytesRead() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("rchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(7).strip()))
                .findFirst()
                .orElseThrow();
    }
}
