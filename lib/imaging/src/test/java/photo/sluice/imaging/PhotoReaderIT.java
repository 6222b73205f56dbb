// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

class PhotoReaderIT extends Reading {
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "tiff", "bmp", "gif"})
    void everyDecodedFormatGivesItsColours(String extension) throws Exception {
        Path photo =
                Pictures.file(folder, "a." + extension, Pictures.encoded(Pictures.quarters(400, 300), "." + extension));
        try (Rendition rendition = reader.read(photo)) {
            assertThat(rendition.format().code()).startsWith(extension.substring(0, 2));
            assertThat(rendition.width()).isEqualTo(400);
            assertThat(rendition.height()).isEqualTo(300);
            assertThat(rendition.byteSize()).isEqualTo(Files.size(photo));
            Quarters.assertUpright(rendition.colour(), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationComesOutUpright(int orientation) throws Exception {
        byte[] jpeg = Pictures.withOrientation(Pictures.jpeg(Pictures.quarters(2000, 1200), 95), orientation);
        try (Rendition rendition = reader.read(Pictures.file(folder, "a.jpg", jpeg))) {
            boolean swapped = orientation >= 5;
            assertThat(rendition.width()).isEqualTo(swapped ? 1200 : 2000);
            assertThat(rendition.colour().cols()).isEqualTo(swapped ? 600 : 1000);
            Quarters.assertUpright(rendition.colour(), orientation);
            assertTilesLieWhereTheLayoutSays(rendition);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "1, 16", "3, 8", "3, 16", "4, 8", "4, 16"})
    void tiffOrientationIsAppliedOnce(int samples, int bits) throws Exception {
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] tiff = Tiffs.of(40, 20, orientation, samples, bits);
            try (Rendition rendition = reader.read(Pictures.file(folder, "o" + orientation + ".tif", tiff))) {
                boolean swapped = orientation >= 5;
                assertThat(rendition.colour().cols())
                        .as("orientation %d", orientation)
                        .isEqualTo(swapped ? 20 : 40);
                assertThat(brightCorner(rendition.colour()))
                        .as("orientation %d", orientation)
                        .isEqualTo(orientation);
            }
        }
    }

    @Test
    void sixteenBitsBecomeEight() throws Exception {
        for (String extension : new String[] {"png", "tiff"}) {
            Mat deep = new Mat(100, 100, CV_16UC3, new Scalar(0x2000, 0x8000, 0xff00, 0));
            Path photo = Pictures.file(folder, "deep." + extension, Pictures.encoded(deep, "." + extension));
            try (Rendition rendition = reader.read(photo)) {
                int[] pixel = pixel(rendition.colour(), 50, 50);
                assertThat(pixel[0]).isBetween(0x1f, 0x20);
                assertThat(pixel[1]).isBetween(0x7f, 0x80);
                assertThat(pixel[2]).isBetween(0xfe, 0xff);
            }
        }
    }

    @Test
    void greyBecomesColour() throws Exception {
        Mat grey = new Mat(100, 100, CV_8UC1, new Scalar(77.0));
        try (Rendition rendition = reader.read(Pictures.file(folder, "grey.png", Pictures.encoded(grey, ".png")))) {
            assertThat(pixel(rendition.colour(), 10, 10)).containsExactly(77, 77, 77);
        }
    }

    @Test
    void transparencyLiesOverWhite() throws Exception {
        Mat half = new Mat(100, 100, CV_8UC4, new Scalar(0, 0, 200, 128));
        for (String extension : new String[] {"png", "webp"}) {
            Path photo = Pictures.file(folder, "half." + extension, Pictures.encoded(half, "." + extension));
            try (Rendition rendition = reader.read(photo)) {
                int[] pixel = pixel(rendition.colour(), 50, 50);
                assertThat(pixel[0]).isBetween(122, 132);
                assertThat(pixel[2]).isBetween(222, 232);
            }
        }
    }

    @Test
    void largePhotoIsReducedAndSampled() throws Exception {
        Path photo = Pictures.file(folder, "large.jpg", Pictures.jpeg(Pictures.scene(5001, 3335, 1), 90));
        try (Rendition rendition = reader.read(photo)) {
            assertThat(rendition.colour().cols()).isEqualTo(1250);
            assertThat(rendition.colour().rows()).isEqualTo(833);
            assertThat(rendition.layout().columns()).isEqualTo(16);
            assertThat(rendition.tiles().total()).isLessThan(1_500_000);
            assertThat(rendition.quantTables().orElseThrow().quality()).contains(90);
            assertTilesLieWhereTheLayoutSays(rendition);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 33, 63, 65})
    void smallAndOddPhotosAreRead(int side) throws Exception {
        Path photo = Pictures.file(folder, "s.png", Pictures.encoded(Pictures.plain(side, side + 3, 9, 9, 9), ".png"));
        try (Rendition rendition = reader.read(photo)) {
            assertThat(rendition.colour().cols()).isEqualTo(side);
            assertThat(rendition.tiles().rows()).isEqualTo(Math.min(64, side + 3));
        }
    }

    @Test
    void longStripIsRead() throws Exception {
        Path photo = Pictures.file(folder, "strip.png", Pictures.encoded(Pictures.plain(9000, 1, 9, 9, 9), ".png"));
        try (Rendition rendition = reader.read(photo)) {
            assertThat(rendition.colour().cols()).isEqualTo(1125);
            assertThat(rendition.colour().rows()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoPhotoSaysSo() {
        assertUnreadable(Pictures.file(folder, "a.jpg", new byte[0]), Reason.EMPTY);
        byte[] text = "Dear diary, this is no photo.".getBytes(StandardCharsets.UTF_8);
        assertUnreadable(Pictures.file(folder, "b.jpg", text), Reason.NOT_A_PHOTO);
        assertUnreadable(folder.resolve("gone.jpg"), Reason.VANISHED);
        assertUnreadable(folder, Reason.NOT_A_PHOTO);
    }

    @Test
    void limitsAreKept() {
        Path photo = Pictures.file(folder, "a.png", Pictures.encoded(Pictures.plain(200, 100, 1, 2, 3), ".png"));
        try (PhotoReader small = new PhotoReader(new Limits(19_999, 1 << 20));
                PhotoReader few = new PhotoReader(new Limits(1_000_000, 20))) {
            assertThatThrownBy(() -> small.read(photo)).hasMessageContaining("too-large");
            assertThatThrownBy(() -> few.read(photo)).hasMessageContaining("too-large");
        }
    }

    @Test
    void anotherVersionOnDiskIsNotRead() throws Exception {
        Path photo = Pictures.file(folder, "a.png", Pictures.encoded(Pictures.plain(20, 20, 1, 2, 3), ".png"));
        long size = Files.size(photo);
        Files.setLastModifiedTime(photo, FileTime.fromMillis(1_000_000));
        reader.read(photo, size, 1_000_000).close();
        assertReason(() -> reader.read(photo, size + 1, 1_000_000), Reason.CHANGED);
        assertReason(() -> reader.read(photo, size, 1_000_001), Reason.CHANGED);
    }

    @Test
    void damagedPixelsOfASoundHeaderAreCorrupt() throws IOException {
        byte[] png = Pictures.encoded(Pictures.scene(300, 300, 2), ".png");
        for (int i = 60; i < png.length - 40; i++) {
            png[i] ^= 0x55;
        }
        // Chunk lengths hit: still a verdict, never a crash.
        assertThatThrownBy(() -> reader.read(Pictures.file(folder, "a.png", png)))
                .isInstanceOf(UnreadablePhoto.class);
    }

    @Test
    void closedRenditionRefusesItsPictures() throws Exception {
        Path photo = Pictures.file(folder, "a.png", Pictures.encoded(Pictures.plain(9, 9, 1, 2, 3), ".png"));
        Rendition rendition = reader.read(photo);
        rendition.close();
        rendition.close();
        assertThatThrownBy(rendition::colour).isInstanceOf(IllegalStateException.class);
        assertThat(rendition.format()).isEqualTo(Format.PNG);
    }

    private void assertUnreadable(Path path, Reason reason) {
        assertReason(() -> reader.read(path), reason);
    }

    private static void assertReason(org.assertj.core.api.ThrowableAssert.ThrowingCallable read, Reason reason) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        UnreadablePhoto.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static int[] pixel(Mat colour, int x, int y) {
        try (UByteIndexer at = colour.createIndexer()) {
            return new int[] {at.get(y, x, 0), at.get(y, x, 1), at.get(y, x, 2)};
        }
    }

    /** Compares each tile's middle with the same place of the reduced picture. */
    private static void assertTilesLieWhereTheLayoutSays(Rendition rendition) {
        TileLayout layout = rendition.layout();
        double scale = (double) rendition.colour().cols() / rendition.width();
        int far = 0;
        try (UByteIndexer tiles = rendition.tiles().createIndexer()) {
            for (int row = 0; row < layout.rows(); row++) {
                for (int column = 0; column < layout.columns(); column++) {
                    double x = layout.lefts().get(column) + layout.tileWidth() / 2.0;
                    double y = layout.tops().get(row) + layout.tileHeight() / 2.0;
                    int[] p = pixel(rendition.colour(), (int) (x * scale), (int) (y * scale));
                    double luma = 0.114 * p[0] + 0.587 * p[1] + 0.299 * p[2];
                    int found = tiles.get(
                            row * layout.tileHeight() + layout.tileHeight() / 2,
                            column * layout.tileWidth() + layout.tileWidth() / 2);
                    far += Math.abs(found - luma) > 12 ? 1 : 0;
                }
            }
        }
        // At edges the reduced picture mixes what the tile keeps apart.
        assertThat(far).isLessThanOrEqualTo(layout.columns() * layout.rows() / 6);
    }

    /** The orientation whose stored top left corner lies where the bright block is. */
    private static int brightCorner(Mat colour) {
        int w = colour.cols() - 3;
        int h = colour.rows() - 3;
        boolean landscape = colour.cols() > colour.rows();
        int[] byCorner = landscape ? new int[] {1, 2, 4, 3} : new int[] {5, 6, 8, 7};
        int[][] corners = {{2, 2}, {w, 2}, {2, h}, {w, h}};
        for (int i = 0; i < 4; i++) {
            if (pixel(colour, corners[i][0], corners[i][1])[0] > 128) {
                return byCorner[i];
            }
        }
        return -1;
    }
}
