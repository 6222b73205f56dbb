// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoShootTest {
    private static final int WIDTH = 480;

    @TempDir
    private static Path folder;

    private static List<DemoPhoto> photos = List.of();

    @BeforeAll
    static void draw() throws IOException {
        photos = DemoShoot.draw(folder, 1, WIDTH);
    }

    @Test
    void everyNamedFileIsThereAndNothingElseButOneSidecar() {
        List<String> names = photos.stream().map(DemoPhoto::name).toList();
        assertThat(names).doesNotHaveDuplicates().isSorted().hasSize(33);
        assertThat(folder.toFile().list()).hasSize(34).containsAll(names).contains("DSC_2001.JPG.xmp");
    }

    @Test
    void everyKindIsShown() {
        Map<Expected, Long> kinds =
                photos.stream().collect(Collectors.groupingBy(DemoPhoto::expected, Collectors.counting()));
        assertThat(kinds).containsOnlyKeys(Expected.values());
        assertThat(kinds)
                .containsEntry(Expected.BURST_BEST, 1L)
                .containsEntry(Expected.BURST_REST, 4L)
                .containsEntry(Expected.BRACKET, 3L)
                .containsEntry(Expected.DEFOCUSED, 2L)
                .containsEntry(Expected.RATED, 2L)
                .containsEntry(Expected.CORRUPT, 1L);
        assertThat(Expected.DEFOCUSED.isFault() && Expected.SMALL.isFault()).isTrue();
        assertThat(Expected.GOOD.isFault() || Expected.BURST_REST.isFault()).isFalse();
    }

    @Test
    void everyPhotoButTheCorruptOneDecodes() throws IOException {
        for (DemoPhoto photo : photos) {
            byte[] bytes = Files.readAllBytes(folder.resolve(photo.name()));
            boolean whole = photo.name().endsWith(".png")
                    || ((bytes[bytes.length - 2] & 255) == 0xFF && (bytes[bytes.length - 1] & 255) == 0xD9);
            assertThat(whole).as(photo.name()).isEqualTo(photo.expected() != Expected.CORRUPT);
            if (whole) {
                assertThat(ImageIO.read(file(photo.name()))).as(photo.name()).isNotNull();
            }
        }
    }

    @Test
    void burstIsTakenWithinASecondAndItsBestFrameIsTheSharpest() throws Exception {
        Instant first = taken("IMG_0120.JPG");
        Instant last = taken("IMG_0124.JPG");
        assertThat(Duration.between(first, last)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        double best = detail("IMG_0122.JPG");
        for (String rest : List.of("IMG_0120.JPG", "IMG_0121.JPG", "IMG_0123.JPG", "IMG_0124.JPG")) {
            assertThat(detail(rest)).as(rest).isLessThan(best * 0.9);
        }
    }

    @Test
    void singleFramesAreMinutesApart() throws Exception {
        Instant one = taken("IMG_0101.JPG");
        Instant next = taken("IMG_0102.JPG");
        assertThat(Duration.between(one, next)).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void bracketSaysItsExposureBias() throws Exception {
        assertThat(shot("IMG_0130.JPG").getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_BIAS))
                .isZero();
        assertThat(shot("IMG_0131.JPG").getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_BIAS))
                .isEqualTo(-2);
        assertThat(shot("IMG_0132.JPG").getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_BIAS))
                .isEqualTo(2);
        assertThat(shot("IMG_0132.JPG").getInt(ExifSubIFDDirectory.TAG_EXPOSURE_MODE))
                .isEqualTo(2);
    }

    @Test
    void uprightPhotosAreStoredLyingAndSaySo() throws Exception {
        assertThat(image("IMG_0140.JPG").getInt(ExifIFD0Directory.TAG_ORIENTATION))
                .isEqualTo(6);
        assertThat(image("IMG_0141.JPG").getInt(ExifIFD0Directory.TAG_ORIENTATION))
                .isEqualTo(8);
        assertThat(ImageIO.read(file("IMG_0140.JPG")).getWidth()).isEqualTo(WIDTH);
        BufferedImage skyline = ImageIO.read(file("IMG_0141.JPG"));
        // turned counter-clockwise for showing, the right edge becomes the top: the sky, without lit windows
        int edge = skyline.getWidth() - 8;
        assertThat(contrast(skyline, edge)).isLessThan(contrast(skyline, skyline.getWidth() / 2) / 2);
    }

    @Test
    void personsRatingsAreInSidecarAndFile() throws Exception {
        assertThat(image("DSC_2002.JPG").getInt(0x4746)).isEqualTo(4);
        DocumentBuilderFactory parser = DocumentBuilderFactory.newInstance();
        parser.setNamespaceAware(true);
        var sidecar = parser.newDocumentBuilder().parse(file("DSC_2001.JPG.xmp"));
        var description = (org.w3c.dom.Element)
                sidecar.getElementsByTagNameNS("*", "Description").item(0);
        assertThat(description.getAttributeNS("http://ns.adobe.com/xap/1.0/", "Rating"))
                .isEqualTo("5");
        assertThat(description.getAttributeNS("https://example.org/ns/job/1.0/", "number"))
                .isNotEmpty();
        var tree = sidecar.getElementsByTagNameNS("http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject");
        assertThat(tree.item(0).getTextContent().strip()).isEqualTo("people|Alice");
    }

    @Test
    void monochromePhotoHasNoColour() throws IOException {
        BufferedImage grey = ImageIO.read(file("IMG_0142.JPG"));
        int rgb = grey.getRGB(grey.getWidth() / 2, grey.getHeight() / 2);
        assertThat(Math.abs((rgb >> 16 & 255) - (rgb & 255))).isLessThan(8);
    }

    private static File file(String name) {
        return folder.resolve(name).toFile();
    }

    private static Instant taken(String name) throws Exception {
        return shot(name).getDateOriginal().toInstant();
    }

    private static ExifSubIFDDirectory shot(String name) throws Exception {
        return ImageMetadataReader.readMetadata(file(name)).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    }

    private static ExifIFD0Directory image(String name) throws Exception {
        Metadata metadata = ImageMetadataReader.readMetadata(file(name));
        return metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    }

    private static double detail(String name) throws IOException {
        BufferedImage image = ImageIO.read(file(name));
        double sum = 0;
        for (int y = 1; y < image.getHeight(); y++) {
            for (int x = 1; x < image.getWidth(); x++) {
                int here = image.getRGB(x, y) >> 8 & 255;
                sum += Math.abs(here - (image.getRGB(x - 1, y) >> 8 & 255))
                        + Math.abs(here - (image.getRGB(x, y - 1) >> 8 & 255));
            }
        }
        return sum;
    }

    private static double contrast(BufferedImage image, int x) {
        double sum = 0;
        for (int y = 1; y < image.getHeight(); y++) {
            sum += Math.abs((image.getRGB(x, y) >> 8 & 255) - (image.getRGB(x, y - 1) >> 8 & 255));
        }
        return sum;
    }
}
