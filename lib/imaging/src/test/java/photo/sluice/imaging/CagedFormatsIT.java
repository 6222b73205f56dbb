// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Memory;
import photo.sluice.codecs.Undecodable;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;
import photo.sluice.imaging.measure.Examination;

/** HEIC, AVIF and JPEG XL come out upright, in their colours, or with a reason; decoders that fail fail alone. */
class CagedFormatsIT extends Reading {
    @Test
    void encodedFormatsGiveTheirColours() throws Exception {
        has(Codec.HEIF);
        has(Codec.JXL);
        Path png = Pictures.file(folder, "q.png", Pictures.encoded(Pictures.quarters(400, 300), ".png"));
        for (Path file : new Path[] {Encoders.heic(png), Encoders.avif(png), Encoders.jxl(png)}) {
            try (Rendition rendition = reader.read(file)) {
                assertThat(file.toString()).endsWith(rendition.format().code());
                assertThat(rendition.decoded()).isEqualTo(Decoded.FULL);
                assertThat(rendition.width()).isEqualTo(400);
                assertThat(rendition.height()).isEqualTo(300);
                Quarters.assertUpright(rendition.colour(), 1);
                assertThat(Examination.of(rendition).measures().technical()).isBetween(0.0, 100.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpegXlOfEveryOrientationComesOutUprightOnce(int orientation) throws Exception {
        has(Codec.JXL);
        byte[] jpeg = Pictures.withOrientation(Pictures.jpeg(Pictures.quarters(400, 240), 95), orientation);
        Path jxl = Encoders.jxl(Pictures.file(folder, "o.jpg", jpeg));
        try (Rendition rendition = reader.read(jxl)) {
            assertThat(rendition.width()).isEqualTo(orientation >= 5 ? 240 : 400);
            Quarters.assertUpright(rendition.colour(), orientation);
        }
    }

    /** The Exif orientation inside a HEIF only tells what was done already (ISO 23008-12, 6.5.10 and annex A). */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8})
    void exifInsideAHeifTurnsNothing(int orientation) throws Exception {
        has(Codec.HEIF);
        byte[] jpeg = Pictures.withOrientation(Pictures.jpeg(Pictures.quarters(400, 240), 95), orientation);
        try (Rendition rendition = reader.read(Encoders.heic(Pictures.file(folder, "o.jpg", jpeg)))) {
            assertThat(rendition.width()).isEqualTo(400);
            Quarters.assertUpright(rendition.colour(), 1);
        }
    }

    @Test
    void turnOfAHeicIsAppliedOnce() throws Exception {
        has(Codec.HEIF);
        byte[] phone = Files.readAllBytes(Material.folder("photos/formats").resolve("immich_IMG_2682.heic"));
        int at = new String(phone, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("irot") + 4;
        assertThat(at).isGreaterThan(4);
        for (int quarters = 0; quarters < 4; quarters++) {
            phone[at] = (byte) quarters;
            try (Rendition rendition = reader.read(Pictures.file(folder, "r.heic", phone))) {
                assertThat(rendition.width()).isEqualTo(quarters % 2 == 0 ? 4032 : 3024);
                assertThat(rendition.colour().cols()).isEqualTo(quarters % 2 == 0 ? 1008 : 756);
            }
        }
    }

    @Test
    void realFilesAreReadOrRefusedWithAReason() throws Exception {
        has(Codec.HEIF);
        has(Codec.JXL);
        int read = 0;
        for (Path photo : Material.files("photos/formats")) {
            if (photo.toString().matches("(?i).*\\.(heic|heif|avif|jxl)")) {
                try (Rendition rendition = reader.read(photo)) {
                    assertThat(rendition.width()).as(photo.toString()).isGreaterThan(100);
                    read++;
                } catch (UnreadablePhoto e) {
                    assertThat(e.reason()).as(e.getMessage()).isEqualTo(Reason.UNSUPPORTED);
                }
            }
        }
        assertThat(read).isGreaterThan(8);
    }

    @Test
    void cutFilesAreNoPictures() throws Exception {
        has(Codec.HEIF);
        has(Codec.JXL);
        Path png = Pictures.file(folder, "s.png", Pictures.encoded(Pictures.scene(640, 480, 3), ".png"));
        for (Path file : new Path[] {Encoders.heic(png), Encoders.avif(png), Encoders.jxl(png)}) {
            byte[] whole = Files.readAllBytes(file);
            for (int part = 1; part < 10; part++) {
                Path cut = Pictures.file(
                        folder, "cut" + file.getFileName(), Arrays.copyOf(whole, whole.length * part / 10));
                assertThatThrownBy(() -> reader.read(cut).close())
                        .as(cut + " " + part)
                        .isInstanceOfSatisfying(
                                UnreadablePhoto.class,
                                e -> assertThat(e.reason()).isIn(Reason.TRUNCATED, Reason.CORRUPT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Undecodable.Reason.class)
    void everyFailureOfADecoderHasItsReason(Undecodable.Reason failure) throws Exception {
        Path jxl = Pictures.file(folder, "a.jxl", new byte[] {(byte) 0xff, 0x0a, 0, 0x20, 0, 0, 0, 0, 0, 0});
        try (PhotoReader failing = with(new FakeCage() {
            @Override
            public Frame decode(Codec codec, BytePointer file, long length, Memory memory) throws Undecodable {
                throw new Undecodable(failure, "for this test");
            }
        })) {
            assertThatThrownBy(() -> failing.read(jxl))
                    .hasMessageContaining("for this test")
                    .hasMessageContaining("a.jxl")
                    .isInstanceOfSatisfying(
                            UnreadablePhoto.class,
                            e -> assertThat(e.reason().name()).endsWith(failure.name()));
            assertThat(failing.open()).isZero();
        }
    }

    @Test
    void interruptLeavesThePhotoToOthers() {
        Path jxl = Pictures.file(folder, "a.jxl", new byte[] {(byte) 0xff, 0x0a, 0, 0x20, 0, 0, 0, 0, 0, 0});
        try (PhotoReader left = with(new FakeCage() {
            @Override
            public Frame decode(Codec codec, BytePointer file, long length, Memory memory) {
                throw new CancellationException("interrupted");
            }
        })) {
            assertThatThrownBy(() -> left.read(jxl)).isInstanceOf(CancellationException.class);
            assertThat(left.open()).isZero();
        }
    }

    private void has(Codec codec) {
        try (Caged cage = NativeCodecs.cage(Limits.USUAL)) {
            Assumptions.assumeTrue(cage.available(codec), "built without " + codec);
        }
    }

    static PhotoReader with(Caged cage) {
        return new PhotoReader(Limits.USUAL, Clock.systemUTC(), cage, JpegDecoder.Source.NONE);
    }

    /** A cage without decoders. */
    static class FakeCage implements Caged {
        @Override
        public boolean available(Codec codec) {
            return true;
        }

        @Override
        public Frame decode(Codec codec, BytePointer file, long length, Memory memory) throws Undecodable {
            throw new Undecodable(Undecodable.Reason.UNSUPPORTED, "no decoder in this test");
        }

        @Override
        public byte[] preview(BytePointer file, long length) throws Undecodable {
            throw new Undecodable(Undecodable.Reason.UNSUPPORTED, "no decoder in this test");
        }

        @Override
        public void close() {}
    }
}
