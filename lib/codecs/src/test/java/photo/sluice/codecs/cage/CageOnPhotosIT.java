// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Dng;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Material;
import photo.sluice.codecs.Pixels;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;
import photo.sluice.codecs.library.LibRaw;
import photo.sluice.codecs.library.Library;

/** Files of real cameras and programs. */
class CageOnPhotosIT {
    private static Cage cage;

    @BeforeAll
    static void open() {
        cage = new Cage(CageLimits.USUAL);
    }

    @AfterAll
    static void close() {
        cage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RAW, raws/decodes/canon_EOS_D30.CRW, 1088, 724, 2176, 1448",
        "RAW, raws/decodes/tinydng_colorchart_EOSKissX4.dng, 867, 578, 1734, 1156",
        "RAW, raws/decodes/RAW_KODAK_C330_FORMAT_NONE_YRGB.raw, 1216, 912, 1216, 912",
        "HEIF, photos/formats/exifr_heic-single.heic, 1440, 960, 1440, 960",
        "HEIF, photos/formats/ianare_IMG_5195.HEIC, 2566, 3313, 2566, 3313",
        "HEIF, photos/formats/immich_8bit-sRGB.avif, 1617, 1080, 1617, 1080",
        "HEIF, photos/formats/immich_10bit-HDR-P3-nclx.avif, 3681, 5594, 3681, 5594",
        "JXL, photos/formats/immich_8bit-sRGB.jxl, 1440, 1080, 1440, 1080"
    })
    void photoHasItsSizeAndIsAPicture(Codec codec, String file, int width, int height, int fullWidth, int fullHeight)
            throws Exception {
        try (Pixels pixels = new Pixels()) {
            Frame frame = cage.decode(codec, read(codec, file), pixels);
            assertThat(List.of(frame.width(), frame.height(), frame.fullWidth(), frame.fullHeight()))
                    .containsExactly(width, height, fullWidth, fullHeight);
            assertThat(spread(frame))
                    .as("levels between the dark and the bright tenth")
                    .isGreaterThan(40);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RAW, raws/decodes/canon_EOS_D30.CRW",
        "RAW, raws/decodes/RAW_KODAK_C330_FORMAT_NONE_YRGB.raw",
        "HEIF, photos/formats/exifr_heic-single.heic",
        "HEIF, photos/formats/immich_8bit-sRGB.avif",
        "JXL, photos/formats/immich_8bit-sRGB.jxl"
    })
    void halfOfAFileIsNoPhoto(Codec codec, String file) throws Exception {
        ByteBuffer whole = read(codec, file);
        try (Pixels pixels = new Pixels()) {
            Undecodable refusal = catchThrowableOfType(
                    Undecodable.class, () -> cage.decode(codec, whole.limit(whole.limit() / 2), pixels));
            // What LibRaw knows a format by may lie at its end.
            assertThat(refusal.reason())
                    .isIn(Reason.TRUNCATED, codec == Codec.RAW ? Reason.UNSUPPORTED : Reason.CORRUPT);
        }
    }

    @Test
    void filesOfWhichOnlyTheHeadIsThereAreNeverDecoded() throws IOException {
        assumeTrue(cage.available(Codec.RAW), "LibRaw is not in this build");
        try (Pixels pixels = new Pixels()) {
            for (Path file : Material.filesIn("raws/header-only", "")) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                Undecodable refusal =
                        catchThrowableOfType(Undecodable.class, () -> cage.decode(Codec.RAW, bytes, pixels));
                assertThat(refusal).as(file.toString()).isNotNull();
                assertThat(refusal.reason())
                        .as(file.toString())
                        .isIn(Reason.TRUNCATED, Reason.UNSUPPORTED, Reason.CORRUPT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"raws/decodes/canon_EOS_D30.CRW, 281610", "raws/preview-only/imagemeta_NikonD7100.nef, 2287892"})
    void previewIsAJpeg(String file, int length) throws Exception {
        byte[] preview = cage.preview(read(Codec.RAW, file));
        assertThat(preview).hasSize(length).startsWith(0xff, 0xd8);
    }

    @Test
    void corruptFilesOfAnyKindCostOnlyThemselves() throws IOException {
        assumeTrue(cage.available(Codec.HEIF) && cage.available(Codec.RAW), "not all decoders are in this build");
        int refused = 0;
        try (Pixels pixels = new Pixels()) {
            for (Path file : Material.filesIn("photos/corrupt", "")) {
                if (Files.isDirectory(file) || Files.size(file) > 1 << 20) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                for (Codec codec : Codec.values()) {
                    try {
                        cage.decode(codec, ByteBuffer.wrap(bytes), pixels);
                    } catch (Undecodable e) {
                        refused++;
                        assertThat(e).message().isNotBlank();
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {178, 274}) // seeds that LibRaw 0.20 spends more than a minute on, deaf to setCancelFlag()
    void fileThatLibRawHangsOnIsStopped(int seed) throws Exception {
        byte[] file = read(Codec.RAW, "raws/header-only/exiftool_PhaseOne.iiq").array();
        Random random = new Random(seed);
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        CageLimits quick = new CageLimits(1, Duration.ofMillis(700), 250_000_000, 1L << 30, Duration.ofSeconds(60));
        try (Cage stopped = new Cage(quick);
                Pixels pixels = new Pixels()) {
            Undecodable refusal = catchThrowableOfType(
                    Undecodable.class, () -> stopped.decode(Codec.RAW, ByteBuffer.wrap(file), pixels));
            Library.LIBRAW.load(Library.folder());
            if (LibRaw.version().getString().startsWith("0.20")) {
                assertThat(refusal.reason()).isEqualTo(Reason.TOO_SLOW);
            }
            assertThat(refusal).isNotNull();
            assertThat(stopped.decode(Codec.RAW, ByteBuffer.wrap(Dng.of(64, 48, 1, 48)), pixels)
                            .width())
                    .isEqualTo(32);
        }
    }

    private static ByteBuffer read(Codec codec, String file) throws IOException {
        assumeTrue(cage.available(codec), codec + " is not in this build");
        return ByteBuffer.wrap(Files.readAllBytes(Material.at(file)));
    }

    private static int spread(Frame frame) {
        int[] green = new int[10_000];
        for (int i = 0; i < green.length; i++) {
            green[i] = Pixels.at(frame, (int) ((i % 100 + 0.5) * frame.width() / 100), (int)
                    ((i / 100 + 0.5) * frame.height() / 100))[1];
        }
        Arrays.sort(green);
        return green[9000] - green[1000];
    }
}
