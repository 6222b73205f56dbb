// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.imaging.raw.RawFile.field;

import org.junit.jupiter.api.Test;
import photo.sluice.imaging.format.Bytes;

class Cr3Test {
    private static final String CANON =
            "\u0085\u00c0\u00b6\u0087\u0082\u000f\u0011\u00e0\u0081\u0011\u00f4\u00ce\u0046\u002b\u006a\u0048";
    private static final String PREVIEW =
            "\u00ea\u00f4\u002b\u005e\u001c\u0098\u004b\u0088\u00b9\u00fb\u00b7\u00dc\u0040\u006e\u004d\u0016";
    private static final String XMP =
            "\u00be\u007a\u00cf\u00cb\u0097\u00a9\u0042\u00e8\u009c\u0071\u0099\u0094\u0091\u00e3\u00af\u00ac";

    /** Boxes by hand: size and type of each, where its content begins two columns in. */
    private static RawFile file() {
        return RawFile.big(2000)
                .u32(0, 24)
                .text(4, "ftypcrx ")
                .u32(24, 576)
                .text(28, "moov") // to 600
                .u32(32, 260)
                .text(36, "uuid")
                .text(40, CANON) // to 292
                .u32(56, 40)
                .text(60, "CMT1")
                .text(64, "MM\0*")
                .u32(68, 8) // a TIFF block: orientation 6
                .ifd(72, 0, field(0x112, RawFile.SHORT, 1, 6))
                .u32(96, 16)
                .text(100, "CMT2")
                .text(104, "MM\0*")
                .u32(112, 180)
                .text(116, "THMB")
                .u16(124, 160)
                .u16(126, 120)
                .u32(128, 100)
                .jpeg(136, 0xc0, 160, 120)
                .u32(292, 108)
                .text(296, "trak") // to 400
                .u32(300, 100)
                .text(304, "mdia")
                .u32(308, 92)
                .text(312, "minf")
                .u32(316, 84)
                .text(320, "stbl")
                .u32(324, 20)
                .text(328, "stsz")
                .u32(336, 100)
                .u32(340, 1) // one sample of 100 bytes
                .u32(344, 24)
                .text(348, "co64")
                .u32(356, 1)
                .u64(360, 1500)
                .u32(400, 108)
                .text(404, "trak") // the sensor's data, to 508
                .u32(408, 100)
                .text(412, "mdia")
                .u32(416, 92)
                .text(420, "minf")
                .u32(424, 84)
                .text(428, "stbl")
                .u32(432, 20)
                .text(436, "stsz")
                .u32(444, 100)
                .u32(448, 1)
                .u32(452, 24)
                .text(456, "co64")
                .u32(464, 1)
                .u64(468, 1700)
                .u32(600, 30)
                .text(604, "uuid")
                .text(608, XMP)
                .text(624, "<x/>  ")
                .u32(630, 156)
                .text(634, "uuid")
                .text(638, PREVIEW) // its box begins after 8 bytes more
                .u32(662, 124)
                .text(666, "PRVW")
                .u16(676, 1620)
                .u16(678, 1080)
                .u32(682, 100)
                .jpeg(686, 0xc0, 1620, 1080)
                .u32(1400, 1)
                .text(1404, "mdat")
                .u64(1408, 600) // a size of 8 bytes
                .u32(786, 614)
                .text(790, "free")
                .jpeg(1500, 0xc0, 6000, 4000)
                .jpeg(1700, 0xc3, 6288, 4056);
    }

    @Test
    void fullSizeJpegOfTheTrackIsFoundAndTurnedAsTheRaw() {
        assertThat(PreviewFinder.find(file().bytes())).contains(new Preview(1500, 100, 6000, 4000, 6));
    }

    @Test
    void previewIsTheNextBestThenTheThumbnail() {
        RawFile noTrack = file().text(1500, "\0\0");
        assertThat(PreviewFinder.find(noTrack.bytes())).contains(new Preview(686, 100, 1620, 1080, 6));
        RawFile neither = noTrack.text(686, "\0\0");
        assertThat(PreviewFinder.find(neither.bytes())).contains(new Preview(136, 100, 160, 120, 6));
    }

    @Test
    void exifBlocksAndXmpAreNamed() {
        Cr3 boxes = Cr3.of(file().bytes());
        assertThat(boxes.exif()).containsExactly(new Bytes.Part(64, 32), new Bytes.Part(104, 8));
        assertThat(boxes.xmp()).contains(new Bytes.Part(624, 6));
    }

    @Test
    void brokenBoxEndsTheWalkAndNoMore() {
        RawFile broken = file().u32(600, 3); // a box shorter than its own header
        assertThat(PreviewFinder.find(broken.bytes())).contains(new Preview(1500, 100, 6000, 4000, 6));
        RawFile beyond = file().u64(360, Long.MAX_VALUE);
        assertThat(PreviewFinder.find(beyond.bytes())).contains(new Preview(686, 100, 1620, 1080, 6));
    }
}
