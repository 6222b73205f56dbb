// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ends of formats that have boxes, directories or lengths: files made here, and real ones cut off anywhere. */
class EndsTest {
    @TempDir
    Path folder;

    private boolean whole(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.write(part);
        Path file = Files.write(folder.resolve("file"), all.toByteArray());
        return Contents.whole(file, all.size());
    }

    /** Size, type and as many bytes, none of them zero. */
    private static byte[] box(String type, int content) {
        ByteBuffer box = ByteBuffer.allocate(8 + content).putInt(8 + content);
        box.put(type.getBytes(StandardCharsets.ISO_8859_1));
        while (box.hasRemaining()) box.put((byte) 7);
        return box.array();
    }

    @Test
    void boxesEndWithTheLastByteAndHoldThePicture() throws Exception {
        byte[] begin = box("ftyp", 16);
        assertThat(whole(begin, box("meta", 50), box("mdat", 500))).isTrue();
        assertThat(whole(begin, box("moov", 50), box("uuid", 9), box("mdat", 500)))
                .as("CR3")
                .isTrue();
        assertThat(whole(begin, box("meta", 50)))
                .as("the picture is still to come")
                .isFalse();
        assertThat(whole(begin, box("meta", 50), box("mdat", 500), new byte[] {0, 0, 0, 9}))
                .isFalse();
        assertThat(whole(begin, box("meta", 50), new byte[] {0, 0, 0, 0, 'm', 'd', 'a', 't', 1}))
                .as("open length")
                .isFalse();
    }

    @Test
    void boxesFilledWithZerosAreSpaceThatIsReserved() throws Exception {
        byte[] picture = box("mdat", 500);
        java.util.Arrays.fill(picture, 8, picture.length, (byte) 0);
        assertThat(whole(box("ftyp", 16), box("meta", 50), picture)).isFalse();
    }

    @Test
    void jpegXlNeedsTheLastPartOfItsCodestream() throws Exception {
        byte[] begin = "\0\0\0\fJXL \r\n\u0087\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] middle = {0, 0, 0, 13, 'j', 'x', 'l', 'p', 0, 0, 0, 1, 7};
        byte[] last = {0, 0, 0, 13, 'j', 'x', 'l', 'p', (byte) 0x80, 0, 0, 2, 7};
        assertThat(whole(begin, box("ftyp", 8), middle)).isFalse();
        assertThat(whole(begin, box("ftyp", 8), middle, last)).isTrue();
        assertThat(whole(begin, box("ftyp", 8), box("jxlc", 99))).isTrue();
    }

    /** Header, one directory with one strip, the strip at its end. */
    private static byte[] tiff(ByteOrder order, int strip) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + strip).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x111).putShort((short) 4).putInt(1).putInt(38);
        tiff.putShort((short) 0x117).putShort((short) 4).putInt(1).putInt(strip).putInt(0);
        while (tiff.hasRemaining()) tiff.put((byte) 7);
        return tiff.array();
    }

    @Test
    void tiffEndsWhereItsDirectoriesPointLast() throws Exception {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            byte[] tiff = tiff(order, 9000);
            assertThat(whole(tiff)).isTrue();
            assertThat(whole(java.util.Arrays.copyOf(tiff, tiff.length - 1))).isFalse();
            assertThat(whole(tiff, box("more", 5000)))
                    .as("what follows may not be at its end")
                    .isFalse();
        }
    }

    @Test
    void gifBmpAndRafSayWhereTheyEnd() throws Exception {
        assertThat(whole("GIF89a....".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 0x3b}))
                .isTrue();
        assertThat(whole("GIF89a....".getBytes(StandardCharsets.US_ASCII), new byte[] {1, 0x3b}))
                .isFalse();
        byte[] bmp = {'B', 'M', 20, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
        assertThat(whole(bmp)).isTrue();
        assertThat(whole(java.util.Arrays.copyOf(bmp, 19))).isFalse();
        ByteBuffer raf = ByteBuffer.allocate(1000);
        raf.put("FUJIFILMCCD-RAW ".getBytes(StandardCharsets.US_ASCII)).position(84);
        raf.putInt(108).putInt(100).putInt(208).putInt(100).putInt(308).putInt(692);
        raf.put(999, (byte) 1);
        assertThat(whole(raf.array())).isTrue();
        assertThat(whole(java.util.Arrays.copyOf(raf.array(), 998))).isFalse();
    }

    @Test
    @Timeout(20)
    void directoriesInACircleAndEndlessOnesAreGivenUp() throws Exception {
        byte[] circle = tiff(ByteOrder.LITTLE_ENDIAN, 100);
        ByteBuffer.wrap(circle).order(ByteOrder.LITTLE_ENDIAN).putInt(34, 8); // the next directory is this one
        assertThat(whole(circle)).isTrue();
        byte[] hostile = new byte[1 << 20];
        new Random(1).nextBytes(hostile);
        ByteBuffer.wrap(hostile)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II*\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1000);
        assertThat(whole(hostile)).isFalse();
    }

    private static List<Path> real() throws IOException {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path material = above.resolveSibling("shared").resolve("material");
            if (!Files.isDirectory(material)) continue;
            try (Stream<Path> files = Stream.concat(
                    Files.walk(material.resolve("photos/formats")), Files.walk(material.resolve("raws")))) {
                return files.filter(Files::isRegularFile).sorted().toList();
            }
        }
        return List.of();
    }

    @Test
    void realFilesAreWholeAtTheirEndAndNowhereBefore() throws Exception {
        List<Path> real = real();
        Assumptions.assumeFalse(real.isEmpty(), "no ../shared/material here");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int whole = 0;
        for (Path file : real) {
            byte[] bytes = Files.readAllBytes(file);
            if (!Contents.whole(file, bytes.length)) continue;
            whole++;
            Path copy = Files.write(folder.resolve("copy"), bytes);
            long size = bytes.length;
            for (int cut = 0; cut < 12 && size > 16; cut++) {
                size -= 1 + random.nextInt((int) Math.min(size / 2, cut < 4 ? 3000 : Integer.MAX_VALUE));
                try (var channel = Files.newByteChannel(copy, StandardOpenOption.WRITE)) {
                    channel.truncate(size);
                }
                assertThat(Contents.whole(copy, size))
                        .as("%s cut at %d, seed %d", file, size, seed)
                        .isFalse();
                try (RandomAccessFile reserving = new RandomAccessFile(copy.toFile(), "rw")) {
                    reserving.setLength(bytes.length);
                }
                assertThat(bytes.length - size > 64 * 1024 && Contents.whole(copy, bytes.length))
                        .as("%s reserved from %d on, seed %d", file, size, seed)
                        .isFalse();
            }
        }
        assertThat(whole).as("files that tell their end").isGreaterThan(35);
    }
}
