// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RAW files that are built like a TIFF are told from it, whatever the thumbnail in their first directory looks like. */
class TiffLikeRawTest {
    private static final int SUB_IFDS = 330;

    @ParameterizedTest
    @CsvSource({
        "NIKON CORPORATION, nef",
        "SONY, arw",
        "PENTAX, pef",
        "RICOH IMAGING, pef",
        "SAMSUNG, srw",
        "Hasselblad, 3fr",
        "Phase One, iiq",
        "EPSON, raw"
    })
    void sensorDataInASubDirectoryMakeItRawOfItsMaker(String make, String code) throws UnreadablePhoto {
        assertThat(Router.format(bytes(thumbnailAnd(make, 262, 32803))).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"34713", "32767", "32770", "65535", "65000", "34892"})
    void compressionOfSensorsMakesItRaw(int compression) throws UnreadablePhoto {
        assertThat(Router.format(bytes(thumbnailAnd("X", 259, compression))).raw())
                .isTrue();
    }

    @Test
    void smallerPictureOfAPlainTiffMakesNoRaw() throws UnreadablePhoto {
        assertThat(Router.format(bytes(thumbnailAnd("Canon", 262, 2)))).isEqualTo(Format.TIFF);
    }

    @Test
    void directoriesThatNameEachOtherEnd() throws UnreadablePhoto {
        ByteBuffer loop = ByteBuffer.wrap(thumbnailAnd("", 262, 2)).order(ByteOrder.LITTLE_ENDIAN);
        int second = loop.getInt(8 + 2 + 12 * 4 + 8);
        assertThat(second).isEqualTo(100);
        loop.putInt(8 + 2 + 12 * 5, 100); // the chain goes on to the sub-directory ...
        loop.putInt(100 + 2 + 12 * 3, 8); // ... and from there back to the first
        assertThat(Router.format(bytes(loop.array()))).isEqualTo(Format.TIFF);
        assertThat(TiffDirectories.of(bytes(loop.array()))).hasSizeBetween(2, 3);
    }

    @Test
    void sizeIsThatOfTheLargestDirectory() throws UnreadablePhoto {
        Header header = Router.inspect(bytes(thumbnailAnd("NIKON", 262, 32803)), 100_000_000);
        assertThat(header.width()).isEqualTo(6032);
        assertThat(header.height()).isEqualTo(4032);
    }

    @Test
    void pagedBytesSayTheSame() throws UnreadablePhoto {
        byte[] file = java.util.Arrays.copyOf(thumbnailAnd("SONY", 262, 32803), 300_000);
        int[] fetched = {0};
        Bytes paged = new Bytes(
                (at, into) -> {
                    fetched[0] += into.remaining();
                    into.put(file, (int) at, into.remaining());
                },
                file.length,
                "photo");
        assertThat(Router.inspect(paged, 100_000_000)).isEqualTo(Router.inspect(bytes(file), 100_000_000));
        assertThat(fetched[0]).as("bytes fetched").isLessThan(140_000);
    }

    /** A first directory of 160x120 with a maker and one sub-directory of 6032x4032, at byte 100, with one more field. */
    private static byte[] thumbnailAnd(String make, int tag, int value) {
        ByteBuffer b = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        b.put(text("II")).putShort((short) 42).putInt(8);
        b.putShort((short) 5);
        field(b, 254, 1);
        field(b, 256, 160);
        field(b, 257, 120);
        b.putShort((short) 271)
                .putShort((short) 2)
                .putInt(Math.max(5, make.length() + 1))
                .putInt(200);
        field(b, SUB_IFDS, 100);
        b.putInt(0);
        b.position(100);
        b.putShort((short) 3);
        field(b, 256, 6032);
        field(b, 257, 4032);
        field(b, tag, value);
        b.putInt(0);
        b.position(200);
        b.put(text(make));
        if (tag == 262 && value == 2) {
            b.putInt(8 + 2 + 8, 0); // not marked as a preview either
        }
        return b.array();
    }

    private static void field(ByteBuffer b, int tag, int value) {
        b.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Bytes bytes(byte[] file) {
        return new Bytes(ByteBuffer.wrap(file), "photo");
    }
}
