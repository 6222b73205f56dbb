// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/** HEIF, AVIF, JPEG XL and CR3: sizes are known, and refused, before a decoder sees the file. */
class BoxGuardsTest {
    private static final long PIXELS = 1_000_000;

    @Test
    void largestPictureOfAHeifCounts() throws UnreadablePhoto {
        Header header = inspect(heif("heic", ispe(512, 512), ispe(900, 700), ispe(320, 240)));
        assertThat(header.format()).isEqualTo(Format.HEIC);
        assertThat(header.width()).isEqualTo(900);
        assertThat(header.height()).isEqualTo(700);
        assertThat(inspect(heif("avif", ispe(40, 30))).format()).isEqualTo(Format.AVIF);
    }

    @Test
    void heifOfTooManyPixelsIsTooLarge() {
        assertRefused(heif("heic", ispe(2000, 2000)), Reason.TOO_LARGE);
        assertRefused(heif("heic", ispe(0xffffffff, 0xffffffff)), Reason.TOO_LARGE);
    }

    @Test
    void heifWithoutASizeIsCorrupt() {
        assertRefused(heif("heic"), Reason.CORRUPT);
        assertRefused(heif("heic", ispe(0, 0)), Reason.CORRUPT);
        assertRefused(box("ftyp", text("heic    mif1")), Reason.CORRUPT);
    }

    @Test
    void heifBoxBeyondTheEndIsTruncated() {
        byte[] whole = joined(heif("heic", ispe(40, 30)), box("mdat", new byte[1000]));
        assertRefused(java.util.Arrays.copyOf(whole, whole.length - 1), Reason.TRUNCATED);
    }

    @Test
    void boxesThatLoopOrClaimNothingEnd() {
        ByteBuffer endless = ByteBuffer.allocate(80_000);
        endless.put(box("ftyp", text("heic    mif1")));
        while (endless.remaining() > 8) {
            endless.putInt(8).put(text("free"));
        }
        assertRefused(endless.array(), Reason.CORRUPT);
        byte[] nested = new byte[0];
        for (int i = 0; i < 3000; i++) {
            nested = box("moov", nested);
        }
        assertRefused(joined(box("ftyp", text("heic    mif1")), nested), Reason.CORRUPT);
    }

    /** Sizes as ISO 18181-1 writes them, least significant bit first, spelt out by hand. */
    @ParameterizedTest
    @CsvSource({
        // small 1, height/8-1 = 31, ratio 1:1 -> 256x256
        "1 11111 100, 256, 256",
        // small 1, height/8-1 = 0, ratio 0, width/8-1 = 1 -> 16x8
        "1 00000 000 10000, 16, 8",
        // small 0, selector 0 (9 bits), height-1 = 299, ratio 3 (4:3) -> 400x300
        "0 00 110101001 110, 400, 300",
        // small 0, selector 1 (13 bits), height-1 = 1, ratio 0, selector 0, width-1 = 2 -> 3x2
        "0 10 1000000000000 000 00 010000000, 3, 2"
    })
    void sizeOfAJpegXlStandsInItsFirstBits(String bits, int width, int height) throws UnreadablePhoto {
        byte[] codestream = codestream(bits);
        byte[] split = joined(new byte[] {0, 0, 0, 0}, codestream);
        byte[] contained = joined(
                new byte[] {0, 0, 0, 12, 'J', 'X', 'L', ' ', '\r', '\n', (byte) 0x87, '\n'},
                box("ftyp", text("jxl     jxl ")),
                box("xml ", text("<x/>")));
        for (byte[] file : new byte[][] {
            codestream, joined(contained, box("jxlc", codestream)), joined(contained, box("jxlp", split))
        }) {
            Header header = inspect(file);
            assertThat(header.format()).isEqualTo(Format.JXL);
            assertThat(header.width()).isEqualTo(width);
            assertThat(header.height()).isEqualTo(height);
        }
    }

    @Test
    void jpegXlOfAGigapixelIsTooLarge() {
        // selector 3 (30 bits): 2^30 high, ratio 2:1
        assertRefused(codestream("0 11 " + "1".repeat(30) + " 111"), Reason.TOO_LARGE);
    }

    @Test
    void sizeOfACr3IsThatOfItsLargestTrack() throws UnreadablePhoto {
        byte[] file =
                joined(box("ftyp", text("crx     isom")), box("moov", joined(track(160, 120), track(6000, 4000))));
        Header header = Router.inspect(bytes(file), 100_000_000);
        assertThat(header.format()).isEqualTo(Format.CR3);
        assertThat(header.width()).isEqualTo(6000);
        assertThat(header.height()).isEqualTo(4000);
    }

    private static byte[] track(int width, int height) {
        ByteBuffer entry = ByteBuffer.allocate(8 + 8 + 24 + 4 + 20);
        entry.putInt(0).putInt(1).putInt(56).put(text("CRAW"));
        entry.position(40);
        entry.putShort((short) width).putShort((short) height);
        return box("trak", box("mdia", box("minf", box("stbl", box("stsd", entry.array())))));
    }

    private static byte[] heif(String brand, byte[]... properties) {
        byte[] meta = joined(new byte[4], box("iprp", box("ipco", joined(properties))));
        return joined(box("ftyp", text(brand + "    mif1" + brand)), box("meta", meta));
    }

    private static byte[] ispe(int width, int height) {
        return box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    }

    private static byte[] codestream(String bits) {
        String all = bits.replace(" ", "");
        ByteBuffer out = ByteBuffer.allocate(2 + 16).put((byte) 0xff).put((byte) 0x0a);
        for (int i = 0; i < all.length(); i++) {
            int at = 2 + i / 8;
            out.put(at, (byte) (out.get(at) | (all.charAt(i) - '0') << i % 8));
        }
        return out.array();
    }

    private static byte[] box(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length)
                .putInt(8 + data.length)
                .put(text(type))
                .put(data)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            out.put(part);
        }
        return out.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Bytes bytes(byte[] file) {
        return new Bytes(ByteBuffer.wrap(file), "photo");
    }

    private static Header inspect(byte[] file) throws UnreadablePhoto {
        return Router.inspect(bytes(file), PIXELS);
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> inspect(file))
                .isInstanceOfSatisfying(
                        UnreadablePhoto.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
