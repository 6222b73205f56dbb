// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import photo.sluice.imaging.Material;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;

/** Exif from where each format keeps it. */
class ContainersTest {
    private static final CaptureReader READER =
            new CaptureReader(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
    private static final String CANON =
            "\u0085\u00c0\u00b6\u0087\u0082\u000f\u0011\u00e0\u0081\u0011\u00f4\u00ce\u0046\u002b\u006a\u0048";

    @Test
    void fourBlocksOfACr3AreReadAsWhatTheyAre() {
        byte[] main = new ExifBlock()
                .ascii(ExifBlock.MAIN, 0x110, "Canon EOS R5")
                .number(ExifBlock.MAIN, 0x112, 3, 6)
                .bytes();
        byte[] exif = new ExifBlock()
                .ascii(ExifBlock.MAIN, 0x9003, "2024:05:06 07:08:09")
                .bytes();
        byte[] note =
                new ExifBlock().ascii(ExifBlock.MAIN, 0x95, "RF50mm F1.2 L USM").bytes();
        byte[] cr3 = join(
                box("ftyp", ascii("crx ")),
                box("moov", box("uuid", ascii(CANON), box("CMT1", main), box("CMT2", exif), box("CMT3", note))));
        CaptureFacts facts = facts(cr3, Format.CR3);
        assertThat(facts.camera().model()).contains("Canon EOS R5");
        assertThat(facts.orientation()).isEqualTo(6);
        assertThat(facts.moment().local()).contains(LocalDateTime.of(2024, 5, 6, 7, 8, 9));
        assertThat(facts.camera().lens()).contains("RF50mm F1.2 L USM");
    }

    @Test
    void exifAndXmpBoxesOfAJpegXlAreRead() {
        byte[] exif = new ExifBlock().ascii(ExifBlock.MAIN, 0x110, "R7").bytes();
        byte[] jxl = join(
                box("JXL ", new byte[] {13, 10, (byte) 0x87, 10}),
                box("Exif", new byte[] {0, 0, 0, 2, 9, 9}, exif), // the TIFF header stands two bytes further on
                box("xml ", ascii("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")));
        CaptureFacts facts = facts(jxl, Format.JXL);
        assertThat(facts.camera().model()).contains("R7");
        assertThat(facts.xmp().map(String::new)).contains("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
    }

    @Test
    void bareCodestreamHasNoFactsAndNoComplaints() {
        assertThat(facts(new byte[] {(byte) 0xff, 10, 0, 0, 0, 0}, Format.JXL)).isEqualTo(CaptureFacts.NONE);
    }

    @Test
    void exifOfARafIsInItsJpeg() {
        byte[] exif = new ExifBlock().ascii(ExifBlock.MAIN, 0x110, "X-T3").bytes();
        byte[] header = ByteBuffer.allocate(100)
                .put(ascii("FUJIFILMCCD-RAW "))
                .putInt(84, 100)
                .array();
        byte[] jpeg = join(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1},
                new byte[] {(byte) (exif.length + 8 >> 8), (byte) (exif.length + 8)},
                ascii("Exif\0\0"),
                exif,
                new byte[] {(byte) 0xff, (byte) 0xda, 0, 2, (byte) 0xff, (byte) 0xd9});
        assertThat(facts(join(header, jpeg), Format.RAF).camera().model()).contains("X-T3");
    }

    @Test
    void whatWasReadBeforeTheDamageIsKept() {
        byte[] exif = new ExifBlock()
                .ascii(ExifBlock.MAIN, 0x110, "R7")
                .ascii(ExifBlock.SUB, 0x9003, "2024:05:06 07:08:09")
                .bytes();
        byte[] half = java.util.Arrays.copyOf(exif, exif.length - 10); // within the time
        CaptureFacts facts = facts(half, Format.NEF);
        assertThat(facts.camera().model()).contains("R7");
        assertThat(facts.moment()).isEqualTo(Moment.UNKNOWN);
        assertThat(facts.complaints()).isNotEmpty();
    }

    @Test
    @Timeout(20)
    void bytesThatAreNamedAgainAndAgainAreReadOnlySoOften() {
        // 600 fields, each of which names the same 30 MB.
        int size = 30 << 20;
        ByteBuffer file = ByteBuffer.allocate(size);
        file.put(ascii("MM\0*")).putInt(8).putShort((short) 600);
        for (int i = 0; i < 600; i++) {
            file.putShort((short) (0xc700 + i))
                    .putShort((short) 7)
                    .putInt(size - 8000)
                    .putInt(8000);
        }
        long[] read = {0};
        Bytes bytes = new Bytes(
                (at, into) -> {
                    read[0] += into.remaining();
                    into.put(file.array(), (int) at, into.remaining());
                },
                size,
                "hostile");
        CaptureFacts facts = READER.read(bytes, header(Format.DNG));
        assertThat(facts.complaints()).isNotEmpty();
        assertThat(read[0]).isLessThan(BytesReader.MOST + (1 << 20));
    }

    /** As ExifTool tells them of the same files. */
    @Test
    void realFilesTellWhatExifToolTells() throws Exception {
        CaptureFacts r = facts(Material.folder("raws/header-only").resolve("filetype_fixture.cr3"), Format.CR3);
        assertThat(r.camera().model()).contains("Canon EOS R");
        assertThat(r.camera().bodySerial()).contains("085023000606");
        assertThat(r.camera().lens()).contains("EF24-105mm f/4L IS USM");
        assertThat(r.moment().local()).contains(LocalDateTime.of(2019, 12, 5, 13, 32, 49, 540_000_000));
        assertThat(r.moment().offset()).contains(ZoneOffset.ofHours(8));
        assertThat(r.exposure().seconds()).contains(1 / 125.0);
        assertThat(r.orientation()).isEqualTo(6);
        assertThat(r.shot().focus()).as("the face, seen in its thumbnail").hasValueSatisfying(face -> {
            assertThat(face.x() + face.width() / 2).isBetween(.2, .35);
            assertThat(face.y() + face.height() / 2).isBetween(.4, .55);
        });

        CaptureFacts phone = facts(Material.folder("photos/formats").resolve("exifr_heic-iphone7.heic"), Format.HEIC);
        assertThat(phone.camera().model()).contains("iPhone 7");
        assertThat(phone.moment().local()).contains(LocalDateTime.of(2019, 10, 20, 18, 34, 30, 130_000_000));
        assertThat(phone.place()).isPresent();

        CaptureFacts compact =
                facts(Material.folder("photos/cameras").resolve("Canon_PowerShot_A560.jpg"), Format.JPEG);
        assertThat(compact.shot().focus()).as("three of the faces").hasValueSatisfying(faces -> {
            assertThat(faces.y()).isBetween(.15, .25);
            assertThat(faces.y() + faces.height()).isBetween(.3, .4);
        });
    }

    private static CaptureFacts facts(Path file, Format format) throws Exception {
        return facts(Files.readAllBytes(file), format);
    }

    private static CaptureFacts facts(byte[] file, Format format) {
        return READER.read(new Bytes(ByteBuffer.wrap(file), "test"), header(format));
    }

    private static Header header(Format format) {
        return new Header(format, 0, 0, 8, false, false, Optional.empty(), Optional.empty());
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] body = join(content);
        return join(ByteBuffer.allocate(4).putInt(body.length + 8).array(), ascii(type), body);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
