// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.testkit.scene.Scene;

class JpegTest {
    private static final byte[] PLAIN = Shot.of(Scene.HARBOUR, 96, 64, 3).jpeg();

    @Test
    void sameShotGivesSameBytes() {
        assertThat(Shot.of(Scene.HARBOUR, 96, 64, 3).jpeg()).isEqualTo(PLAIN);
        assertThat(Shot.of(Scene.HARBOUR, 96, 64, 4).jpeg()).isNotEqualTo(PLAIN);
    }

    @Test
    void exifStandsRightBehindTheStartOfTheImage() {
        byte[] jpeg = Jpeg.withExif(PLAIN, Exif.none().make("B").tiff(96, 64));
        assertThat(jpeg).startsWith(0xFF, 0xD8, 0xFF, 0xE1);
        assertThat(new String(jpeg, 6, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("Exif");
    }

    @Test
    void segmentsLeaveThePixelsAsTheyWere() throws IOException {
        byte[] dressed = Jpeg.withComment(
                Jpeg.withXmp(Jpeg.withExif(PLAIN, Exif.none().make("B").tiff(96, 64)), Xmp.rating(3)), "hello");
        assertThat(pixels(dressed)).isEqualTo(pixels(PLAIN));
    }

    @Test
    void embeddedRatingIsReadBack() throws Exception {
        byte[] jpeg = Shot.of(Scene.HARBOUR, 96, 64, 3)
                .with(Exif.none().rating(4))
                .withXmp(Xmp.rating(4))
                .jpeg();
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
        XmpDirectory xmp = metadata.getFirstDirectoryOfType(XmpDirectory.class);
        assertThat(xmp.getXMPMeta().getPropertyInteger("http://ns.adobe.com/xap/1.0/", "Rating"))
                .isEqualTo(4);
    }

    @Test
    void copiesDifferInTheirCommentAlone(@TempDir Path folder) throws Exception {
        List<Path> copies = Drop.copies(PLAIN, folder, "bench", 3);
        assertThat(copies).hasSize(3).allSatisfy(file -> assertThat(file).exists());
        assertThat(copies.get(2)).hasFileName("bench_00003.jpg");
        assertThat(Files.readAllBytes(copies.get(0))).isNotEqualTo(Files.readAllBytes(copies.get(1)));
        assertThat(pixels(Files.readAllBytes(copies.get(1)))).isEqualTo(pixels(PLAIN));
        Metadata metadata = ImageMetadataReader.readMetadata(copies.get(1).toFile());
        String comment = metadata.getFirstDirectoryOfType(JpegCommentDirectory.class)
                .getString(JpegCommentDirectory.TAG_COMMENT);
        assertThat(comment).isEqualTo("copy bench_00002");
    }

    @Test
    void aWrittenShotLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path file = Shot.of(Scene.HARBOUR, 96, 64, 3).write(folder.resolve("IMG_1.JPG"));
        assertThat(file).hasBinaryContent(PLAIN);
        assertThat(folder.toFile().list()).containsExactly("IMG_1.JPG");
    }

    @Test
    void whatIsNoJpegOrTooLongIsRefused() {
        assertThatThrownBy(() -> Jpeg.withComment(new byte[] {1, 2, 3, 4, 5}, "x"))
                .hasMessageContaining("not a JPEG");
        assertThatThrownBy(() -> Jpeg.withComment(PLAIN, "x".repeat(65534))).hasMessageContaining("65533");
    }

    private static int[] pixels(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
