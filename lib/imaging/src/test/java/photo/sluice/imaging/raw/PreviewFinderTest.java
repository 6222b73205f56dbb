// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.imaging.raw.RawFile.field;
import static photo.sluice.imaging.raw.RawFile.number;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewFinderTest {
    private static final int BASELINE = 0xc0;
    private static final int LOSSLESS = 0xc3;

    @Test
    void cr2HasItAsTheStripOfItsFirstDirectory() {
        RawFile cr2 = RawFile.little(1000)
                .header("II*\0", 16)
                .text(8, "CR\2\0")
                .ifd(
                        16,
                        100,
                        number(0x103, 6),
                        number(0x111, 300),
                        field(0x112, RawFile.SHORT, 1, 8),
                        number(0x117, 100))
                .ifd(100, 200, number(0x201, 500), number(0x202, 100)) // the thumbnail
                .ifd(200, 0, number(0x103, 6), number(0x111, 700), number(0x117, 100)) // the sensor's data
                .jpeg(300, BASELINE, 5616, 3744)
                .jpeg(500, BASELINE, 160, 120)
                .jpeg(700, LOSSLESS, 5792, 3804);
        assertThat(PreviewFinder.find(cr2.bytes())).contains(new Preview(300, 100, 5616, 3744, 8));
    }

    @Test
    void nefHasItInOneOfItsSubDirectories() {
        RawFile nef = RawFile.big(1200)
                .header("MM\0*", 8)
                .ifd(8, 0, field(0x112, RawFile.SHORT, 1, 6), field(0x14a, RawFile.LONG, 2, 100))
                .u32(100, 200)
                .u32(104, 300)
                .ifd(200, 0, number(0x201, 600), number(0x202, 100))
                .ifd(300, 0, number(0x103, 34713), number(0x111, 900), number(0x117, 100))
                .jpeg(600, BASELINE, 6000, 4000);
        assertThat(PreviewFinder.find(nef.bytes())).contains(new Preview(600, 100, 6000, 4000, 6));
    }

    @Test
    void oldNefHasItInTheMakerNoteCountedFromThere() {
        RawFile nef = RawFile.big(1200)
                .header("MM\0*", 8)
                .ifd(8, 0, number(0x8769, 50))
                .ifd(50, 0, field(0x927c, RawFile.UNDEFINED, 500, 100))
                .text(100, "Nikon\0\2\20\0\0MM\0*") // its own TIFF begins at 110
                .u32(114, 8)
                .ifd(118, 0, number(0x11, 90)) // the preview's directory, at 110 + 90
                .ifd(200, 0, number(0x201, 290), number(0x202, 100)) // at 110 + 290
                .jpeg(400, BASELINE, 570, 375);
        assertThat(PreviewFinder.find(nef.bytes())).contains(new Preview(400, 100, 570, 375, 1));
    }

    @Test
    void arwAndItsLargerOneInALaterDirectory() {
        RawFile arw = RawFile.little(1000)
                .header("II*\0", 8)
                .ifd(8, 100, number(0x201, 300), number(0x202, 100), field(0x112, RawFile.SHORT, 1, 3))
                .ifd(100, 200, number(0x201, 400), number(0x202, 100))
                .ifd(200, 0, number(0x201, 500), number(0x202, 100))
                .jpeg(300, BASELINE, 1616, 1080)
                .jpeg(400, BASELINE, 160, 120)
                .jpeg(500, 0xc2, 7008, 4672);
        assertThat(PreviewFinder.find(arw.bytes())).contains(new Preview(500, 100, 7008, 4672, 3));
    }

    @Test
    void sensorDataOfADngIsNoPreviewEvenAsABaselineJpeg() {
        RawFile dng = RawFile.little(1000)
                .header("II*\0", 8)
                .ifd(8, 0, field(0x14a, RawFile.LONG, 2, 80))
                .u32(80, 100)
                .u32(84, 200)
                .ifd(100, 0, number(0x103, 7), number(0x106, 34892), number(0x111, 400), number(0x117, 100))
                .ifd(200, 0, number(0x103, 7), number(0x106, 6), number(0x111, 600), number(0x117, 100))
                .jpeg(400, BASELINE, 4000, 3000) // linear raw
                .jpeg(600, BASELINE, 1024, 768);
        assertThat(PreviewFinder.find(dng.bytes())).contains(new Preview(600, 100, 1024, 768, 1));
    }

    @Test
    void rw2HasAWholeJpegInAField() {
        RawFile rw2 = RawFile.little(500)
                .header("IIU\0", 24)
                .ifd(24, 0, field(0x2e, RawFile.UNDEFINED, 100, 200), field(0x112, RawFile.SHORT, 1, 6))
                .jpeg(200, BASELINE, 1920, 1440);
        assertThat(PreviewFinder.find(rw2.bytes())).contains(new Preview(200, 100, 1920, 1440, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLYMPUS\0II\3\0", "OM SYSTEM\0\0\0II\4\0"})
    void orfHasItInTheCameraSettingsCountedFromTheMakerNote(String head) {
        int note = 100;
        RawFile orf = RawFile.little(1000)
                .header("IIRS", 8)
                .ifd(8, 0, number(0x8769, 50))
                .ifd(50, 0, field(0x927c, RawFile.UNDEFINED, 700, note))
                .text(note, head)
                .ifd(note + head.length(), 0, field(0x2020, RawFile.IFD, 1, 100))
                .ifd(note + 100, 0, number(0x101, 300), number(0x102, 100))
                .jpeg(note + 300, BASELINE, 3200, 2400);
        assertThat(PreviewFinder.find(orf.bytes())).contains(new Preview(400, 100, 3200, 2400, 1));
    }

    @Test
    void pefHasItInTheMakerNoteCountedFromTheFile() {
        RawFile pef = RawFile.big(1000)
                .header("MM\0*", 8)
                .ifd(8, 0, number(0x8769, 50))
                .ifd(50, 0, field(0x927c, RawFile.UNDEFINED, 200, 100))
                .text(100, "AOC\0MM")
                .ifd(106, 0, number(0x3, 100), number(0x4, 600))
                .jpeg(600, BASELINE, 640, 480);
        assertThat(PreviewFinder.find(pef.bytes())).contains(new Preview(600, 100, 640, 480, 1));
    }

    @Test
    void srwHasItInAPreviewDirectoryOfTheMakerNote() {
        RawFile srw = RawFile.little(1000)
                .header("II*\0", 8)
                .ifd(8, 0, number(0x8769, 50))
                .ifd(50, 0, field(0x927c, RawFile.UNDEFINED, 400, 100))
                .ifd(100, 0, number(0x35, 50)) // at 100 + 50
                .ifd(150, 0, number(0x201, 500), number(0x202, 100))
                .jpeg(500, BASELINE, 1920, 1280);
        assertThat(PreviewFinder.find(srw.bytes())).contains(new Preview(500, 100, 1920, 1280, 1));
    }

    @Test
    void rafNamesItInItsHeaderAndTurnsItByTheExifInIt() {
        RawFile raf = RawFile.big(600)
                .text(0, "FUJIFILMCCD-RAW 0201")
                .u32(84, 150)
                .u32(88, 300)
                // SOI, APP1 of 42 bytes: Exif, big-endian, one field: orientation 8
                .text(150, "\u00ff\u00d8\u00ff\u00e1\0\52Exif\0\0MM\0*\0\0\0\10")
                .ifd(170, 0, field(0x112, RawFile.SHORT, 1, 8))
                .text(196, "\u00ff\u00c0\0\21\10\17\240\27\160\3"); // SOF0: 4000 rows of 6000
        assertThat(PreviewFinder.find(raf.bytes())).contains(new Preview(150, 300, 6000, 4000, 8));
    }

    @Test
    void ofTwoOfOneSizeTheLongerWins() {
        RawFile file = RawFile.little(1000)
                .header("II*\0", 8)
                .ifd(8, 100, number(0x201, 300), number(0x202, 100))
                .ifd(100, 0, number(0x201, 500), number(0x202, 101))
                .jpeg(300, BASELINE, 1616, 1080)
                .jpeg(500, BASELINE, 1616, 1080);
        assertThat(PreviewFinder.find(file.bytes()).map(Preview::offset)).contains(500L);
    }

    @Test
    void previewThatTheFileCutsOffIsNone() {
        RawFile file = RawFile.little(399).header("II*\0", 8).ifd(8, 0, number(0x201, 299), number(0x202, 101));
        file.jpeg(299, BASELINE, 1616, 1080);
        assertThat(PreviewFinder.find(file.bytes())).isEmpty();
    }

    @Test
    void twelveBitsFourColoursAndNoSizeAreNotUsable() {
        for (int at : new int[] {12, 13, 15, 17}) { // bits, height, width, components
            RawFile file = RawFile.little(500)
                    .header("II*\0", 8)
                    .ifd(8, 0, number(0x201, 300), number(0x202, 100))
                    .jpeg(300, BASELINE, 16, 10);
            assertThat(PreviewFinder.find(file.bytes())).isPresent();
            file.text(300 + at, at == 13 || at == 15 ? "\0\0" : at == 12 ? "\14" : "\4");
            assertThat(PreviewFinder.find(file.bytes())).as("byte %d", at).isEqualTo(Optional.empty());
        }
    }

    @Test
    void nothingIsFoundInWhatIsNoRaw() {
        assertThat(PreviewFinder.find(RawFile.little(0).bytes())).isEmpty();
        assertThat(PreviewFinder.find(RawFile.little(7).text(0, "II*").bytes())).isEmpty();
        assertThat(PreviewFinder.find(RawFile.little(500).text(0, "BM").bytes()))
                .isEmpty();
    }
}
