// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.Material;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Pictures;
import photo.sluice.imaging.Rendition;

class CaptureReaderIT {
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    @TempDir
    Path folder;

    private final PhotoReader reader = new PhotoReader(Limits.USUAL);
    private final byte[] jpeg = Pictures.jpeg(Pictures.plain(64, 64, 1, 2, 3), 90);

    @Test
    void exifFieldsAreRead() throws Exception {
        ExifBlock exif = new ExifBlock()
                .ascii(ExifBlock.MAIN, 0x10f, "NIKON CORPORATION ")
                .ascii(ExifBlock.MAIN, 0x110, "NIKON D90")
                .number(ExifBlock.MAIN, 0x112, 3, 6)
                .number(ExifBlock.MAIN, 0x4746, 3, 4)
                .ascii(ExifBlock.SUB, 0x9003, "2021:05:06 07:08:09")
                .ascii(ExifBlock.SUB, 0x9291, "25")
                .rational(ExifBlock.SUB, 0x829a, 1, 250)
                .rational(ExifBlock.SUB, 0x829d, 28, 10)
                .number(ExifBlock.SUB, 0x8827, 3, 800)
                .number(ExifBlock.SUB, 0x9209, 3, 0x19)
                .rational(ExifBlock.SUB, 0x920a, 350, 10)
                .number(ExifBlock.SUB, 0xa402, 3, 2)
                .number(ExifBlock.SUB, 0xa40c, 3, 1)
                .ascii(ExifBlock.SUB, 0xa431, "12345");
        CaptureFacts facts = facts(segment("Exif\0\0", exif.bytes()));
        assertThat(facts.camera().make()).contains("NIKON CORPORATION");
        assertThat(facts.camera().model()).contains("NIKON D90");
        assertThat(facts.camera().bodySerial()).contains("12345");
        assertThat(facts.orientation()).isEqualTo(6);
        assertThat(facts.rating()).contains(4);
        assertThat(facts.moment().local()).contains(LocalDateTime.of(2021, 5, 6, 7, 8, 9, 250_000_000));
        assertThat(facts.exposure().seconds().orElseThrow()).isEqualTo(0.004);
        assertThat(facts.exposure().fNumber()).contains(2.8);
        assertThat(facts.exposure().iso()).contains(800);
        assertThat(facts.exposure().focalMm()).contains(35.0);
        assertThat(facts.exposure().flashFired()).contains(true);
        assertThat(facts.hints()).containsExactlyInAnyOrder(Hint.AUTO_BRACKET, Hint.NEAR);
        assertThat(facts.complaints()).isEmpty();
    }

    @Test
    void ratingInXmpGoesBeforeExifAndThePacketIsKept() throws Exception {
        String packet =
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='5'"
                        + " xmlns:GPano='http://ns.google.com/photos/1.0/panorama/' GPano:ProjectionType='equirectangular'/>"
                        + "</rdf:RDF></x:xmpmeta>";
        CaptureFacts facts = facts(segment(XMP, packet.getBytes(StandardCharsets.UTF_8)));
        assertThat(facts.rating()).contains(5);
        assertThat(facts.hints()).containsExactly(Hint.PANORAMA);
        assertThat(new String(facts.xmp().orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo(packet);
    }

    @Test
    @Timeout(20)
    void billionLaughsAreAComplaintAtMost() throws Exception {
        StringBuilder bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        bomb.append("]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&l29;</x:xmpmeta>");
        CaptureFacts facts = facts(segment(XMP, bomb.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(facts.rating()).isEmpty();
    }

    @Test
    void damagedExifIsDataNotAFailure() throws Exception {
        long seed = 99;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] exif = new ExifBlock()
                .ascii(ExifBlock.MAIN, 0x10f, "Canon")
                .ascii(ExifBlock.SUB, 0x9003, "2021:05:06 07:08:09")
                .rational(ExifBlock.SUB, 0x829a, 1, 250)
                .bytes();
        int complained = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = exif.clone();
            for (int h = 0; h < 4; h++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            complained += facts(segment("Exif\0\0", damaged)).complaints().isEmpty() ? 0 : 1;
        }
        assertThat(complained).isPositive();
    }

    @Test
    void cameraPhotosTellTheirCamera() throws Exception {
        Map<String, CaptureFacts> found = new TreeMap<>();
        for (Path photo : Material.files("photos/cameras")) {
            try (Rendition rendition = reader.read(photo)) {
                found.put(photo.getFileName().toString(), rendition.facts());
            }
        }
        assertThat(found.get("Nikon_D90.jpg").camera().model()).contains("NIKON D90");
        assertThat(found.get("Sanyo_S1.JPG").moment().suspect()).isTrue();
        assertThat(found.values())
                .filteredOn(f -> f.camera().make().isPresent())
                .hasSizeGreaterThanOrEqualTo(19);
        assertThat(found.values())
                .filteredOn(f -> f.exposure().seconds().isPresent())
                .hasSizeGreaterThanOrEqualTo(18);
    }

    private CaptureFacts facts(byte[] segment) throws Exception {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + segment.length);
        out.put(jpeg, 0, 2).put(segment).put(jpeg, 2, jpeg.length - 2);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.jpg", out.array()))) {
            return rendition.facts();
        }
    }

    private static byte[] segment(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 2 + name.length() + content.length;
        out.write(0xff);
        out.write(0xe1);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
        return out.toByteArray();
    }
}
