// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileFileTest {
    @ParameterizedTest
    @EnumSource(HostileFile.class)
    void eachIsSmallHoweverMuchItAnnounces(HostileFile hostile, @TempDir Path folder) throws IOException {
        Path file = hostile.write(folder);
        assertThat(file).hasFileName(hostile.fileName()).hasBinaryContent(hostile.bytes());
        assertThat(hostile.bytes().length).isLessThan(100_000);
    }

    @Test
    void pngAnnouncesSixteenGibibytesOfPixels() {
        ByteBuffer png = ByteBuffer.wrap(HostileFile.HUGE_PNG.bytes());
        assertThat(png.getInt(12)).as("IHDR").isEqualTo(0x49484452);
        assertThat(png.getInt(16)).isEqualTo(65536);
        assertThat(png.getInt(20)).isEqualTo(65536);
    }

    @Test
    void pngChunkAnnouncesFourGibibytes() {
        ByteBuffer png = ByteBuffer.wrap(HostileFile.LONG_CHUNK_PNG.bytes());
        assertThat(png.getInt(37)).as("IDAT").isEqualTo(0x49444154);
        assertThat(Integer.toUnsignedLong(png.getInt(33))).isEqualTo((1L << 32) - 1);
    }

    @Test
    void jpegAnnouncesFourGigapixels() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(HostileFile.HUGE_JPEG.bytes()))) {
            reader.setInput(in);
            assertThat(reader.getWidth(0)).isEqualTo(65500);
            assertThat(reader.getHeight(0)).isEqualTo(65500);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void truncatedJpegStartsSoundAndHasNoEnd() {
        byte[] jpeg = HostileFile.TRUNCATED_JPEG.bytes();
        assertThat(jpeg).startsWith(0xFF, 0xD8);
        assertThat(java.util.Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length))
                .isNotEqualTo(new byte[] {-1, (byte) 0xD9});
        assertThat(jpeg.length).isGreaterThan(5_000);
    }
}
