// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

class RouterTest {
    private static final long PIXELS = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "'....ftypheic....mif1', heic",
        "'....ftypmif1....avif', avif",
        "'....ftypmif1....heic', heic",
        "'....ftypcrx ....crx ', cr3",
        "FUJIFILMCCD-RAW 0201, raf",
        "IIRO............, orf",
        "8BPS............, psd",
        "FOVb............, x3f"
    })
    void formatIsToldByTheFirstBytes(String start, String code) throws UnreadablePhoto {
        byte[] bytes = ascii(start + ".".repeat(64));
        if (start.startsWith("....")) {
            bytes[0] = bytes[1] = bytes[2] = 0;
            bytes[3] = 20;
        }
        assertThat(Router.format(bytes(bytes)).code()).isEqualTo(code);
    }

    @Test
    void whatNobodyDecodesIsNamed() {
        UnreadablePhoto e = refused(ascii("8BPS............"));
        assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(e).hasMessageContaining("psd is not decoded");
    }

    @Test
    void filmIsNoPhoto() {
        byte[] film = ascii("....ftypisom....mp41" + ".".repeat(64));
        film[0] = film[1] = film[2] = 0;
        film[3] = 20;
        assertThat(refused(film).reason()).isEqualTo(Reason.NOT_A_PHOTO);
        assertThat(refused(ascii("<svg xmlns='x'/>")).reason()).isEqualTo(Reason.NOT_A_PHOTO);
        assertThat(refused(new byte[] {1}).reason()).isEqualTo(Reason.NOT_A_PHOTO);
    }

    @Test
    void tiffWithDngVersionIsDng() throws UnreadablePhoto {
        assertRaw(tiff(new int[][] {{256, 4, 160}, {257, 4, 120}, {0xc612, 1, 1}}), "dng");
    }

    @Test
    void tiffWithSensorDataIsRaw() throws UnreadablePhoto {
        assertRaw(tiff(new int[][] {{256, 4, 6000}, {257, 4, 4000}, {262, 3, 32803}}), "raw");
        byte[] canon = tiff(new int[][] {{256, 4, 10}});
        canon[8] = 'C';
        canon[9] = 'R';
        canon[10] = 2;
        assertRaw(canon, "cr2");
    }

    @Test
    void plainTiffGivesItsSize() throws UnreadablePhoto {
        int[][] fields = {
            {256, 4, 10},
            {257, 4, 4},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 8},
            {277, 3, 1},
            {278, 4, 4},
            {279, 4, 40}
        };
        Header header = Router.inspect(bytes(tiff(fields)), PIXELS);
        assertThat(header.width()).isEqualTo(10);
        assertThat(header.height()).isEqualTo(4);
        fields[8][2] = 4000;
        assertThat(refused(tiff(fields)).reason()).as("strip beyond the file").isEqualTo(Reason.TRUNCATED);
        fields[8][2] = 39;
        assertThat(refused(tiff(fields)).reason()).as("too few bytes").isEqualTo(Reason.TRUNCATED);
        fields[7][2] = 1;
        assertThat(refused(tiff(fields)).reason()).as("4 strips, 1 named").isEqualTo(Reason.CORRUPT);
    }

    @Test
    void jpegSizeIsReadFromItsFrame() throws UnreadablePhoto {
        Header header = Router.inspect(bytes(jpeg(0xc0, 64, 48, 100, true)), PIXELS);
        assertThat(header.width()).isEqualTo(64);
        assertThat(header.height()).isEqualTo(48);
        assertThat(header.wholeInMemory()).isFalse();
        assertThat(header.tables().orElseThrow().quality()).contains(50);
    }

    @Test
    void jpegWithoutEndIsTruncatedAtItsEnd() {
        byte[] cut = jpeg(0xc0, 64, 48, 100, false);
        UnreadablePhoto e = refused(cut);
        assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(e.offset()).isEqualTo(cut.length);
    }

    @Test
    void jpegOfManyPixelsInFewBytesIsRefused() {
        assertThat(refused(jpeg(0xc0, 990, 990, 100, true)).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(refused(jpeg(0xc0, 4000, 4000, 70_000, true)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void progressiveJpegMayHaveHalfThePixels() throws UnreadablePhoto {
        assertThat(Router.inspect(bytes(jpeg(0xc0, 900, 900, 4000, true)), PIXELS)
                        .pixels())
                .isEqualTo(810_000);
        assertThat(refused(jpeg(0xc2, 900, 900, 4000, true)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void gifMayHaveFewerPixelsThanARowByRowPicture() {
        ByteBuffer gif = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        gif.put(ascii("GIF89a")).putShort((short) 600).putShort((short) 600).put(new byte[3]);
        gif.put((byte) 0x2c)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 600)
                .putShort((short) 600);
        gif.put((byte) 0).put((byte) 8).put((byte) 0);
        assertThat(refused(gif.array()).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void endlessScansAreTooLarge() {
        byte[] start = jpeg(0xc2, 700, 700, 4000, false);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0};
        ByteBuffer out =
                ByteBuffer.allocate(start.length + 6000 * scan.length + 2).put(start);
        for (int i = 0; i < 6000; i++) {
            out.put(scan);
        }
        out.put(new byte[] {(byte) 0xff, (byte) 0xd9});
        assertThat(refused(out.array()).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void losslessAndTwelveBitJpegAreUnsupported() {
        assertThat(refused(jpeg(0xc3, 64, 48, 100, true)).reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void gifFrameBeyondItsCanvasIsCorrupt() {
        ByteBuffer gif = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        gif.put(ascii("GIF89a")).putShort((short) 10).putShort((short) 10).put(new byte[3]);
        gif.put((byte) 0x2c)
                .putShort((short) 5)
                .putShort((short) 0)
                .putShort((short) 10)
                .putShort((short) 10);
        assertThat(refused(gif.array()).reason()).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void bmpWithoutItsRowsIsTruncated() {
        ByteBuffer bmp = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(ascii("BM"))
                .putInt(60)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(100)
                .putInt(-100);
        bmp.putShort((short) 1).putShort((short) 24).putInt(0);
        assertThat(refused(bmp.array()).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void webpShorterThanItSaysIsTruncated() {
        ByteBuffer webp = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(ascii("RIFF")).putInt(1000).put(ascii("WEBPVP8 "));
        assertThat(refused(webp.array()).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void everyPrefixOfEveryFormatIsAnswered() {
        List<byte[]> files = new ArrayList<>();
        files.add(jpeg(0xc0, 64, 48, 100, true));
        files.add(tiff(new int[][] {{256, 4, 10}, {257, 4, 4}, {273, 4, 8}, {279, 4, 40}}));
        for (byte[] file : files) {
            for (int length = 0; length < file.length; length++) {
                byte[] prefix = java.util.Arrays.copyOf(file, length);
                Throwable thrown = catchThrowable(() -> Router.inspect(bytes(prefix), PIXELS));
                if (length < file.length / 3) {
                    assertThat(thrown).isInstanceOf(UnreadablePhoto.class);
                } else if (thrown != null) {
                    assertThat(thrown).isInstanceOf(UnreadablePhoto.class);
                }
            }
        }
    }

    private static void assertRaw(byte[] file, String code) throws UnreadablePhoto {
        Format format = Router.format(bytes(file));
        assertThat(format.code()).isEqualTo(code);
        assertThat(format.raw()).isTrue();
    }

    private static UnreadablePhoto refused(byte[] file) {
        try {
            Router.inspect(bytes(file), PIXELS);
        } catch (UnreadablePhoto e) {
            return e;
        }
        throw new AssertionError("was let through");
    }

    private static Bytes bytes(byte[] file) {
        return new Bytes(ByteBuffer.wrap(file), "photo");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** SOI, the standard luma table (quality 50), a frame of one component, a scan of zeros and, if wanted, EOI. */
    private static byte[] jpeg(int frame, int width, int height, int data, boolean end) {
        int[] table = {
            16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58,
            51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103,
            62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
        };
        ByteBuffer b = ByteBuffer.allocate(200 + data);
        b.putShort((short) 0xffd8).putShort((short) 0xffdb).putShort((short) 67).put((byte) 0);
        for (int step : table) {
            b.put((byte) step);
        }
        b.put((byte) 0xff).put((byte) frame).putShort((short) 11).put((byte) 8);
        b.putShort((short) height).putShort((short) width).put(new byte[] {1, 1, 0x11, 0});
        b.putShort((short) 0xffda).putShort((short) 8).put(new byte[] {1, 1, 0, 0, 63, 0});
        b.put(new byte[data]);
        if (end) {
            b.putShort((short) 0xffd9);
        }
        return java.util.Arrays.copyOf(b.array(), b.position());
    }

    /** Little-endian TIFF of one directory with fields of tag, type (1 BYTE, 3 SHORT, 4 LONG) and one value. */
    private static byte[] tiff(int[][] fields) {
        ByteBuffer b = ByteBuffer.allocate(200 + 12 * fields.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put(ascii("II")).putShort((short) 42).putInt(60).position(60);
        b.putShort((short) fields.length);
        for (int[] field : fields) {
            b.putShort((short) field[0]).putShort((short) field[1]).putInt(1).putInt(field[2]);
        }
        return b.array();
    }
}
